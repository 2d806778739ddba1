using Microsoft.EntityFrameworkCore;
using Reseau50.Accounts.Letters;
using Reseau50.Accounts.People;
using Reseau50.Accounts.Privacy.Closing;
using Reseau50.Accounts.Privacy.Requests;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;
using Reseau50.Cms.Text;

namespace Reseau50.Accounts.Privacy.MyData;

/// <summary>« Emporter mes données ».</summary>
internal sealed class DataExport(SiteDb db, SiteWork work, AccountClosing closing, IEnumerable<IPersonalData> keepers, AccountLetters letters, AuditTrail audit, SiteTime time)
{
    /// <summary>Copies a day: enough to begin again after a mistake.</summary>
    public const int MostInADay = 5;

    /// <summary>Writes down that the copy is taken and tells the person; false when too many were taken.</summary>
    public Task<bool> TakeAsync(string id, CancellationToken ct) => work.RunAsync(async () =>
    {
        var (now, since) = (time.UtcNow, time.UtcNow.AddDays(-1));
        if (await db.Set<PrivacyRequest>().CountAsync(r => r.AccountId == id && r.Kind == PrivacyRequest.Export && r.Way == PrivacyRequest.Site && r.ReceivedUtc > since, ct) >= MostInADay) return false;
        var account = await db.Set<Account>().AsNoTracking().SingleAsync(a => a.Id == id, ct);
        var request = new PrivacyRequest { Kind = PrivacyRequest.Export, AccountId = id, ReceivedUtc = now, AnsweredUtc = now, Answer = "Données emportées aussitôt." };
        db.Add(request);
        audit.Add("account.exported", "Compte", id, "La personne a emporté ses données.");
        await letters.SendOnceAsync(account, PrivacyTexts.Exported, request.Id, ct);
        return true;
    }, ct);

    public async Task WriteAsync(string id, Stream target, CancellationToken ct)
    {
        var who = await closing.SubjectAsync(await db.Set<Account>().AsNoTracking().SingleAsync(a => a.Id == id, ct), ct);
        var parts = new List<(string, IReadOnlyList<PersonalTable>)>();
        foreach (var keeper in keepers) parts.Add((keeper.Name, await keeper.ExportAsync(who, ct)));
        await DataArchive.WriteAsync(target, parts, ReadMe(parts), ct);
    }

    private string ReadMe(IEnumerable<(string Name, IReadOnlyList<PersonalTable> Tables)> parts) => $"""
        Vos données, telles que le site les garde {FrenchDate.Moment(time.ToLocal(time.UtcNow))}
        
        Ouvrez les fichiers .csv avec un tableur. Le fichier {DataArchive.Json} contient la même chose, pour un logiciel.
        Les heures sont celles de Paris.

        {string.Join("\n", parts.SelectMany(p => p.Tables.Select(t => $"- {t.Name}.csv : {p.Name}, {t.Columns[0]}{(t.Columns.Count > 1 ? "…" : "")} ({(t.Rows.Count < 2 ? $"{t.Rows.Count} ligne" : $"{t.Rows.Count} lignes")})")))}

        Votre mot de passe et vos clés d’accès n’y sont pas : le site ne les connaît pas lui-même.
        Pour corriger une information ou poser une question, écrivez à la coordination : son adresse est dans les mentions légales.
        Vous pouvez aussi vous adresser à la CNIL : https://www.cnil.fr/fr/plaintes
        """.Fr();
}
