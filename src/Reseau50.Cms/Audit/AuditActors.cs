using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;

namespace Reseau50.Cms.Audit;

/// <summary>The journal keeps its lines; whoever left is in none of them.</summary>
internal sealed class AuditActors(SiteDb db, SiteTime time) : IPersonalData
{
    public string Name => "Journal";
    public IReadOnlyList<Type> Tables => [typeof(AuditLine)];

    public async Task<IReadOnlyList<PersonalTable>> ExportAsync(PersonalSubject who, CancellationToken ct)
    {
        var lines = await db.Set<AuditLine>().AsNoTracking().Where(l => l.Actor == who.AccountId || l.SubjectId == who.AccountId).OrderBy(l => l.AtUtc).ThenBy(l => l.Id).ToListAsync(ct);
        return [new("journal", ["Date", "Par vous", "Acte", "Ce qui s’est passé"],
            [.. lines.Select(l => (IReadOnlyList<string?>)[time.ToLocal(l.AtUtc).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), l.Actor == who.AccountId ? "oui" : "non", l.Action, l.Summary])])];
    }

    public async Task EraseAsync(PersonalSubject who, CancellationToken ct)
    {
        var lines = db.Set<AuditLine>();
        await lines.Where(l => l.Actor == who.AccountId).ExecuteUpdateAsync(s => s.SetProperty(l => l.Actor, who.Pseudonym), ct);
        await lines.Where(l => l.SubjectId == who.AccountId).ExecuteUpdateAsync(s => s.SetProperty(l => l.SubjectId, who.Pseudonym), ct);
        if (who.Email.Length > 0) await lines.Where(l => l.Summary.Contains(who.Email)).ExecuteUpdateAsync(s => s.SetProperty(l => l.Summary, l => l.Summary.Replace(who.Email, "…")), ct);
    }
}
