using Reseau50.Cms.Content;
using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Data;
using Reseau50.Cms.Parts;

namespace Reseau50.Cms.Security;

/// <summary>One row per audience allowed to see a restricted version.</summary>
public sealed class VisibilityIndex : IndexRow
{
    public string Audience { get; set; } = "";
}

/// <summary>Who may see what: the only place where it is decided.</summary>
public static class Visibility
{
    /// <summary>
    /// The published items <paramref name="viewer"/> may see. Every page, file, feed, search, mail and sitemap starts from this query.
    /// </summary>
    public static IQueryable<ContentItemRow> VisibleTo(this SiteDb db, Viewer viewer)
    {
        var published = db.ContentItems.Where(x => x.Published);
        if (viewer.SeesEverything) return published;
        if (viewer.Audiences.Count == 0) return published.Where(x => !x.Restricted);
        var audiences = viewer.Audiences.ToArray();
        return published.Where(x => !x.Restricted
            || db.Set<VisibilityIndex>().Any(v => v.VersionId == x.ContentItemVersionId && audiences.Contains(v.Audience)));
    }

    /// <summary>The same of an index: the rows of what <paramref name="viewer"/> may see.</summary>
    public static IQueryable<T> VisibleTo<T>(this SiteDb db, Viewer viewer) where T : IndexRow
    {
        var published = db.Set<T>().Where(x => x.Published);
        if (viewer.SeesEverything) return published;
        if (viewer.Audiences.Count == 0) return published.Where(x => !x.Restricted);
        var audiences = viewer.Audiences.ToArray();
        return published.Where(x => !x.Restricted || db.Set<VisibilityIndex>().Any(v => v.VersionId == x.VersionId && audiences.Contains(v.Audience)));
    }

    internal static bool IsRestricted(ContentItem item) => item.Part<VisibilityPart>().Audiences is { Count: > 0 };
}

internal sealed class VisibilityIndexProvider : IndexProvider<VisibilityIndex>
{
    public override IEnumerable<VisibilityIndex> Rows(ContentItem item, ContentDefinitions definitions) =>
        (item.Part<VisibilityPart>().Audiences ?? []).Distinct().Select(a => new VisibilityIndex { Audience = a });
}
