namespace Reseau50.Cms.Parts;

/// <summary>The item's title; it is also its <c>DisplayText</c>.</summary>
public sealed class TitlePart
{
    public string? Title { get; set; }
}

public sealed class TitlePartSettings
{
    /// <summary>Orchard's values: 0 editable, 1 generated and hidden, 2 generated and shown, 3 editable and required.</summary>
    public int Options { get; set; }
    public string? Pattern { get; set; }
    public bool RenderTitle { get; set; } = true;
}
