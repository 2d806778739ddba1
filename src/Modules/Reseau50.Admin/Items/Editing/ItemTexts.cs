using System.Text.Json;
using System.Text.Json.Nodes;
using Reseau50.Cms.Content;
using Reseau50.Cms.ContentTypes;

namespace Reseau50.Admin.Items.Editing;

/// <summary>One field of two versions, as texts.</summary>
internal sealed record FieldPair(string Label, string Mine, string Theirs);

/// <summary>What an item holds, field by field, as texts one can compare.</summary>
internal static class ItemTexts
{
    private static readonly Dictionary<string, string> KernelParts = new()
    {
        ["TitlePart"] = "Titre",
        ["MarkdownBodyPart"] = "Texte",
        ["HtmlBodyPart"] = "Texte",
        ["AutoroutePart"] = "Adresse",
        ["AliasPart"] = "Nom pour les liens",
        ["VisibilityPart"] = "Qui peut voir",
        ["PublishLaterPart"] = "Publier le",
        ["ArchiveLaterPart"] = "Archiver le",
        ["FlowPart"] = "Blocs",
        ["BagPart"] = "Éléments",
        ["TaxonomyPart"] = "Termes",
        ["MenuItemsListPart"] = "Entrées du menu",
        ["ContainedPart"] = "Place dans la liste",
    };

    /// <summary>The fields in which the two differ, in the type's order.</summary>
    public static IReadOnlyList<FieldPair> Differences(TypeDefinition type, ContentItem mine, ContentItem theirs)
    {
        var pairs = new List<FieldPair>();
        foreach (var part in type.Parts)
        {
            var (a, b) = (mine.Parts[part.Name] as JsonObject, theirs.Parts[part.Name] as JsonObject);
            foreach (var field in part.Definition.Fields) Add(field.DisplayName, a?[field.Name], b?[field.Name]);
            Add(part.Name == part.DisplayName ? KernelParts.GetValueOrDefault(part.PartName, part.DisplayName) : part.DisplayName, Own(part, a), Own(part, b));
        }
        return pairs;

        void Add(string label, JsonNode? a, JsonNode? b)
        {
            var (x, y) = (Text(a), Text(b));
            if (x != y) pairs.Add(new FieldPair(label, x, y));
        }
    }

    private static JsonArray Own(TypePart part, JsonObject? json) =>
        [.. (json ?? []).Where(p => part.Definition.Field(p.Key) is null).Select(p => p.Value?.DeepClone())];

    private static string Text(JsonNode? node) => string.Join('\n', Leaves(node).Where(t => t.Length > 0));

    private static IEnumerable<string> Leaves(JsonNode? node) => node switch
    {
        JsonObject o => o.Where(p => !ContentJson.Metadata.Contains(p.Key) || p.Key == "DisplayText").SelectMany(p => Leaves(p.Value)),
        JsonArray a => a.SelectMany(Leaves),
        JsonValue v => [v.GetValueKind() switch { JsonValueKind.True => "oui", JsonValueKind.False => "non", JsonValueKind.String => v.GetValue<string>().Trim(), _ => v.ToJsonString() }],
        _ => [],
    };
}
