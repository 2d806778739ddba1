using Reseau50.Cms.Content;

namespace Reseau50.Cms.Parts;

/// <summary>Where an item is on the site.</summary>
public static class ItemAddress
{
    /// <summary>The item's address with its leading slash, or null when it has no page of its own.</summary>
    public static string? Of(ContentItem item) =>
        item.Part<AutoroutePart>() is { Disabled: not true, Path: { Length: > 0 } path } ? "/" + path : null;
}
