using System.Globalization;
using System.Text.RegularExpressions;
using Reseau50.Cms.Content;

namespace Reseau50.Cms.Text;

/// <summary>
/// The small part of Liquid that path and title patterns use: <c>{{ ContentItem | container | display_text | slugify }}</c>. An unknown word is an error, not a silence.
/// </summary>
public static partial class LiquidPattern
{
    /// <summary>Throws <see cref="FormatException"/>, in French, when the pattern has a word this subset lacks.</summary>
    public static string Render(string pattern, ContentItem item, ContentItem? container) =>
        Output().Replace(pattern, match => Evaluate(match.Groups[1].Value, item, container));

    /// <summary>What is wrong with a pattern, or null.</summary>
    public static string? Fault(string pattern)
    {
        try
        {
            var probe = new ContentItem { ContentItemId = "x", ContentItemVersionId = "x", ContentType = "x", CreatedUtc = DateTime.UnixEpoch };
            var rest = Render(pattern, probe, probe);
            return rest.Contains("{{", StringComparison.Ordinal) || rest.Contains("{%", StringComparison.Ordinal) ? "accolades mal fermées ou instruction {% … %} non prise en charge" : null;
        }
        catch (FormatException e)
        {
            return e.Message;
        }
    }

    private static string Evaluate(string expression, ContentItem item, ContentItem? container)
    {
        var steps = expression.Split('|', StringSplitOptions.TrimEntries);
        object? value = Start(steps[0], item);
        foreach (var step in steps.Skip(1))
        {
            var filter = step.Split(':', 2, StringSplitOptions.TrimEntries);
            value = filter[0] switch
            {
                "display_text" => (value as ContentItem)?.DisplayText,
                "container" => container,
                "slugify" => Slug.Of(AsText(value)),
                "downcase" => AsText(value).ToLower(CultureInfo.InvariantCulture),
                "upcase" => AsText(value).ToUpper(CultureInfo.InvariantCulture),
                "date" or "local" or "format_date" => Moment(value) is { } date ? Format(date, filter.ElementAtOrDefault(1)) : value,
                "strip" => AsText(value).Trim(),
                _ => throw new FormatException($"filtre inconnu « {filter[0]} » ; filtres connus : display_text, container, slugify, downcase, upcase, strip, date"),
            };
        }
        return AsText(value);
    }

    private static object? Start(string path, ContentItem item)
    {
        var words = path.Split('.');
        if (words[0] == "Model") words = words[1..];
        if (words.Length == 0 || words[0] != "ContentItem") throw new FormatException($"chemin inconnu « {path} » ; il commence par ContentItem ou Model.ContentItem");
        return words.Length == 1 ? item : words[1] switch
        {
            "DisplayText" => item.DisplayText,
            "ContentItemId" => item.ContentItemId,
            "ContentType" => item.ContentType,
            "Owner" => item.Owner,
            "Author" => item.Author,
            "CreatedUtc" => item.CreatedUtc,
            "PublishedUtc" => item.PublishedUtc,
            "ModifiedUtc" => item.ModifiedUtc,
            "Content" => Walk(item.Parts, words[2..]),
            var part => Walk(item.Parts, [part, .. words[2..]]),
        };
    }

    private static string? Walk(System.Text.Json.Nodes.JsonNode? node, IEnumerable<string> path)
    {
        foreach (var name in path) node = (node as System.Text.Json.Nodes.JsonObject)?[name];
        return node is System.Text.Json.Nodes.JsonValue value ? value.ToString() : null;
    }

    // A field keeps its date as JSON does: as a text.
    private static DateTime? Moment(object? value) =>
        value is DateTime date ? date : DateTime.TryParse(value as string, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var read) ? read : null;

    private static string AsText(object? value) => value switch
    {
        null => "",
        ContentItem item => item.DisplayText,
        DateTime date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    // Liquid writes dates as strftime does; the four letters that paths use.
    private static string Format(DateTime date, string? format) => (format?.Trim('"', '\'') ?? "%Y-%m-%d")
        .Replace("%Y", date.ToString("yyyy", CultureInfo.InvariantCulture), StringComparison.Ordinal).Replace("%m", date.ToString("MM", CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("%d", date.ToString("dd", CultureInfo.InvariantCulture), StringComparison.Ordinal).Replace("%y", date.ToString("yy", CultureInfo.InvariantCulture), StringComparison.Ordinal);

    [GeneratedRegex(@"\{\{-?\s*(.*?)\s*-?\}\}")]
    private static partial Regex Output();
}
