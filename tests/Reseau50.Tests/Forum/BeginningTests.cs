using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Security;
using Reseau50.Forum.Drafts;
using Reseau50.Forum.Live;
using Reseau50.Forum.Similar;
using Reseau50.Forum.Topics;
using Reseau50.Forum.Writing;

namespace Reseau50.Tests.Forum;

/// <summary>Before a post is there: what resembles it, what was begun; and just after: those who are looking.</summary>
public sealed class BeginningTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TopicsThatResembleATitle_AreThoseItsWriterMayRead(Database database)
    {
        await using var lab = await ForumLab.CreateAsync(database);
        await lab.OpenAsync(ForumLab.Ada, title: "La sieste des plus grands : comment faites-vous ?");
        await lab.OpenAsync(ForumLab.Ada, title: "Quelles bottes pour les sorties ?");
        await lab.OpenAsync(ForumLab.Coordinator, "animation", "Sieste des grands : la position de l’équipe");
        Assert.Equal(["La sieste des plus grands : comment faites-vous ?"], await FindAsync(ForumLab.Bob, "Siestes, pour un GRAND ?"));
        Assert.Equal(2, (await FindAsync(ForumLab.Coordinator, "sieste grands")).Count);
        Assert.Empty(await FindAsync(ForumLab.Bob, "comment faites-vous"));
        // One word in common of several is not enough; alone, it is.
        Assert.Empty(await FindAsync(ForumLab.Bob, "Bottes et pantalons de pluie"));
        Assert.Single(await FindAsync(ForumLab.Bob, "Bottes"));
        var place = (await lab.ListAsync(ForumLab.Ada)).Single(l => l.Place.Topic.Title.StartsWith("Quelles", StringComparison.Ordinal)).Place;
        await lab.ActAsync(ForumLab.Ada, d => d.EditAsync(place, 1, ForumLab.Ada, new PostChange("Comment faites-vous ?", 0) { Title = "Quels sabots pour le jardin ?" }, default));
        Assert.Empty(await FindAsync(ForumLab.Bob, "Bottes"));
        Assert.Single(await FindAsync(ForumLab.Bob, "sabot"));

        async Task<List<string>> FindAsync(Viewer who, string title) => [.. (await lab.AsAsync(who, s => s.GetRequiredService<SimilarTopics>().FindAsync(title, who, default))).Select(l => l.Place.Topic.Title)];
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WhatWasBegun_IsItsWritersAlone_UntilItIsSent(Database database)
    {
        await using var lab = await ForumLab.CreateAsync(database);
        var place = await lab.OpenAsync(ForumLab.Ada);
        var hidden = await lab.OpenAsync(ForumLab.Coordinator, "animation");
        Assert.True(await KeepAsync(ForumLab.Bob, PostDraft.PlaceOf(place), "Un début"));
        Assert.True(await KeepAsync(ForumLab.Bob, PostDraft.PlaceOf(place), "Un début, et la suite"));
        Assert.False(await KeepAsync(ForumLab.Bob, PostDraft.PlaceOf(hidden), "Un début"));
        foreach (var nowhere in (string[])["sujet:999", "sujet:x", "categorie:forum-animation", "", "ailleurs:1"]) Assert.False(await KeepAsync(ForumLab.Bob, nowhere, "Un début"));
        Assert.Equal("Un début, et la suite", (await FindAsync(ForumLab.Bob))!.Text);
        Assert.Null(await FindAsync(ForumLab.Ada));
        Assert.Null(await FindAsync(ForumLab.Bob with { SeenBy = "coord" }));
        await lab.AnswerAsync(ForumLab.Bob, place, "Un début, et la fin.");
        Assert.Empty(await lab.RowsAsync<PostDraft>());
        await KeepAsync(ForumLab.Bob, PostDraft.PlaceOf(place), "Encore");
        await KeepAsync(ForumLab.Bob, PostDraft.PlaceOf(place), "  ");
        Assert.Empty(await lab.RowsAsync<PostDraft>());

        await KeepAsync(ForumLab.Bob, PostDraft.PlaceOf(place), "Encore");
        lab.Site.Clock.Advance(TimeSpan.FromDays(DraftForgetting.Days));
        await lab.Site.InScopeAsync(async s => { await ActivatorUtilities.CreateInstance<DraftForgetting>(s).RunAsync(default); return 0; });
        Assert.Empty(await lab.RowsAsync<PostDraft>());

        Task<bool> KeepAsync(Viewer who, string where, string text) => lab.AsAsync(who, s => s.GetRequiredService<PostDrafts>().KeepAsync(where, null, text, who, default));
        Task<PostDraft?> FindAsync(Viewer who) => lab.AsAsync(who, s => s.GetRequiredService<PostDrafts>().FindAsync(PostDraft.PlaceOf(place), who, default));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WhoLooksAtATopic_HearsOfItsPosts_InOneQuestionForAll(Database database)
    {
        var count = new QueryCount();
        await using var lab = await ForumLab.CreateAsync(database, count);
        var (place, other) = (await lab.OpenAsync(ForumLab.Ada), await lab.OpenAsync(ForumLab.Ada, title: "Une autre question"));
        var watch = await lab.Site.InScopeAsync(s => Task.FromResult(s.GetRequiredService<TopicWatch>()));
        var listeners = Enumerable.Range(0, 200).Select(i => watch.Listen((i % 2 == 0 ? place : other).Topic.Id)).ToList();
        // It looks once by itself, then waits for the clock.
        Assert.Equal(1, await listeners[0].NextAsync(0, TimeSpan.FromSeconds(30), default));
        await lab.AnswerAsync(ForumLab.Bob, place);
        var before = count.Value;
        await watch.LookAsync();
        Assert.Equal(1, count.Value - before);
        foreach (var (listener, i) in listeners.Select((l, i) => (l, i))) Assert.Equal(i % 2 == 0 ? 2 : null, await listener.NextAsync(1, i % 2 == 0 ? TimeSpan.FromSeconds(5) : TimeSpan.FromMilliseconds(1), default));
        await lab.ActAsync(ForumLab.Coordinator, d => d.ActAsync(other, Reseau50.Forum.Moderating.TopicActs.Withdraw, ForumLab.Coordinator, default));
        await lab.ActAsync(ForumLab.Coordinator, d => d.AnswerAsync(other, ForumLab.Coordinator, "Entre nous.", Guid.NewGuid(), default));
        await watch.LookAsync();
        Assert.Null(await listeners[1].NextAsync(1, TimeSpan.FromMilliseconds(50), default));
        foreach (var listener in listeners) listener.Dispose();
        Assert.Equal(0, watch.Listeners);
    }
}
