using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Features;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Settings;

namespace Reseau50.Cms.Site;

/// <summary>A list a module serves at a fixed address.</summary>
public sealed record ListPage(string Path, string Title, Assembly Module);

/// <summary>One page of the site. <see cref="IsList"/>: those below its address belong to it. <see cref="Note"/> tells pages of the same title apart.</summary>
public sealed record SitePage(string Path, string Title, bool IsList = false, string? Note = null, DateTime? ModifiedUtc = null);

/// <summary>What tells the pages of a type apart when their titles do not: dates of what comes back every year.</summary>
public interface IPageNotes
{
    string ContentType { get; }

    /// <summary>The note of each item that has one, by its id.</summary>
    Task<IReadOnlyDictionary<string, string>> OfAsync(Viewer viewer, CancellationToken ct);
}

/// <summary>Every page a viewer can reach: the site map, the sitemap and the crawl of the tests start here.</summary>
public sealed class SitePages(SiteDb db, ContentReader reader, SiteDocuments documents, EnabledFeatures features, IEnumerable<ListPage> lists, IEnumerable<IContentPage> own,
    IEnumerable<IPageNotes> notes)
{
    public Task<IReadOnlyList<SitePage>> AllAsync(Viewer viewer, CancellationToken ct = default) => reader.CachedAsync<IReadOnlyList<SitePage>>("pages", viewer, async () =>
    {
        var rows = await (from route in db.Set<AutorouteIndex>()
                          join item in db.VisibleTo(viewer) on route.VersionId equals item.ContentItemVersionId
                          where route.Published
                          orderby item.ContentType, item.DisplayText
                          select new { route.Path, route.ContainedContentItemId, item.ContentItemId, item.DisplayText, item.ContentType, item.ModifiedUtc }).ToListAsync(ct);
        var told = new Dictionary<string, IReadOnlyDictionary<string, string>>();
        foreach (var note in notes) told[note.ContentType] = await note.OfAsync(viewer, ct);
        var home = (await documents.ReadAsync<SiteSettings>(ct)).HomeContentItemId;
        var hidden = own.Except(await features.OfAsync(own, p => p.GetType().Assembly, ct)).Select(p => p.ContentType).ToHashSet();
        var pages = (await features.OfAsync(lists, l => l.Module, ct)).Select(l => new SitePage(l.Path, l.Title, IsList: true)).ToList();
        var taxonomies = (await reader.AllAsync("Taxonomy", viewer, ct)).ToDictionary(t => t.ContentItemId);
        foreach (var row in rows)
        {
            if (row.ContentItemId == home || hidden.Contains(row.ContentType) || pages.Exists(p => p.Path == "/" + row.Path)) continue;
            var title = row.ContainedContentItemId is { } termId
                ? taxonomies.GetValueOrDefault(row.ContentItemId)?.Part<TaxonomyPart>().Items.FirstOrDefault(t => t.ContentItemId == termId)?.DisplayText : row.DisplayText;
            if (title is not null && (row.ContentType != "Taxonomy" || row.ContainedContentItemId is not null))
                pages.Add(new SitePage("/" + row.Path, title, Note: told.GetValueOrDefault(row.ContentType)?.GetValueOrDefault(row.ContentItemId), ModifiedUtc: row.ModifiedUtc));
        }
        return pages;
    });
}
