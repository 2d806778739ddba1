using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;
using Reseau50.Forum.Topics;

namespace Reseau50.Forum.Polls;

/// <summary>One choice as it is shown; <see cref="Votes"/> is null while the results are hidden from the reader.</summary>
internal sealed record PollLine(int Rank, string Words, int? Votes, bool IsMine);

/// <summary>A poll as its reader sees it: results come after one's own vote, or at the end.</summary>
internal sealed record PollView(Place Place, Poll Poll, IReadOnlyList<PollLine> Lines, int Voters, bool IsOpen, bool MayVote, bool HasVoted, string? Problem = null)
{
    public bool ShowsResults => Lines.Any(l => l.Votes is not null);
}

internal sealed class PollReader(SiteDb db, TimeProvider clock)
{
    /// <summary>Three questions, however many voted.</summary>
    public async Task<PollView?> OfAsync(Place place, Viewer viewer, CancellationToken ct)
    {
        var id = place.Topic.Id;
        if (await db.Set<Poll>().AsNoTracking().FirstOrDefaultAsync(p => p.TopicId == id, ct) is not { } poll) return null;
        var me = viewer.AccountId ?? "";
        var choices = await db.Set<PollChoice>().AsNoTracking().Where(c => c.TopicId == id).OrderBy(c => c.Rank)
            .Select(c => new { c.Rank, c.Words, Votes = db.Set<Vote>().Count(v => v.TopicId == id && v.Rank == c.Rank), Mine = db.Set<Vote>().Any(v => v.TopicId == id && v.Rank == c.Rank && v.AccountId == me) }).ToListAsync(ct);
        var voters = await db.Set<Vote>().Where(v => v.TopicId == id).Select(v => v.AccountId).Distinct().CountAsync(ct);
        var open = place.Topic.LockedUtc is null && place.Topic.WithdrawnUtc is null && !(poll.ClosesUtc <= clock.GetUtcNow().UtcDateTime);
        var (voted, known) = (choices.Any(c => c.Mine), viewer.AccountId is not null);
        return new PollView(place, poll, [.. choices.Select(c => new PollLine(c.Rank, c.Words, voted || !open ? c.Votes : null, c.Mine))], voters, open, open && known, voted);
    }
}
