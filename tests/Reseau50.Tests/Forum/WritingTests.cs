using Microsoft.Extensions.DependencyInjection;
using Reseau50.Forum.Moderating;
using Reseau50.Forum.Topics;
using Reseau50.Forum.Writing;

namespace Reseau50.Tests.Forum;

/// <summary>Posts follow each other, once each, and keep their numbers.</summary>
public sealed class WritingTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task FortyAnswersAtOnce_HaveFortyNumbers_AndTheTopicKnowsThem(Database database)
    {
        await using var lab = await ForumLab.CreateAsync(database);
        var place = await lab.OpenAsync(ForumLab.Ada);
        var numbers = (await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => lab.AnswerAsync(i % 2 == 0 ? ForumLab.Ada : ForumLab.Bob, place, $"Réponse {i}"))))).Select(a => a.Number).Order();
        Assert.Equal(Enumerable.Range(2, 40), numbers);
        var topic = Assert.Single(await lab.RowsAsync<Topic>());
        Assert.Equal((41, 41), (topic.LastNumber, topic.Posts));
        Assert.Equal(41, (await lab.RowsAsync<Post>()).Select(p => p.Text).Distinct().Count());
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task OneSendingFourTimes_IsOnePost_AndOneTopic(Database database)
    {
        await using var lab = await ForumLab.CreateAsync(database);
        var (opening, answer) = (Guid.NewGuid(), Guid.NewGuid());
        var places = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => lab.OpenAsync(ForumLab.Ada, key: opening))));
        Assert.Single(places.Select(p => p.Topic.Id).Distinct());
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => lab.AnswerAsync(ForumLab.Bob, places[0], key: answer))));
        Assert.Equal([(WriteOutcome.Done, 2)], answers.Distinct());
        Assert.Equal(2, (await lab.RowsAsync<Post>()).Count);
        // Gone back to and changed, the page keeps its key: nothing typed is lost.
        Assert.Equal((WriteOutcome.Done, 3), await lab.AnswerAsync(ForumLab.Bob, places[0], "Comme cela, plutôt.", answer));
        Assert.NotEqual(places[0].Topic.Id, (await lab.OpenAsync(ForumLab.Ada, title: "Un titre mieux choisi", key: opening)).Topic.Id);
        // Another topic, of the same words: the key alone tells.
        Assert.Equal(places[0].Topic.Id + 2, (await lab.OpenAsync(ForumLab.Ada)).Topic.Id);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AWithdrawnPost_KeepsItsNumber_AndItsReasonForWhomItConcerns(Database database)
    {
        await using var lab = await ForumLab.CreateAsync(database);
        var place = await lab.OpenAsync(ForumLab.Ada);
        await lab.AnswerAsync(ForumLab.Bob, place, "Un prénom d’enfant.");
        await lab.AnswerAsync(ForumLab.Ada, place, "Le dernier.");
        Assert.Equal(WriteOutcome.NotYours, await lab.ActAsync(ForumLab.Ada, d => d.WithdrawAsync(place, 2, ForumLab.Ada, null, default)));
        Assert.Equal(WriteOutcome.Done, await lab.ActAsync(ForumLab.Coordinator, d => d.WithdrawAsync(place, 2, ForumLab.Coordinator, "On y lit un prénom.", default)));
        Assert.Equal(["1 ada: Comment faites-vous ?", "2 bob: ()", "3 ada: Le dernier."], await lab.ReadAsync(ForumLab.Ada, place));
        foreach (var who in new[] { ForumLab.Bob, ForumLab.Coordinator }) Assert.Equal("2 bob: (On y lit un prénom.)", (await lab.ReadAsync(who, place))[1]);
        Assert.Equal((3, 2), (await lab.PlaceAsync(place.Topic.Id, ForumLab.Ada))!.Topic is var t ? (t.LastNumber, t.Posts) : default);
        Assert.Equal(["forum.withdrawn"], (await lab.Accounts.AuditAsync("forum.withdrawn")).Select(l => l.Action));

        Assert.Equal(WriteOutcome.NotYours, await lab.ActAsync(ForumLab.Bob, d => d.RestoreAsync(place, 2, ForumLab.Bob, default)));
        Assert.Equal(WriteOutcome.Done, await lab.ActAsync(ForumLab.Coordinator, d => d.RestoreAsync(place, 2, ForumLab.Coordinator, default)));
        Assert.Equal("2 bob: Un prénom d’enfant.", (await lab.ReadAsync(ForumLab.Ada, place))[1]);
        // The first goes with its topic only.
        Assert.Equal(WriteOutcome.Gone, await lab.ActAsync(ForumLab.Ada, d => d.WithdrawAsync(place, 1, ForumLab.Ada, null, default)));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AnEdit_KeepsWhatWasSaid_AndTheSecondOfTwoIsTold(Database database)
    {
        await using var lab = await ForumLab.CreateAsync(database);
        var place = await lab.OpenAsync(ForumLab.Ada);
        Assert.Equal(WriteOutcome.NotYours, await EditAsync(ForumLab.Bob, "De Bob", 0));
        Assert.Equal(WriteOutcome.Done, await EditAsync(ForumLab.Ada, "Comment faites-vous, le soir ?", 0));
        Assert.Equal(WriteOutcome.Overtaken, await EditAsync(ForumLab.Coordinator, "Par-dessus", 0));
        Assert.Equal(WriteOutcome.Done, await EditAsync(ForumLab.Coordinator, "Repris.", 1));
        Assert.Equal(["1 ada: Repris."], await lab.ReadAsync(ForumLab.Bob, place));
        Assert.Equal([("Comment faites-vous ?", "ada"), ("Comment faites-vous, le soir ?", "coord")], (await lab.RowsAsync<PostVersion>()).OrderBy(v => v.Version).Select(v => (v.Text, v.ReplacedBy)));
        Assert.Equal("Un autre titre", (await lab.PlaceAsync(place.Topic.Id, ForumLab.Bob))!.Topic.Title);

        Task<WriteOutcome> EditAsync(Reseau50.Cms.Security.Viewer who, string text, int known) => lab.ActAsync(who, d => d.EditAsync(place, 1, who, new PostChange(text, known) { Title = "Un autre titre" }, default));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AClosedTopic_IsRead_AndOnlyWhoModeratesItsNetworkWritesInIt(Database database)
    {
        await using var lab = await ForumLab.CreateAsync(database);
        var (mam, relays) = (await lab.OpenAsync(ForumLab.Ada, "mam"), await lab.OpenAsync(ForumLab.Ada, "relais"));
        foreach (var (who, place, outcome) in new[] { (ForumLab.Bob, mam, WriteOutcome.NotYours), (ForumLab.Referent, relays, WriteOutcome.NotYours), (ForumLab.Referent, mam, WriteOutcome.Done), (ForumLab.Coordinator, relays, WriteOutcome.Done) })
            Assert.Equal(outcome, await lab.ActAsync(who, d => d.ActAsync(place, TopicActs.Lock, who, default)));
        Assert.Equal(WriteOutcome.Locked, (await lab.AnswerAsync(ForumLab.Ada, mam)).Outcome);
        Assert.Equal(WriteOutcome.Locked, await lab.ActAsync(ForumLab.Ada, d => d.EditAsync(mam, 1, ForumLab.Ada, new PostChange("Après coup", 0), default)));
        Assert.Equal((WriteOutcome.Done, 2), await lab.AnswerAsync(ForumLab.Referent, mam));
        Assert.Equal(WriteOutcome.Done, await lab.ActAsync(ForumLab.Referent, d => d.ActAsync(mam, TopicActs.Unlock, ForumLab.Referent, default)));
        Assert.Equal((WriteOutcome.Done, 3), await lab.AnswerAsync(ForumLab.Ada, mam));
        // Twice is once: the journal has one line of each.
        await lab.ActAsync(ForumLab.Referent, d => d.ActAsync(mam, TopicActs.Unlock, ForumLab.Referent, default));
        Assert.Single(await lab.Accounts.AuditAsync("forum.topic-rouvrir"));
    }
}
