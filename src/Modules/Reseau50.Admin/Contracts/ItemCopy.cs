using System.Text.Json.Nodes;
using Reseau50.Cms.Content;
using Reseau50.Cms.Parts;

namespace Reseau50.Admin.Contracts;

/// <summary>A new item that says what another says, and stands for itself: ids, address and dates are its own.</summary>
public static class ItemCopy
{
    /// <summary><paramref name="empty"/>, an item of its own id, filled with what <paramref name="item"/> says.</summary>
    public static ContentItem Of(ContentItem item, ContentItem empty)
    {
        var copy = empty;
        foreach (var (name, part) in item.Parts) copy.Parts[name] = Fresh(part);
        foreach (var own in (string[])[nameof(AliasPart), nameof(PublishLaterPart), nameof(ArchiveLaterPart), nameof(AuditTrailPart)]) copy.Parts.Remove(own);
        if (copy.Parts[nameof(AutoroutePart)] is JsonObject route)
        {
            route.Remove(nameof(AutoroutePart.Path));
            route.Remove(nameof(AutoroutePart.SetHomepage));
        }
        if (item.Has(nameof(TitlePart))) copy.SetPart(nameof(TitlePart), new TitlePart { Title = "Copie de " + item.Part<TitlePart>().Title });
        return copy;
    }

    // What is inside has ids too: nobody must point to both.
    private static JsonNode? Fresh(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject o:
                var fresh = new JsonObject();
                foreach (var (name, value) in o) fresh[name] = Fresh(value);
                if (o.ContainsKey("ContentType") && o.ContainsKey("ContentItemId")) fresh["ContentItemId"] = ContentIds.New();
                if (fresh.ContainsKey("ContentItemVersionId")) fresh["ContentItemVersionId"] = ContentIds.New();
                return fresh;
            case JsonArray a:
                return new JsonArray([.. a.Select(Fresh)]);
            default:
                return node?.DeepClone();
        }
    }
}
