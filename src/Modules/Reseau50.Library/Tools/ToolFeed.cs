using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;
using Reseau50.Networks.Contracts;

namespace Reseau50.Library.Tools;

/// <summary>The tools of a network, a territory, a theme, or born of a workshop.</summary>
internal sealed class ToolFeed(ToolLines lines, SiteDb db, ContentReader reader) : IFeedSource
{
    public async Task<IReadOnlyList<AtomEntry>> LatestAsync(FeedSubject subject, int count, Viewer viewer, CancellationToken ct = default)
    {
        var found = await lines.PageAsync(lines.Query(viewer).Pointing(db, subject.WorkshopId ?? subject.NetworkId).Under(db, subject.TermIds), 0, count, viewer, ct);
        var items = await reader.PublishedAsync([.. found.Select(l => l.Id)], viewer, ct);
        return [.. items.Zip(found, (i, l) => AtomEntry.Of(i, l.Path, l.Summary, ToolLines.Text(i, "Auteur")))];
    }
}
