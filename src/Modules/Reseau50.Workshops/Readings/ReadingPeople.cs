using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;
using Reseau50.Cms.Text;

namespace Reseau50.Workshops.Readings;

/// <summary>Who was asked to read, and by whom. What was said of a text stays with it; whom nobody can answer for any more waits no longer.</summary>
internal sealed class ReadingPeople(SiteDb db, SiteTime time) : IPersonalData, IProcessings
{
    public string Name => "Relectures";
    public IReadOnlyList<Type> Tables => [typeof(WriteUpReading)];

    public IReadOnlyList<Processing> All { get; } =
    [
        new("Relectures des comptes-rendus", "Demander un second avis avant de publier.", "Mission d’intérêt public", "Personnes qui écrivent et relisent", "Qui demande, qui relit, dates, réponse et commentaire", "Qui peut modifier le compte-rendu", [],
            "La réponse reste avec le compte-rendu ; les personnes, jusqu’à la fermeture de leur compte.", "Rien n’en paraît sur le site."),
    ];

    public async Task<IReadOnlyList<PersonalTable>> ExportAsync(PersonalSubject who, CancellationToken ct)
    {
        var rows = await db.Set<WriteUpReading>().AsNoTracking().Where(r => r.ReaderId == who.AccountId || r.AskedBy == who.AccountId).OrderBy(r => r.AskedUtc).ThenBy(r => r.Id).ToListAsync(ct);
        return
        [
            new("relectures", ["Compte-rendu", "Votre rôle", "Demandée le", "Votre message", "Répondue le", "Votre commentaire"],
                [.. rows.Select(r => (IReadOnlyList<string?>)[r.WriteUpId, r.ReaderId == who.AccountId ? "vous relisez" : "vous demandez", Day(r.AskedUtc), r.AskedBy == who.AccountId ? r.Message : null, Day(r.AnsweredUtc), r.ReaderId == who.AccountId ? r.Comment : null])]),
        ];
    }

    public async Task EraseAsync(PersonalSubject who, CancellationToken ct)
    {
        var (id, other, now) = (who.AccountId, who.Pseudonym, time.UtcNow);
        await db.Set<WriteUpReading>().Where(r => r.ReaderId == id && r.Answer == null && r.EndedUtc == null).ExecuteUpdateAsync(s => s.SetProperty(r => r.EndedUtc, now).SetProperty(r => r.End, WriteUpReading.GivenBack), ct);
        await db.Set<WriteUpReading>().Where(r => r.ReaderId == id).ExecuteUpdateAsync(s => s.SetProperty(r => r.ReaderId, other), ct);
        await db.Set<WriteUpReading>().Where(r => r.AskedBy == id).ExecuteUpdateAsync(s => s.SetProperty(r => r.AskedBy, other), ct);
    }

    private string? Day(DateTime? utc) => utc is { } at ? FrenchDate.Machine(time.ToLocal(at)) : null;
}
