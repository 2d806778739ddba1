using Reseau50.Cms.Documents;
using Reseau50.Cms.Features;
using Reseau50.Cms.Security;
using Reseau50.Cms.Settings;

namespace Reseau50.Networks.Contracts;

/// <summary>What one follows: a network, a territory (<see cref="TermIds"/> are the EPCI and its communes), a theme (its own term) or a workshop. One of them is given.</summary>
public sealed record FeedSubject
{
    public string? NetworkId { get; init; }
    public string? EpciId { get; init; }
    public IReadOnlyList<string>? TermIds { get; init; }
    public string? WorkshopId { get; init; }
}

/// <summary>What a module publishes about a subject.</summary>
public interface IFeedSource
{
    /// <summary>The newest that <paramref name="viewer"/> may see, at most <paramref name="count"/>; the same number of queries whatever theirs.</summary>
    Task<IReadOnlyList<AtomEntry>> LatestAsync(FeedSubject subject, int count, Viewer viewer, CancellationToken ct = default);
}

/// <summary>One feed for each subject: whatever the modules publish about it, the newest first.</summary>
public sealed class SubjectFeeds(IEnumerable<IFeedSource> sources, EnabledFeatures features, SiteDocuments documents)
{
    /// <summary><paramref name="page"/> is the subject's own page, <paramref name="self"/> the feed's address; <paramref name="address"/> comes before both.</summary>
    public async Task<string> WriteAsync(FeedSubject subject, string title, string page, string self, string address, Viewer viewer, CancellationToken ct = default)
    {
        var entries = new List<AtomEntry>();
        foreach (var source in await features.OfAsync(sources, s => s.GetType().Assembly, ct)) entries.AddRange(await source.LatestAsync(subject, AtomFeed.Length, viewer, ct));
        return AtomFeed.Write((await documents.ReadAsync<SiteSettings>(ct)).SiteName, title, address, page, [.. entries.OrderByDescending(e => e.PublishedUtc).ThenBy(e => e.Path, StringComparer.Ordinal).Take(AtomFeed.Length)], self);
    }
}
