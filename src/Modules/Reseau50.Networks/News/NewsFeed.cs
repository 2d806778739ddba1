using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;
using Reseau50.Networks.Contracts;

namespace Reseau50.Networks.News;

/// <summary>The news of a network, a territory, a theme; none is of a workshop.</summary>
internal sealed class NewsFeed(SiteDb db, ContentReader reader, ReseauTable networks, SiteTime time) : IFeedSource
{
    public async Task<IReadOnlyList<AtomEntry>> LatestAsync(FeedSubject subject, int count, Viewer viewer, CancellationToken ct = default)
    {
        if (subject.WorkshopId is not null) return [];
        var ids = await db.VisibleTo(viewer).Where(x => x.ContentType == "Actualite").Pointing(db, subject.NetworkId).Under(db, subject.TermIds).NewestFirst().Take(count).Select(x => x.ContentItemId).ToListAsync(ct);
        var entries = new List<AtomEntry>();
        foreach (var item in await reader.PublishedAsync(ids, viewer, ct))
        {
            var line = await networks.LineAsync(item, time, viewer, ct);
            entries.Add(AtomEntry.Of(item, line.Path, line.Summary, line.Author));
        }
        return entries;
    }
}
