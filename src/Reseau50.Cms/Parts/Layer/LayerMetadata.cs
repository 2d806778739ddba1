using Reseau50.Cms.Content;
using Reseau50.Cms.ContentTypes;

namespace Reseau50.Cms.Parts;

/// <summary>Places a widget in a zone of the layout, on the pages its layer's rule selects.</summary>
public sealed class LayerMetadata
{
    public string? Layer { get; set; }
    public string? Zone { get; set; }
    public bool RenderTitle { get; set; }
    public double Position { get; set; }
}

public sealed class LayerIndex : IndexRow
{
    public string Layer { get; set; } = "";
    public string Zone { get; set; } = "";
    public double Position { get; set; }
}

internal sealed class LayerIndexProvider : IndexProvider<LayerIndex>
{
    public override IEnumerable<LayerIndex> Rows(ContentItem item, ContentDefinitions definitions) =>
        item.Part<LayerMetadata>() is { Layer: { Length: > 0 } layer, Zone: { Length: > 0 } zone } part
            ? [new LayerIndex { Layer = layer, Zone = zone, Position = part.Position }]
            : [];
}
