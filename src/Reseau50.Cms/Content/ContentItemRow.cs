namespace Reseau50.Cms.Content;

/// <summary>One version of an item in the database. Filtered unique indexes allow one latest and one published version per item.</summary>
public sealed class ContentItemRow
{
    public required string ContentItemVersionId { get; set; }
    public required string ContentItemId { get; set; }
    public required string ContentType { get; set; }
    public string DisplayText { get; set; } = "";
    public bool Latest { get; set; }
    public bool Published { get; set; }

    /// <summary>True when the item names who may see it: <see cref="Security.VisibilityIndex"/> then has a row for each audience.</summary>
    public bool Restricted { get; set; }
    public DateTime? ModifiedUtc { get; set; }
    public DateTime? PublishedUtc { get; set; }
    public DateTime CreatedUtc { get; set; }
    public string? Owner { get; set; }
    public string? Author { get; set; }

    /// <summary>The parts, as one JSON object.</summary>
    public string Data { get; set; } = "{}";

    public ContentItem ToItem() => new()
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
        Parts = System.Text.Json.Nodes.JsonNode.Parse(Data)!.AsObject(),
    };

    public static ContentItemRow From(ContentItem item, bool restricted) => new()
    {
        ContentItemVersionId = item.ContentItemVersionId,
        ContentItemId = item.ContentItemId,
        ContentType = item.ContentType,
        DisplayText = item.DisplayText,
        Latest = item.Latest,
        Published = item.Published,
        Restricted = restricted,
        ModifiedUtc = item.ModifiedUtc,
        PublishedUtc = item.PublishedUtc,
        CreatedUtc = item.CreatedUtc!.Value,
        Owner = item.Owner,
        Author = item.Author,
        Data = item.Parts.ToJsonString(ContentJson.Options),
    };
}
