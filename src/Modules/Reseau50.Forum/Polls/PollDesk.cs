using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;
using Reseau50.Forum.Topics;

namespace Reseau50.Forum.Polls;

internal enum VoteOutcome { Done, Gone, Closed, Nothing, OnlyOne }

/// <summary>Puts a poll to a topic, and counts votes. Whoever votes holds the topic: a person's last choice replaces the former one.</summary>
internal sealed class PollDesk(SiteDb db, SiteWork work, HeldTopics topics, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Sets, changes or takes away the poll of a held topic; once somebody has voted, it stays as it was asked. False then.</summary>
    public async Task<bool> SetAsync(Topic topic, PollFacts? facts, CancellationToken ct)
    {
        var poll = await db.Set<Poll>().FirstOrDefaultAsync(p => p.TopicId == topic.Id, ct);
        if (poll is not null && await db.Set<Vote>().AnyAsync(v => v.TopicId == topic.Id, ct)) return false;
        var choices = await db.Set<PollChoice>().Where(c => c.TopicId == topic.Id).ToListAsync(ct);
        db.RemoveRange(choices.Where(c => facts is null || c.Rank > facts.Choices.Count));
        if (facts is null)
        {
            if (poll is not null) db.Remove(poll);
            return true;
        }
        if (poll is null) db.Add(poll = new Poll { TopicId = topic.Id });
        (poll.Question, poll.Several, poll.ClosesUtc) = (facts.Question, facts.Several, facts.ClosesUtc);
        for (var rank = 1; rank <= facts.Choices.Count; rank++)
        {
            if (choices.FirstOrDefault(c => c.Rank == rank) is not { } choice) db.Add(choice = new PollChoice { TopicId = topic.Id, Rank = rank });
            choice.Words = facts.Choices[rank - 1];
        }
        return true;
    }

    /// <summary>One person's whole vote; without a choice, the vote is taken back.</summary>
    public Task<VoteOutcome> VoteAsync(Place place, IReadOnlyCollection<int> ranks, bool withdraw, Viewer viewer, CancellationToken ct) => work.RunAsync(async () =>
    {
        if (viewer.AccountId is not { } me || await topics.HoldAsync(place.Topic.Id, ct) is not { } topic || await db.Set<Poll>().FirstOrDefaultAsync(p => p.TopicId == topic.Id, ct) is not { } poll) return VoteOutcome.Gone;
        if (topic.LockedUtc is not null || topic.WithdrawnUtc is not null || poll.ClosesUtc <= Now) return VoteOutcome.Closed;
        var known = await db.Set<PollChoice>().Where(c => c.TopicId == topic.Id).Select(c => c.Rank).ToListAsync(ct);
        var chosen = withdraw ? [] : ranks.Where(known.Contains).Distinct().ToList();
        if (!withdraw && chosen.Count == 0) return VoteOutcome.Nothing;
        if (!poll.Several && chosen.Count > 1) return VoteOutcome.OnlyOne;
        var former = await db.Set<Vote>().Where(v => v.TopicId == topic.Id && v.AccountId == me).ToListAsync(ct);
        db.RemoveRange(former.Where(v => !chosen.Contains(v.Rank)));
        foreach (var rank in chosen.Where(r => former.All(v => v.Rank != r))) db.Add(new Vote { TopicId = topic.Id, AccountId = me, Rank = rank, AtUtc = Now });
        return VoteOutcome.Done;
    }, ct);
}
