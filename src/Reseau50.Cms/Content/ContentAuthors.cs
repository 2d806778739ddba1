using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;

namespace Reseau50.Cms.Content;

/// <summary>Who wrote what. The texts belong to everybody and stay; the name of whoever left does not.</summary>
internal sealed class ContentAuthors(SiteDb db, SiteTime time) : IPersonalData
{
    public string Name => "Contenus";
    public IReadOnlyList<Type> Tables => [typeof(ContentItemRow)];

    public async Task<IReadOnlyList<PersonalTable>> ExportAsync(PersonalSubject who, CancellationToken ct)
    {
        var rows = await Of(who).AsNoTracking().OrderBy(x => x.ModifiedUtc).ThenBy(x => x.ContentItemVersionId).ToListAsync(ct);
        return [new("contenus", ["Type", "Titre", "Version", "Publié", "Créé le", "Modifié le", "Signé", "Contenu"],
            [.. rows.Select(r => (IReadOnlyList<string?>)[r.ContentType, r.DisplayText, r.ContentItemVersionId, r.Published ? "oui" : "non", Day(r.CreatedUtc), Day(r.ModifiedUtc), r.Author, r.Latest || r.Published ? r.Data : null])])];
    }

    public async Task EraseAsync(PersonalSubject who, CancellationToken ct)
    {
        await Signed(who).ExecuteUpdateAsync(s => s.SetProperty(x => x.Author, PersonalSubject.Gone), ct);
        await db.ContentItems.Where(x => x.Owner == who.AccountId).ExecuteUpdateAsync(s => s.SetProperty(x => x.Owner, (string?)null), ct);
        var holds = $"%{who.AccountId}%";
        foreach (var row in await db.ContentItems.FromSql($"""select * from "ContentItems" where cast("Data" as text) like {holds}""").AsNoTracking().ToListAsync(ct))
        {
            var data = JsonNode.Parse(row.Data)!;
            if (!Unpick(data, who.AccountId)) continue;
            row.Data = data.ToJsonString(ContentJson.Options);
            db.Update(row);
        }
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    private IQueryable<ContentItemRow> Of(PersonalSubject who)
    {
        var signed = Signed(who).Select(x => x.ContentItemVersionId);
        return db.ContentItems.Where(x => x.Owner == who.AccountId || signed.Contains(x.ContentItemVersionId));
    }

    // A signature is a name. When two people bear it, it is the person's where the journal says that the person acted.
    private IQueryable<ContentItemRow> Signed(PersonalSubject who)
    {
        var signed = db.ContentItems.Where(x => x.Author == who.Name);
        return who.HasNamesake ? signed.Where(x => x.Owner == who.AccountId || db.Set<AuditLine>().Any(l => l.SubjectId == x.ContentItemId && (l.Actor == who.AccountId || l.Actor == who.Pseudonym))) : signed;
    }

    // Fields that pick people hold ids, and names beside them in the same order.
    private static bool Unpick(JsonNode? node, string id) => node switch
    {
        JsonObject o when o["UserIds"] is JsonArray ids => Unpick(ids, o["UserNames"] as JsonArray, id),
        JsonObject o => Each(o.Select(p => p.Value), id),
        JsonArray a => Each(a, id),
        _ => false,
    };

    private static bool Each(IEnumerable<JsonNode?> nodes, string id)
    {
        var found = false;
        foreach (var node in nodes) found |= Unpick(node, id);
        return found;
    }

    private static bool Unpick(JsonArray ids, JsonArray? names, string id)
    {
        var found = false;
        for (var i = ids.Count - 1; i >= 0; i--)
        {
            if (ids[i]?.ToString() != id) continue;
            ids.RemoveAt(i);
            if (names is not null && i < names.Count) names.RemoveAt(i);
            found = true;
        }
        return found;
    }

    private string? Day(DateTime? utc) => utc is { } at ? time.ToLocal(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : null;
}
