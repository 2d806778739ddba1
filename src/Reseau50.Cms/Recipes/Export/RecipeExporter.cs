using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Content;
using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Features;
using Reseau50.Cms.Media;
using Reseau50.Cms.Recipes.Steps;
using Reseau50.Cms.Security;
using Reseau50.Cms.Settings;

namespace Reseau50.Cms.Recipes.Export;

/// <summary>
/// Writes the live site back as recipes: <c>site.recipe.json</c> composes the others, one file for each content type, media beside. Same site,
/// same bytes, on either database. Items are read a page at a time: memory does not grow with the site.
/// </summary>
public sealed class RecipeExporter(SiteDb db, SiteDocuments documents, ContentReader reader, MediaStore store)
{
    private const int PageSize = 200;

    /// <summary>Taxonomies come first: everything else may point to their terms.</summary>
    private const string FirstType = "Taxonomy";

    /// <summary>Writes into <paramref name="folder"/>, which must be empty or missing. Returns the files written.</summary>
    public async Task<IReadOnlyList<string>> ExportAsync(string folder, CancellationToken ct = default)
    {
        Directory.CreateDirectory(folder);
        var definitions = await reader.DefinitionsAsync(ct);
        var json = new CanonicalJson(definitions);
        var names = new List<string>();

        var stored = await documents.ReadAsync<StoredSteps>(ct);
        await WriteAsync("structure", async w =>
        {
            var features = await documents.ReadAsync<FeatureState>(ct);
            Step(w, "feature", () => Property(w, json, "enable", Texts(features.Enabled)));
            Step(w, "ReplaceContentDefinition", () =>
            {
                Property(w, json, "ContentTypes", Records(definitions.Source.ContentTypes.OrderBy(t => t.Name, StringComparer.Ordinal)));
                Property(w, json, "ContentParts", Records(definitions.Source.ContentParts.OrderBy(p => p.Name, StringComparer.Ordinal)));
            });
            // A type that comes with a feature and was taken out must not come back with it.
            var gone = features.Enabled.SelectMany(StockDefinitions.Of).Select(t => t.Name).Where(n => definitions.Type(n) is null).Order(StringComparer.Ordinal).ToList();
            if (gone.Count > 0) Step(w, "DeleteContentDefinition", () => Property(w, json, "ContentTypes", Texts(gone)));
            var roles = await documents.ReadAsync<RoleList>(ct);
            Step(w, "Roles", () => Property(w, json, "Roles", Records(roles.Roles)));
            if (stored.MediaProfiles.Count > 0) Step(w, "MediaProfiles", () => Property(w, json, "MediaProfiles", Keyed(stored.MediaProfiles)));
        });
        await MediaAsync();
        var types = await db.ContentItems.Where(x => x.Latest || x.Published).Select(x => x.ContentType).Distinct().ToListAsync(ct);
        foreach (var type in types.OrderBy(t => t != FirstType).ThenBy(t => t, StringComparer.Ordinal))
            await WriteAsync("content-" + type, w => ContentAsync(w, json, type, ct));
        await WriteAsync("settings", async w =>
        {
            var settings = ContentJson.Write(await documents.ReadAsync<SiteSettings>(ct));
            Step(w, "settings", () => { foreach (var name in settings.Select(p => p.Key).Order(StringComparer.Ordinal)) Property(w, json, name, settings[name]); });
            var custom = await documents.ReadAsync<CustomSettings>(ct);
            if (custom.Items.Count > 0) Step(w, "custom-settings", () => { foreach (var (name, item) in custom.Items) Property(w, json, name, item); });
            var themes = await documents.ReadAsync<ThemeChoice>(ct);
            if (themes.Site is not null || themes.Admin is not null) Step(w, "themes", () =>
            {
                if (themes.Site is not null) w.WriteString("site", themes.Site);
                if (themes.Admin is not null) w.WriteString("admin", themes.Admin);
            });
            if (stored.Layers.Count > 0) Step(w, "layers", () => Property(w, json, "Layers", List(stored.Layers)));
            if (stored.Queries.Count > 0) Step(w, "queries", () => Property(w, json, "Queries", List(stored.Queries)));
            if (stored.IndexProfiles.Count > 0) Step(w, "CreateOrUpdateIndexProfile", () => Property(w, json, "indexes", List(stored.IndexProfiles)));
        });
        var parts = names.ToList();
        await WriteAsync("site", w =>
        {
            Step(w, "recipes", () => Property(w, json, "Values", new JsonArray([.. parts.Select(n => new JsonObject { ["executionid"] = "export", ["name"] = n })])));
            return Task.CompletedTask;
        });
        return names;

        async Task WriteAsync(string name, Func<Utf8JsonWriter, Task> steps)
        {
            await using var stream = File.Create(Path.Combine(folder, name + ".recipe.json"));
            await RecipeAsync(stream, name, "Export : " + name, steps);
            names.Add(name);
        }

        async Task MediaAsync()
        {
            var files = await db.MediaFiles.AsNoTracking().ToListAsync(ct);
            if (files.Count == 0) return;
            foreach (var file in files)
            {
                var target = Path.Combine(folder, "media", file.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                await using var bytes = store.OpenRead(file);
                await using var copy = File.Create(target);
                await bytes.CopyToAsync(copy, ct);
            }
            await WriteAsync("media", w =>
            {
                Step(w, "media", () => Property(w, json, "Files", new JsonArray([.. files.OrderBy(f => f.Path, StringComparer.Ordinal)
                    .Select(MediaSayings.Write)])));
                return Task.CompletedTask;
            });
        }
    }

    /// <summary>One content type as a recipe, with the parts made of fields that it has: merged into another site's definitions, it gives the same type there.</summary>
    public async Task<byte[]> TypeAsync(string name, CancellationToken ct = default)
    {
        var definitions = await reader.DefinitionsAsync(ct);
        var type = definitions.Source.ContentTypes.Single(t => t.Name == name);
        var parts = type.ContentTypePartDefinitionRecords.Select(p => p.PartName).ToHashSet();
        var json = new CanonicalJson(definitions);
        using var stream = new MemoryStream();
        await RecipeAsync(stream, "type-" + name, "Type : " + (type.DisplayName ?? name), w =>
        {
            Step(w, "ContentDefinition", () =>
            {
                Property(w, json, "ContentTypes", Records([type]));
                Property(w, json, "ContentParts", Records(definitions.Source.ContentParts.Where(p => parts.Contains(p.Name)).OrderBy(p => p.Name, StringComparer.Ordinal)));
            });
            return Task.CompletedTask;
        });
        return stream.ToArray();
    }

    private static async Task RecipeAsync(Stream stream, string name, string displayName, Func<Utf8JsonWriter, Task> steps)
    {
        await using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" });
        writer.WriteStartObject();
        writer.WriteString("name", name);
        writer.WriteString("displayName", displayName);
        writer.WriteBoolean("issetuprecipe", name == "site");
        writer.WriteStartArray("steps");
        await steps(writer);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    // One step a type; within it the published version of an item comes before its draft.
    private async Task ContentAsync(Utf8JsonWriter writer, CanonicalJson json, string type, CancellationToken ct)
    {
        writer.WriteStartObject();
        writer.WriteString("name", "content");
        writer.WriteStartArray("data");
        var ids = await db.ContentItems.AsNoTracking().Where(x => x.ContentType == type && (x.Latest || x.Published))
            .Select(x => new { x.ContentItemId, x.ContentItemVersionId, x.Latest }).ToListAsync(ct);
        var ordered = ids.OrderBy(x => x.ContentItemId, StringComparer.Ordinal).ThenBy(x => x.Latest).Select(x => x.ContentItemVersionId).ToList();
        foreach (var page in ordered.Chunk(PageSize))
        {
            var rows = await db.ContentItems.AsNoTracking().Where(x => page.Contains(x.ContentItemVersionId)).ToDictionaryAsync(x => x.ContentItemVersionId, ct);
            foreach (var id in page) json.Write(writer, ContentJson.FromItem(rows[id].ToItem()));
            await writer.FlushAsync(ct);
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Step(Utf8JsonWriter writer, string name, Action body)
    {
        writer.WriteStartObject();
        writer.WriteString("name", name);
        body();
        writer.WriteEndObject();
    }

    private static void Property(Utf8JsonWriter writer, CanonicalJson json, string name, JsonNode? value)
    {
        writer.WritePropertyName(name);
        json.Write(writer, value);
    }

    private static JsonArray Texts(IEnumerable<string> values) => new([.. values.Select(v => JsonValue.Create(v))]);
    private static JsonArray Records(IEnumerable<object> values) => new([.. values.Select(ContentJson.Write)]);
    private static JsonArray List(SortedDictionary<string, JsonObject> values) => new([.. values.Select(v => v.Value.DeepClone())]);
    private static JsonObject Keyed(SortedDictionary<string, JsonObject> values) => new(values.Select(v => KeyValuePair.Create(v.Key, (JsonNode?)v.Value.DeepClone())));
}
