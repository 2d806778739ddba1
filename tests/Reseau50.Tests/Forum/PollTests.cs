using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Security;
using Reseau50.Forum.Polls;
using Reseau50.Forum.Topics;
using Reseau50.Forum.Writing;

namespace Reseau50.Tests.Forum;

/// <summary>A vote counts once, changes while it is open, and shows nothing to who has not voted.</summary>
public sealed class PollTests
{
    private static readonly PollFacts Evening = new("Quel soir ?", ["Lundi", "Mardi", "Jeudi"], false, null);

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task EachPersonVotesOnce_AndResultsComeAfterOnesOwnVote(Database database)
    {
        await using var lab = await ForumLab.CreateAsync(database);
        var place = await lab.OpenAsync(ForumLab.Ada, facts: new TopicFacts([], false, Evening with { ClosesUtc = lab.Site.Clock.GetUtcNow().UtcDateTime.AddDays(2) }));
        Assert.Equal((VoteOutcome.Nothing, VoteOutcome.OnlyOne, VoteOutcome.Nothing), (await VoteAsync(ForumLab.Bob), await VoteAsync(ForumLab.Bob, 1, 2), await VoteAsync(ForumLab.Bob, 9)));
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 8).Select(i => VoteAsync(ForumLab.Bob, 1 + i % 3))), o => Assert.Equal(VoteOutcome.Done, o));
        Assert.Single(await lab.RowsAsync<Vote>());
        await VoteAsync(ForumLab.Bob, 2);
        Assert.Equal(("[null,null,null]", false, 1, true), await SeenAsync(ForumLab.Ada));
        Assert.Equal(("[0,1,0]", true, 1, true), await SeenAsync(ForumLab.Bob));
        Assert.Equal(("[null,null,null]", false, 1, false), await SeenAsync(ForumLab.Visitor));
        Assert.Equal(VoteOutcome.Gone, await VoteAsync(ForumLab.Visitor, 1));
        await VoteAsync(ForumLab.Ada, 3);
        await lab.AsAsync(ForumLab.Bob, s => s.GetRequiredService<PollDesk>().VoteAsync(place, [], true, ForumLab.Bob, default));
        Assert.Equal(("[null,null,null]", false, 1, true), await SeenAsync(ForumLab.Bob));

        lab.Site.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(VoteOutcome.Closed, await VoteAsync(ForumLab.Bob, 1));
        Assert.Equal(("[0,0,1]", false, 1, false), await SeenAsync(ForumLab.Visitor));

        Task<VoteOutcome> VoteAsync(Viewer who, params int[] ranks) => lab.AsAsync(who, s => s.GetRequiredService<PollDesk>().VoteAsync(place, ranks, false, who, default));
        async Task<(string Votes, bool HasVoted, int Voters, bool MayVote)> SeenAsync(Viewer who)
        {
            var poll = (await lab.AsAsync(who, s => s.GetRequiredService<PollReader>().OfAsync(place, who, default)))!;
            return ($"[{string.Join(',', poll.Lines.Select(l => l.Votes is { } n ? $"{n}" : "null"))}]", poll.HasVoted, poll.Voters, poll.MayVote);
        }
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task APollIsMended_UntilSomebodyHasVoted(Database database)
    {
        await using var lab = await ForumLab.CreateAsync(database);
        var place = await lab.OpenAsync(ForumLab.Ada, facts: new TopicFacts([], false, Evening));
        await EditAsync(0, Evening with { Choices = ["Lundi", "Vendredi"], Several = true });
        Assert.Equal(["Lundi", "Vendredi"], (await lab.RowsAsync<PollChoice>()).OrderBy(c => c.Rank).Select(c => c.Words));
        await lab.AsAsync(ForumLab.Bob, s => s.GetRequiredService<PollDesk>().VoteAsync(place, [1, 2], false, ForumLab.Bob, default));
        Assert.Equal(2, (await lab.RowsAsync<Vote>()).Count);
        await EditAsync(0, null);
        await EditAsync(0, Evening);
        Assert.Equal(["Lundi", "Vendredi"], (await lab.RowsAsync<PollChoice>()).OrderBy(c => c.Rank).Select(c => c.Words));
        await lab.AsAsync(ForumLab.Bob, s => s.GetRequiredService<PollDesk>().VoteAsync(place, [], true, ForumLab.Bob, default));
        await EditAsync(0, null);
        Assert.Empty(await lab.RowsAsync<Poll>());

        Task EditAsync(int known, PollFacts? poll) => lab.ActAsync(ForumLab.Ada, d => d.EditAsync(place, 1, ForumLab.Ada, new PostChange("Comment faites-vous ?", known) { Facts = new TopicFacts([], false, poll) }, default));
    }
}
