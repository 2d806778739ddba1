using Reseau50.Cms.Security;
using Reseau50.Networks.Contracts;
using Reseau50.Workshops.WriteUps;

namespace Reseau50.Workshops.Feeds;

/// <summary>The write-ups of a network, of a theme, of a workshop, and of a territory: where their session took place.</summary>
internal sealed class WriteUpFeed(WriteUpTable writeUps) : IFeedSource
{
    public async Task<IReadOnlyList<AtomEntry>> LatestAsync(FeedSubject subject, int count, Viewer viewer, CancellationToken ct = default) =>
        [.. (await writeUps.LatestAsync(subject.NetworkId, int.MaxValue, viewer, ct)).Where(w => subject.WorkshopId is null || w.Workshop.Id == subject.WorkshopId)
            .Where(w => subject.EpciId is { } epci ? w.Session?.EpciId == epci : subject.TermIds is null || w.Workshop.Terms("Themes").Any(subject.TermIds.Contains))
            .Take(count).Select(w => w.Entry)];
}
