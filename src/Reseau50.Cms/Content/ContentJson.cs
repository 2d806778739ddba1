using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Reseau50.Cms.Content;

/// <summary>Orchard's content-item JSON, read and written.</summary>
public static class ContentJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The properties of a content item that are not parts, in the order Orchard writes them.</summary>
    public static readonly IReadOnlyList<string> Metadata =
    [
        "ContentItemId", "ContentItemVersionId", "ContentType", "DisplayText", "Latest", "Published",
        "ModifiedUtc", "PublishedUtc", "CreatedUtc", "Owner", "Author",
    ];

    public static T Read<T>(JsonObject? json) where T : class, new() => json?.Deserialize<T>(Options) ?? new T();

    public static JsonObject Write(object value) => JsonSerializer.SerializeToNode(value, value.GetType(), Options)!.AsObject();

    /// <summary>The JSON of <paramref name="value"/> laid over <paramref name="kept"/>: what the class does not know stays, what it knows and left null goes.</summary>
    public static JsonObject Merge(JsonObject? kept, object value)
    {
        var merged = Write(value);
        if (kept is null) return merged;
        var known = value.GetType().GetProperties().Select(p => p.Name).ToHashSet();
        foreach (var (name, node) in kept)
            if (!known.Contains(name) && !merged.ContainsKey(name)) merged[name] = node?.DeepClone();
        return merged;
    }

    /// <summary>
    /// True when both say the same to whoever reads: a text with or without blanks around it, a property that is empty, false or not there. What an editor gives
    /// back unchanged is then left as it was written.
    /// </summary>
    public static bool SaysTheSame(JsonNode? one, JsonNode? other) => (Bare(one), Bare(other)) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        (JsonObject a, JsonObject b) => a.Select(p => p.Key).Union(b.Select(p => p.Key)).All(key => SaysTheSame(a[key], b[key])),
        (JsonArray a, JsonArray b) => a.Count == b.Count && a.Zip(b).All(pair => SaysTheSame(pair.First, pair.Second)),
        (JsonValue a, JsonValue b) when a.GetValueKind() == JsonValueKind.String && b.GetValueKind() == JsonValueKind.String => Plain(a) == Plain(b),
        var (a, b) => JsonNode.DeepEquals(a, b),
    };

    private static JsonNode? Bare(JsonNode? node) => node switch
    {
        JsonObject o when o.All(p => Bare(p.Value) is null) => null,
        JsonArray { Count: 0 } => null,
        JsonValue v when v.GetValueKind() == JsonValueKind.String && Plain(v).Length == 0 => null,
        JsonValue v when v.GetValueKind() == JsonValueKind.False => null,
        _ => node,
    };

    private static string Plain(JsonValue text) => text.GetValue<string>().Replace("\r\n", "\n", StringComparison.Ordinal).Trim();

    /// <summary>Reads an item; unknown scalar properties are ignored, as Orchard does.</summary>
    public static ContentItem ToItem(JsonObject json)
    {
        var item = new ContentItem
        {
            ContentItemId = Text(json, "ContentItemId") ?? ContentIds.New(),
            ContentItemVersionId = Text(json, "ContentItemVersionId") ?? "",
            ContentType = Text(json, "ContentType") ?? "",
            DisplayText = Text(json, "DisplayText") ?? "",
            Latest = Flag(json, "Latest"),
            Published = Flag(json, "Published"),
            ModifiedUtc = Date(json, "ModifiedUtc"),
            PublishedUtc = Date(json, "PublishedUtc"),
            CreatedUtc = Date(json, "CreatedUtc"),
            Owner = Text(json, "Owner"),
            Author = Text(json, "Author"),
        };
        foreach (var (name, node) in json)
            if (node is JsonObject && !Metadata.Contains(name)) item.Parts[name] = node.DeepClone();
        return item;
    }

    public static JsonObject FromItem(ContentItem item)
    {
        var json = new JsonObject
        {
            ["ContentItemId"] = item.ContentItemId,
            ["ContentItemVersionId"] = item.ContentItemVersionId,
            ["ContentType"] = item.ContentType,
            ["DisplayText"] = item.DisplayText,
            ["Latest"] = item.Latest,
            ["Published"] = item.Published,
            ["ModifiedUtc"] = Date(item.ModifiedUtc),
            ["PublishedUtc"] = Date(item.PublishedUtc),
            ["CreatedUtc"] = Date(item.CreatedUtc),
            ["Owner"] = item.Owner,
            ["Author"] = item.Author,
        };
        foreach (var (name, node) in item.Parts) json[name] = node?.DeepClone();
        return json;
    }

    public static string? Text(JsonObject json, string name) => json[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static bool Flag(JsonObject json, string name) => json[name] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    private static DateTime? Date(JsonObject json, string name) =>
        DateTime.TryParse(Text(json, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date) ? date : null;

    private static string? Date(DateTime? date) => date?.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
