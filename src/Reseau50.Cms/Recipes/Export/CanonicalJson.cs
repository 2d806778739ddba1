using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Reseau50.Cms.Content;
using Reseau50.Cms.ContentTypes;

namespace Reseau50.Cms.Recipes.Export;

/// <summary>
/// Writes JSON in one order whatever the database kept: an item's metadata as Orchard orders them, its parts and fields in the order of their
/// definition, everything else by name. Texts that look like an expression are written as one, so that they come back as they are.
/// </summary>
internal sealed partial class CanonicalJson(ContentDefinitions definitions)
{
    public void Write(Utf8JsonWriter writer, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject item when item["ContentType"] is JsonValue && item.ContainsKey("ContentItemId"): WriteItem(writer, item); break;
            case JsonObject o: WriteObject(writer, o, o.Select(p => p.Key).Order(StringComparer.Ordinal)); break;
            case JsonArray a:
                writer.WriteStartArray();
                foreach (var child in a) Write(writer, child);
                writer.WriteEndArray();
                break;
            case JsonValue v when v.GetValueKind() == JsonValueKind.String: writer.WriteStringValue(Escape(v.GetValue<string>())); break;
            case null: writer.WriteNullValue(); break;
            default: node.WriteTo(writer); break;
        }
    }

    /// <summary>A text as a recipe must write it to mean itself.</summary>
    public static string Escape(string text) => LooksLikeExpression().IsMatch(text)
        ? $"[js: '{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}']"
        : text;

    private void WriteItem(Utf8JsonWriter writer, JsonObject item)
    {
        var type = definitions.Type(ContentJson.Text(item, "ContentType") ?? "");
        var first = ContentJson.Metadata.Concat(type?.Parts.Select(p => p.Name) ?? []).Where(item.ContainsKey).Distinct().ToList();
        writer.WriteStartObject();
        foreach (var name in first.Concat(item.Select(p => p.Key).Except(first).Order(StringComparer.Ordinal)))
        {
            writer.WritePropertyName(name);
            if (item[name] is JsonObject part && type?.Part(name) is { } typePart) WritePart(writer, part, typePart);
            else Write(writer, item[name]);
        }
        writer.WriteEndObject();
    }

    private void WritePart(Utf8JsonWriter writer, JsonObject part, TypePart type)
    {
        var fields = type.Definition.Fields.Select(f => f.Name).Where(part.ContainsKey).ToList();
        WriteObject(writer, part, fields.Concat(part.Select(p => p.Key).Except(fields).Order(StringComparer.Ordinal)));
    }

    private void WriteObject(Utf8JsonWriter writer, JsonObject o, IEnumerable<string> names)
    {
        writer.WriteStartObject();
        foreach (var name in names)
        {
            writer.WritePropertyName(name);
            Write(writer, o[name]);
        }
        writer.WriteEndObject();
    }

    [GeneratedRegex(@"\A\[[A-Za-z]+:.*\]\z", RegexOptions.Singleline)]
    private static partial Regex LooksLikeExpression();
}
