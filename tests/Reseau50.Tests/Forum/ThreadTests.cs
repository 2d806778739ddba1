using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;
using Reseau50.Forum.Answers;
using Reseau50.Forum.Reading;
using Reseau50.Forum.Thanks;
using Reseau50.Forum.Threads;
using Reseau50.Forum.Topics;
using Reseau50.Forum.Writing;

namespace Reseau50.Tests.Forum;

/// <summary>Moving, splitting, merging, slowing: nothing is lost, no link leads beside, nobody reads what was not theirs.</summary>
public sealed class ThreadTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task PostsThatGoElsewhere_KeepWhatTheyAre_AndTheirNumberLeadsToThem(Database database)
    {
        await using var lab = await ForumLab.CreateAsync(database);
        var place = await lab.OpenAsync(ForumLab.Ada, facts: new TopicFacts([], true, null));
        foreach (var text in (string[])["Deux.", "Trois.", "Quatre."]) await lab.AnswerAsync(ForumLab.Bob, place, text);
        await lab.ActAsync(ForumLab.Bob, d => d.EditAsync(place, 3, ForumLab.Bob, new PostChange("Trois, revu.", 0), default));
        await SayAsync(lab, ForumLab.Ada, place, 3, ReactionKind.Thanks);
        await KeepAsync(lab, ForumLab.Ada, place, 3);
        await lab.ActAsync(ForumLab.Coordinator, d => d.WithdrawAsync(place, 4, ForumLab.Coordinator, "Hors sujet.", default));

        Assert.Equal(WriteOutcome.NotYours, (await SplitAsync(ForumLab.Ada, [3])).Outcome);
        // The first never goes, nor does what was withdrawn.
        var (outcome, id) = await SplitAsync(ForumLab.Coordinator, [1, 3, 4]);
        Assert.Equal(WriteOutcome.Done, outcome);
        var fresh = (await lab.PlaceAsync(id, ForumLab.Ada))!;
        Assert.Equal(["1 bob: Trois, revu."], await lab.ReadAsync(ForumLab.Ada, fresh));
        Assert.Equal(("bob", 1, 1, null), (fresh.Topic.AuthorId, fresh.Topic.LastNumber, fresh.Topic.Posts, fresh.Topic.AnswerNumber));
        Assert.Equal([(id, 1, "ada")], (await lab.RowsAsync<Reaction>()).Select(r => (r.TopicId, r.Number, r.AccountId)));
        Assert.Equal([(id, 1, "Trois.")], (await lab.RowsAsync<PostVersion>()).Select(v => (v.TopicId, v.Number, v.Text)));

        Assert.Equal(["1 ada: Comment faites-vous ?", "2 bob: Deux.", "3 bob: ()", "4 bob: ()"], await lab.ReadAsync(ForumLab.Ada, place));
        var left = (await lab.PlaceAsync(place.Topic.Id, ForumLab.Ada))!.Topic;
        Assert.Equal((4, 2, null), (left.LastNumber, left.Posts, left.AnswerNumber));
        var line = await LineAsync(ForumLab.Ada, 3);
        Assert.Equal((fresh.Topic.Title, 1), (line.MovedTo!.Topic.Title, line.Post.MovedToNumber));
        Assert.Equal(WriteOutcome.Gone, (await SplitAsync(ForumLab.Coordinator, [3])).Outcome);

        // In a category its reader does not see, there is no way to it and no title.
        Assert.Equal(WriteOutcome.Done, await ThreadAsync(lab, ForumLab.Coordinator, async d => await d.MoveAsync(fresh, (await lab.CategoryAsync("animation"))!, ForumLab.Coordinator, default)));
        Assert.Null((await LineAsync(ForumLab.Ada, 3)).MovedTo);
        Assert.NotNull((await LineAsync(ForumLab.Coordinator, 3)).MovedTo);
        Assert.Null(await lab.PlaceAsync(id, ForumLab.Ada));
        Assert.Equal(["forum.answer-kept", "forum.topic-moved", "forum.topic-split", "forum.withdrawn"], (await ActionsAsync(lab)).Where(a => a != "forum.answer-kept").Append("forum.answer-kept").Order(StringComparer.Ordinal));

        Task<(WriteOutcome Outcome, long Topic)> SplitAsync(Viewer who, int[] numbers) => lab.AsAsync(who, s => s.GetRequiredService<ThreadDesk>().SplitAsync(place, numbers, "Ce que Trois en disait", who, default));
        async Task<PostLine> LineAsync(Viewer who, int number) => (await lab.AsAsync(who, s => s.GetRequiredService<TopicReader>().FindAsync(place, number, who, default)))!;
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ATopicMergedIntoAnother_IsInNoList_AndTwoWhoMergeEachOtherLoseNothing(Database database)
    {
        await using var lab = await ForumLab.CreateAsync(database);
        var (one, two) = (await lab.OpenAsync(ForumLab.Ada, title: "La sieste des grands", text: "Un."), await lab.OpenAsync(ForumLab.Bob, title: "Le repos des grands", text: "Deux."));
        await lab.AnswerAsync(ForumLab.Bob, one, "Réponse à un.");
        Assert.Equal(WriteOutcome.NotYours, await ThreadAsync(lab, ForumLab.Ada, d => d.MergeAsync(one, two, ForumLab.Ada, default)));
        var outcomes = await Task.WhenAll(ThreadAsync(lab, ForumLab.Coordinator, d => d.MergeAsync(one, two, ForumLab.Coordinator, default)), ThreadAsync(lab, ForumLab.Coordinator, d => d.MergeAsync(two, one, ForumLab.Coordinator, default)));
        Assert.Equal([WriteOutcome.Done, WriteOutcome.Gone], outcomes.Order());
        var stays = Assert.Single(await lab.ListAsync(ForumLab.Ada));
        Assert.Equal((3, 3), (stays.Place.Topic.Posts, stays.Place.Topic.LastNumber));
        Assert.Equal(["Deux.", "Réponse à un.", "Un."], (await lab.RowsAsync<Post>()).Where(p => p.MovedToTopic is null).Select(p => p.Text).Order(StringComparer.Ordinal));
        var gone = stays.Place.Topic.Id == one.Topic.Id ? two : one;
        Assert.Equal(stays.Place.Topic.Id, (await lab.PlaceAsync(gone.Topic.Id, ForumLab.Ada))!.Topic.MergedInto);
        Assert.Equal(WriteOutcome.Locked, (await lab.AnswerAsync(ForumLab.Ada, gone)).Outcome);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task InASlowTopic_EachMemberTakesTheirTime_AndWhoModeratesDoesNot(Database database)
    {
        await using var lab = await ForumLab.CreateAsync(database);
        var place = await lab.OpenAsync(ForumLab.Ada);
        Assert.Equal(WriteOutcome.NotYours, await ThreadAsync(lab, ForumLab.Ada, d => d.SlowAsync(place, 60, ForumLab.Ada, default)));
        Assert.Equal(WriteOutcome.Done, await ThreadAsync(lab, ForumLab.Coordinator, d => d.SlowAsync(place, 60, ForumLab.Coordinator, default)));
        Assert.Equal(WriteOutcome.Done, (await lab.AnswerAsync(ForumLab.Bob, place, "Un.")).Outcome);
        Assert.Equal(WriteOutcome.TooSoon, (await lab.AnswerAsync(ForumLab.Bob, place, "Deux.")).Outcome);
        foreach (var text in (string[])["Une.", "Deux."]) Assert.Equal(WriteOutcome.Done, (await lab.AnswerAsync(ForumLab.Coordinator, place, text)).Outcome);
        lab.Site.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(WriteOutcome.TooSoon, (await lab.AnswerAsync(ForumLab.Bob, place, "Deux.")).Outcome);
        lab.Site.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal((WriteOutcome.Done, 5), await lab.AnswerAsync(ForumLab.Bob, place, "Deux, de Bob."));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task OneAnswerIsKept_ByWhoAsked_AndThanksAreCountedOnce(Database database)
    {
        await using var lab = await ForumLab.CreateAsync(database);
        var place = await lab.OpenAsync(ForumLab.Ada, facts: new TopicFacts([], true, null));
        await lab.AnswerAsync(ForumLab.Bob, place, "Comme ceci.");
        await lab.AnswerAsync(ForumLab.Coordinator, place, "Ou comme cela.");
        Assert.Equal(WriteOutcome.NotYours, await KeepAsync(lab, ForumLab.Bob, place, 2));
        Assert.Equal(WriteOutcome.Gone, await KeepAsync(lab, ForumLab.Ada, place, 1));
        Assert.Equal(WriteOutcome.Done, await KeepAsync(lab, ForumLab.Ada, place, 2));
        Assert.Equal(WriteOutcome.Done, await KeepAsync(lab, ForumLab.Ada, place, 3));
        Assert.Equal(3, (await TopicAsync()).AnswerNumber);
        Assert.Single(await lab.ListAsync(ForumLab.Visitor, choice: new(null, Reseau50.Forum.Listing.TopicState.Answered)));
        await lab.ActAsync(ForumLab.Coordinator, d => d.WithdrawAsync(place, 3, ForumLab.Coordinator, null, default));
        Assert.Null((await TopicAsync()).AnswerNumber);
        Assert.Single(await lab.ListAsync(ForumLab.Visitor, choice: new(null, Reseau50.Forum.Listing.TopicState.Waiting)));

        // Ten at once from one person are one word; nobody thanks themselves, nor what is gone.
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => SayAsync(lab, ForumLab.Ada, place, 2, ReactionKind.Thanks))), o => Assert.Equal(WriteOutcome.Done, o));
        await SayAsync(lab, ForumLab.Coordinator, place, 2, ReactionKind.Thanks);
        Assert.Equal(WriteOutcome.NotYours, await SayAsync(lab, ForumLab.Bob, place, 2, ReactionKind.Thanks));
        Assert.Equal(WriteOutcome.Gone, await SayAsync(lab, ForumLab.Ada, place, 3, ReactionKind.Thanks));
        Assert.Equal((WriteOutcome.Done, WriteOutcome.NotYours), (await SayAsync(lab, ForumLab.Bob, place, 1, ReactionKind.Echo), await SayAsync(lab, ForumLab.Bob, place, 2, ReactionKind.Echo)));
        Assert.Equal((2, 1), ((await lab.RowsAsync<Post>()).Single(p => p.Number == 2).Thanks, (await TopicAsync()).Echoes));
        await lab.AsAsync(ForumLab.Ada, s => s.GetRequiredService<ReactionDesk>().SayAsync(place, 2, ReactionKind.Thanks, false, ForumLab.Ada, default));
        Assert.Equal(1, (await lab.RowsAsync<Post>()).Single(p => p.Number == 2).Thanks);

        async Task<Topic> TopicAsync() => (await lab.PlaceAsync(place.Topic.Id, ForumLab.Coordinator))!.Topic;
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AnOpenSheet_IsCompletedByMembers_WhoNeitherRenameNorCloseIt(Database database)
    {
        await using var lab = await ForumLab.CreateAsync(database);
        var place = await lab.OpenAsync(ForumLab.Ada, title: "Nos fournisseurs de bottes", text: "- Une adresse", open: true);
        Assert.Equal(WriteOutcome.Done, await lab.ActAsync(ForumLab.Bob, d => d.EditAsync(place, 1, ForumLab.Bob, new PostChange("- Une adresse\n- Une autre", 0) { Title = "À moi", IsOpen = false, Facts = new TopicFacts([], true, null) }, default)));
        var topic = (await lab.PlaceAsync(place.Topic.Id, ForumLab.Ada))!.Topic;
        var post = Assert.Single(await lab.RowsAsync<Post>());
        Assert.Equal(("Nos fournisseurs de bottes", false, true, "bob", "- Une adresse\n- Une autre"), (topic.Title, topic.IsQuestion, post.IsOpen, post.EditedBy, post.Text));
        Assert.Equal(WriteOutcome.Gone, await lab.ActAsync(ForumLab.Bob, d => d.WithdrawAsync(place, 1, ForumLab.Bob, null, default)));
        await lab.ActAsync(ForumLab.Ada, d => d.EditAsync(place, 1, ForumLab.Ada, new PostChange("- Une adresse", 1) { IsOpen = false }, default));
        Assert.Equal(WriteOutcome.NotYours, await lab.ActAsync(ForumLab.Bob, d => d.EditAsync(place, 1, ForumLab.Bob, new PostChange("Encore", 2), default)));
    }

    private static Task<WriteOutcome> KeepAsync(ForumLab lab, Viewer who, Place place, int number) => lab.AsAsync(who, s => s.GetRequiredService<AnswerDesk>().KeepAsync(place, number, true, who, default));

    private static Task<WriteOutcome> SayAsync(ForumLab lab, Viewer who, Place place, int number, ReactionKind kind) => lab.AsAsync(who, s => s.GetRequiredService<ReactionDesk>().SayAsync(place, number, kind, true, who, default));

    private static Task<WriteOutcome> ThreadAsync(ForumLab lab, Viewer who, Func<ThreadDesk, Task<WriteOutcome>> act) => lab.AsAsync(who, s => act(s.GetRequiredService<ThreadDesk>()));

    private static Task<List<string>> ActionsAsync(ForumLab lab) => lab.Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<Reseau50.Cms.Audit.AuditLine>().Where(a => a.Action.StartsWith("forum.")).Select(a => a.Action).ToListAsync());
}
