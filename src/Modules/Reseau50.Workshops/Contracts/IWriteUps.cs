using Reseau50.Cms.Security;

namespace Reseau50.Workshops.Contracts;

/// <summary>What other modules ask about write-ups. Every answer holds only what the viewer may see.</summary>
public interface IWriteUps
{
    /// <summary>The five lines of a published write-up, or null when <paramref name="viewer"/> may not see it, or not its workshop.</summary>
    Task<WriteUpSummary?> SummaryAsync(string writeUpId, Viewer viewer, CancellationToken ct = default);

    /// <summary>The newest first, published since <paramref name="sinceUtc"/>, at most <paramref name="count"/>; the same number of queries whatever theirs.</summary>
    Task<IReadOnlyList<WriteUpSummary>> SummariesAsync(DateTime sinceUtc, int count, Viewer viewer, CancellationToken ct = default);

    /// <summary>Those of sessions that took place in an EPCI, the newest first.</summary>
    Task<IReadOnlyList<WriteUpSummary>> FromAsync(string epciId, int count, Viewer viewer, CancellationToken ct = default);
}

/// <summary>A write-up for those who were not there: <see cref="Lines"/> are five at most, <see cref="Path"/> is where the rest is read.</summary>
public sealed record WriteUpSummary(string WriteUpId, string WorkshopId, string Workshop, string Title, string Path, DateTime? SessionDay, int? Attendance, IReadOnlyList<string> Lines, DateTime PublishedUtc);
