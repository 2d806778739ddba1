using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Content;
using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;

namespace Reseau50.Admin.Site.Types;

/// <summary>The definitions, changed only if they still are what the form started from: two people at once, the second is told.</summary>
internal sealed class TypeStore(SiteDocuments documents, SiteWork work, AuditTrail audit)
{
    public ValueTask<ContentDefinition> ReadAsync(CancellationToken ct) => documents.ReadAsync<ContentDefinition>(ct);

    /// <summary>What a form carries of the type or part it starts from: both records of that name, and nothing of the others.</summary>
    public static string StampOf(ContentDefinition all, string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(
        new { Type = all.ContentTypes.FirstOrDefault(t => t.Name == name), Part = all.ContentParts.FirstOrDefault(p => p.Name == name) }, ContentJson.Options))))[..16];

    /// <summary>Changes what is called <paramref name="name"/>; false and nothing stored when somebody changed it meanwhile. What <paramref name="change"/> refuses is not stored either.</summary>
    public Task<bool> ChangeAsync(string name, string? stamp, TypeChange change, CancellationToken ct) => work.RunAsync(async () =>
    {
        var all = await documents.HoldAsync<ContentDefinition>(ct);
        if (StampOf(all, name) != stamp) return false;
        if (!change.Do(all)) return true;
        // The stamp tells of a change, whatever it was; a form sent back as it came is none.
        if (StampOf(all, name) == stamp) return true;
        await documents.WriteAsync(all, ct);
        audit.Add(change.Action, "Type", name, change.Summary);
        return true;
    }, ct);
}

/// <summary>A change, as the journal says it. <see cref="Do"/> answers false when there is nothing to store.</summary>
internal sealed record TypeChange(string Action, string Summary, Func<ContentDefinition, bool> Do)
{
    public TypeChange(string action, string summary, Action<ContentDefinition> @do) : this(action, summary, all =>
    {
        @do(all);
        return true;
    })
    { }
}
