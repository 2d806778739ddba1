using Reseau50.Cms.Content;
using Reseau50.Cms.ContentTypes;

namespace Reseau50.Cms.Parts;

/// <summary>The item's address on the site, without a leading slash.</summary>
public sealed class AutoroutePart
{
    /// <summary>The longest path, in characters: what both databases can hold in one unique index.</summary>
    public const int MaxPathLength = 740;

    public string? Path { get; set; }
    public bool? SetHomepage { get; set; }
    public bool? Disabled { get; set; }

    /// <summary>Items contained in this one (terms) have addresses of their own.</summary>
    public bool? RouteContainedItems { get; set; }
    public bool? Absolute { get; set; }
}

public sealed class AutoroutePartSettings
{
    public string? Pattern { get; set; }
    public bool AllowCustomPath { get; set; }
    public bool AllowUpdatePath { get; set; }
    public bool ShowHomepageOption { get; set; }
    public bool AllowRouteContainedItems { get; set; }
    public bool ManageContainedItemRoutes { get; set; }
}

/// <summary>Finds an item by its address. <see cref="ContainedContentItemId"/> names the term or bag item the address belongs to, inside the item.</summary>
public sealed class AutorouteIndex : IndexRow
{
    public string Path { get; set; } = "";
    public string? ContainedContentItemId { get; set; }
}

internal sealed class AutorouteIndexProvider : IndexProvider<AutorouteIndex>
{
    public override IEnumerable<AutorouteIndex> Rows(ContentItem item, ContentDefinitions definitions)
    {
        var route = item.Part<AutoroutePart>();
        if (!item.Has(nameof(AutoroutePart)) || route.Disabled == true) yield break;
        if (!string.IsNullOrEmpty(route.Path)) yield return new AutorouteIndex { Path = route.Path.ToLowerInvariant() };
        if (route.RouteContainedItems != true) yield break;
        foreach (var (term, path) in Routed(item.Part<TaxonomyPart>().Items, route.Path ?? ""))
            yield return new AutorouteIndex { Path = path.ToLowerInvariant(), ContainedContentItemId = term.ContentItemId };
    }

    private static IEnumerable<(ContentItem, string)> Routed(IEnumerable<ContentItem> terms, string above)
    {
        foreach (var term in terms)
        {
            var route = term.Part<AutoroutePart>();
            var path = string.IsNullOrEmpty(route.Path) ? "" : route.Absolute == true || above.Length == 0 ? route.Path : above + "/" + route.Path;
            if (path.Length > 0) yield return (term, path);
            foreach (var below in Routed(TermItems.Children(term), above)) yield return below;
        }
    }
}
