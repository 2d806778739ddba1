using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Reseau50.Admin.Dashboard;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Content;
using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Settings;

namespace Reseau50.Admin.Site.Settings;

/// <summary>Reads and stores settings: the general ones, and one item for each type of stereotype <c>CustomSettings</c>.</summary>
internal sealed class SettingsStore(SiteDocuments documents, SiteWork work, ContentReader reader, ContentHandlers handlers, AuditTrail audit)
{
    public async Task<IReadOnlyList<TypeDefinition>> TypesAsync(CancellationToken ct) => [.. (await reader.DefinitionsAsync(ct)).Types.Where(t => t.Stereotype == "CustomSettings").OrderBy(t => t.DisplayName, StringComparer.Ordinal)];

    public async Task<ContentItem> ItemAsync(string type, CancellationToken ct) => Item(type, await documents.ReadAsync<CustomSettings>(ct));

    private static ContentItem Item(string type, CustomSettings settings) =>
        settings.Items.TryGetValue(type, out var json) ? ContentJson.ToItem((JsonObject)json.DeepClone()) : new ContentItem { ContentItemId = type, ContentItemVersionId = type, ContentType = type };

    /// <summary>What a form carries of the settings it started from.</summary>
    public static string StampOf(object settings) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(settings is ContentItem item ? item.Parts.ToJsonString(ContentJson.Options) : JsonSerializer.Serialize(settings))))[..16];

    /// <summary>Stores an item of settings; null and nothing stored when somebody changed them meanwhile.</summary>
    public Task<IReadOnlyList<Problem>?> SaveAsync(TypeDefinition type, ContentItem item, string? stamp, CancellationToken ct) => work.RunAsync<IReadOnlyList<Problem>?>(async () =>
    {
        var settings = await documents.HoldAsync<CustomSettings>(ct);
        if (StampOf(Item(type.Name, settings)) != stamp) return null;
        var problems = await handlers.ValidateAsync(item, ct);
        if (problems.Count > 0) return problems;
        var json = settings.Items.TryGetValue(type.Name, out var kept) ? kept : new JsonObject { ["ContentType"] = type.Name };
        foreach (var (name, part) in item.Parts) json[name] = part?.DeepClone();
        settings.Items[type.Name] = json;
        await documents.WriteAsync(settings, ct);
        audit.Add("site.settings", "Réglages", type.Name, $"Les réglages « {type.DisplayName} » ont été changés.");
        return [];
    }, ct);

    public async Task<GeneralSettings> GeneralAsync(CancellationToken ct) => General(await documents.ReadAsync<SiteSettings>(ct));

    private static GeneralSettings General(SiteSettings settings) => new(settings.SiteName, settings.BaseUrl, settings.PageSize, ForgottenDrafts.DaysOf(settings));

    /// <summary>Stores the general settings; false and nothing stored when somebody changed them meanwhile.</summary>
    public Task<bool> SaveAsync(GeneralSettings given, string? stamp, CancellationToken ct) => work.RunAsync(async () =>
    {
        var settings = await documents.HoldAsync<SiteSettings>(ct);
        if (StampOf(General(settings)) != stamp) return false;
        (settings.SiteName, settings.BaseUrl, settings.PageSize) = (given.SiteName, given.BaseUrl, given.PageSize);
        ForgottenDrafts.Set(settings, given.DraftDays);
        await documents.WriteAsync(settings, ct);
        audit.Add("site.settings", "Réglages", "general", "Les réglages généraux ont été changés.");
        return true;
    }, ct);
}
