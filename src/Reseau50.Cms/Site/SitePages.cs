using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Settings;

namespace Reseau50.Cms.Site;

/// <summary>A list a module serves at a fixed address.</summary>
public sealed record ListPage(string Path, string Title);

/// <summary>One page of the site. <see cref="Group"/> is the type's name in words, or null for lists.</summary>
public sealed record SitePage(string Path, string Title, string? Group, DateTime? ModifiedUtc);

/// <summary>Every page a viewer can reach: the site map, the sitemap and the crawl of the tests start here.</summary>
public sealed class SitePages(SiteDb db, ContentReader reader, SiteDocuments documents, IEnumerable<ListPage> lists)
{
    public Task<IReadOnlyList<SitePage>> AllAsync(Viewer viewer, CancellationToken ct = default) => reader.CachedAsync<IReadOnlyList<SitePage>>("pages", viewer, async () =>
    {
        var rows = await (from route in db.Set<AutorouteIndex>()
                          join item in db.VisibleTo(viewer) on route.VersionId equals item.ContentItemVersionId
                          where route.Published
                          orderby item.ContentType, item.DisplayText
                          select new { route.Path, route.ContainedContentItemId, item.ContentItemId, item.DisplayText, item.ContentType, item.ModifiedUtc }).ToListAsync(ct);
        var definitions = await reader.DefinitionsAsync(ct);
        var home = (await documents.ReadAsync<SiteSettings>(ct)).HomeContentItemId;
        var pages = lists.Select(l => new SitePage(l.Path, l.Title, null, null)).ToList();
        var taxonomies = (await reader.AllAsync("Taxonomy", viewer, ct)).ToDictionary(t => t.ContentItemId);
        foreach (var row in rows)
        {
            if (row.ContentItemId == home || pages.Exists(p => p.Path == "/" + row.Path)) continue;
            var title = row.ContainedContentItemId is { } termId
                ? taxonomies.GetValueOrDefault(row.ContentItemId)?.Part<TaxonomyPart>().Items.FirstOrDefault(t => t.ContentItemId == termId)?.DisplayText : row.DisplayText;
            if (title is not null && (row.ContentType != "Taxonomy" || row.ContainedContentItemId is not null))
                pages.Add(new SitePage("/" + row.Path, title, row.ContainedContentItemId is null ? definitions.Type(row.ContentType)?.DisplayName : row.DisplayText, row.ModifiedUtc));
        }
        return pages;
    });
}
