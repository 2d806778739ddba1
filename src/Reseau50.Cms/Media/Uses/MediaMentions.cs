using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Reseau50.Cms.Content;

namespace Reseau50.Cms.Media;

/// <summary>A file an item points to, and the input of its form that does.</summary>
public readonly record struct MediaMention(string Input, string Path);

/// <summary>Every file an item points to: media fields, links and pictures in texts, items inside it.</summary>
public static partial class MediaMentions
{
    public static IEnumerable<MediaMention> Of(ContentItem item) =>
        item.Parts.Where(p => p.Value is JsonObject).SelectMany(p => Part((JsonObject)p.Value!, p.Key)).Distinct();

    /// <summary>The same of an item that is JSON: one inside another, or the site's settings.</summary>
    public static IEnumerable<MediaMention> Of(JsonObject item, string within = "") =>
        item.Where(p => p.Value is JsonObject && !ContentJson.Metadata.Contains(p.Key)).SelectMany(p => Part((JsonObject)p.Value!, within.Length == 0 ? p.Key : within + "." + p.Key)).Distinct();

    private static IEnumerable<MediaMention> Part(JsonObject part, string prefix)
    {
        foreach (var (name, node) in part)
        {
            var found = node switch
            {
                JsonObject field => Field(field, prefix + "." + name),
                JsonArray list => list.SelectMany(x => x is JsonObject o && ContentJson.Text(o, "ContentItemId") is { } id ? Of(o, prefix + "." + id) : Texts(x, prefix + "." + name)),
                _ => Texts(node, prefix + "." + name),
            };
            foreach (var mention in found) yield return mention;
        }
    }

    private static IEnumerable<MediaMention> Field(JsonObject field, string name)
    {
        var paths = field["Paths"] as JsonArray;
        foreach (var path in paths?.OfType<JsonValue>().Where(v => v.GetValueKind() == JsonValueKind.String) ?? []) yield return new MediaMention(name + ".Paths", path.GetValue<string>());
        foreach (var (key, node) in field)
            if (node != paths)
                foreach (var mention in Texts(node, key == "Url" ? name + ".Url" : name)) yield return mention;
    }

    private static IEnumerable<MediaMention> Texts(JsonNode? node, string name) => node switch
    {
        JsonObject o => o.SelectMany(p => Texts(p.Value, name)),
        JsonArray a => a.SelectMany(x => Texts(x, name)),
        JsonValue v when v.GetValueKind() == JsonValueKind.String => In(v.GetValue<string>()).Select(p => new MediaMention(name, p)),
        _ => [],
    };

    /// <summary>The paths of the library that a text links to.</summary>
    public static IEnumerable<string> In(string text) => !text.Contains("/media/", StringComparison.Ordinal) ? [] :
        Address().Matches(text).Select(m => m.Groups[1].Success ? m.Groups[1].Value : m.Groups[2].Value.TrimEnd('.', ',', ';', '!', ':')).Select(Plain).Where(p => p.Length > 0);

    private static string Plain(string address) =>
        Uri.UnescapeDataString(address.Contains("&amp;", StringComparison.Ordinal) ? WebUtility.HtmlDecode(address) : address).Normalize(NormalizationForm.FormC);

    // Markdown's « <…> » lets blanks in; elsewhere an address ends at a blank, a quote or a bracket that it did not open.
    [GeneratedRegex("""<[^<>\n]*?/media/([^<>\n?#"']+)>|/media/((?:[^\s()\[\]<>"'?#\\]|\([^\s()<>"'?#]*\))+)""", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Address();
}
