using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Reseau50.Cms.Content;

/// <summary>
/// One version of a content item, as Orchard Core writes it: metadata, and its parts as JSON objects keyed by part name.
/// Items handed out by <see cref="ContentReader"/> are shared between requests: change a <see cref="Clone"/>, never the original.
/// </summary>
public sealed class ContentItem
{
    private readonly ConcurrentDictionary<(string, Type), object> _typed = new(concurrencyLevel: 1, capacity: 7);

    public required string ContentItemId { get; init; }
    public required string ContentItemVersionId { get; set; }
    public required string ContentType { get; init; }
    public string DisplayText { get; set; } = "";
    public bool Latest { get; set; }
    public bool Published { get; set; }
    public DateTime? ModifiedUtc { get; set; }
    public DateTime? PublishedUtc { get; set; }
    public DateTime? CreatedUtc { get; set; }
    public string? Owner { get; set; }
    public string? Author { get; set; }

    /// <summary>Every part, known or not, under the name the type gives it.</summary>
    public JsonObject Parts { get; init; } = [];

    /// <summary>The part <paramref name="name"/> read as <typeparamref name="T"/>, or a new empty one.</summary>
    public T Part<T>(string? name = null) where T : class, new() =>
        (T)_typed.GetOrAdd((name ?? typeof(T).Name, typeof(T)), key => ContentJson.Read<T>(Parts[key.Item1] as JsonObject));

    /// <summary>The field <paramref name="field"/> of part <paramref name="part"/>, or a new empty one.</summary>
    public T Field<T>(string part, string field) where T : class, new() =>
        (T)_typed.GetOrAdd((part + "." + field, typeof(T)), _ => ContentJson.Read<T>((Parts[part] as JsonObject)?[field] as JsonObject));

    /// <summary>Whether the item carries a part of that name.</summary>
    public bool Has(string part) => Parts[part] is JsonObject;

    /// <summary>Replaces a part by the JSON of <paramref name="value"/>, keeping properties the class does not know.</summary>
    public void SetPart(string name, object value)
    {
        Parts[name] = ContentJson.Merge(Parts[name] as JsonObject, value);
        Forget(k => k == name || k.StartsWith(name + ".", StringComparison.Ordinal));
    }

    /// <summary>Replaces a field of a part.</summary>
    public void SetField(string part, string field, object value)
    {
        if (Parts[part] is not JsonObject owner) Parts[part] = owner = [];
        owner[field] = ContentJson.Merge(owner[field] as JsonObject, value);
        Forget(k => k == part || k == part + "." + field);
    }

    /// <summary>A copy that can be changed freely; same ids and flags.</summary>
    public ContentItem Clone() => new()
    {
        ContentItemId = ContentItemId,
        ContentItemVersionId = ContentItemVersionId,
        ContentType = ContentType,
        DisplayText = DisplayText,
        Latest = Latest,
        Published = Published,
        ModifiedUtc = ModifiedUtc,
        PublishedUtc = PublishedUtc,
        CreatedUtc = CreatedUtc,
        Owner = Owner,
        Author = Author,
        Parts = (JsonObject)Parts.DeepClone(),
    };

    private void Forget(Func<string, bool> read)
    {
        foreach (var key in _typed.Keys.Where(k => read(k.Item1))) _typed.TryRemove(key, out _);
    }

    public override string ToString() => $"{ContentType} {ContentItemId}";
}
