using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;
using Reseau50.Forum.Categories;
using Reseau50.Forum.Listing;
using Reseau50.Forum.Moderating;
using Reseau50.Forum.Reading;
using Reseau50.Forum.Topics;

namespace Reseau50.Tests.Forum;

/// <summary>Lists, pages, what is new, and what is not there for whom.</summary>
public sealed class ReadingTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ACategoryOthersDoNotSee_IsNowhere_EvenOnceItIsHidden(Database database)
    {
        await using var lab = await ForumLab.CreateAsync(database);
        var hidden = await lab.OpenAsync(ForumLab.Coordinator, "animation", ForumLab.Marker);
        var members = await lab.OpenAsync(ForumLab.Ada, "relais", ForumLab.Marker);
        var open = await lab.OpenAsync(ForumLab.Ada, title: "À tout le monde");
        foreach (var (who, expected) in new[] { (ForumLab.Visitor, 1), (ForumLab.Ada, 2), (ForumLab.Coordinator, 3) })
        {
            Assert.Equal(expected, await CountAsync(who));
            var first = await lab.AsAsync(who, async s => await s.GetRequiredService<TopicLists>().FirstPageAsync(await s.GetRequiredService<CategoryTable>().AllAsync(who, default), who, default));
            Assert.Equal(expected, first.Sum(c => c.Total));
            Assert.Equal(expected - 1, first.SelectMany(c => c.Topics).Count(l => l.Place.Topic.Title == ForumLab.Marker));
        }
        Assert.Empty(await lab.ListAsync(ForumLab.Ada, "animation"));

        await lab.Site.InWorkAsync(async s =>
        {
            var item = ContentJson.FromItem((await s.GetRequiredService<ContentReader>().LatestAsync("forum-pratiques"))!);
            item["VisibilityPart"] = new System.Text.Json.Nodes.JsonObject { ["Audiences"] = new System.Text.Json.Nodes.JsonArray("role:Coordination") };
            item["ContentItemVersionId"] = "forum-pratiques.2";
            Assert.Empty((await s.GetRequiredService<ContentImporter>().ImportAsync(item, strict: true)).Problems);
        });
        foreach (var (who, expected) in new[] { (ForumLab.Visitor, 0), (ForumLab.Ada, 1), (ForumLab.Coordinator, 3) }) Assert.Equal(expected, await CountAsync(who));
        Assert.Empty(await lab.ListAsync(ForumLab.Ada));

        async Task<int> CountAsync(Viewer who) => (await Task.WhenAll(new[] { hidden, members, open }.Select(p => lab.PlaceAsync(p.Topic.Id, who)))).Count(p => p is not null);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AWithdrawnTopic_IsThereForWhoModeratesItAlone(Database database)
    {
        await using var lab = await ForumLab.CreateAsync(database);
        var place = await lab.OpenAsync(ForumLab.Ada, "projets-de-mam", ForumLab.Marker);
        await lab.ActAsync(ForumLab.Referent, d => d.ActAsync(place, TopicActs.Withdraw, ForumLab.Referent, default));
        Assert.Empty(await lab.ListAsync(ForumLab.Ada, "projets-de-mam"));
        foreach (var (who, sees) in new[] { (ForumLab.Visitor, false), (ForumLab.Ada, false), (ForumLab.Referent, true), (ForumLab.Coordinator, true) }) Assert.Equal(sees, await lab.PlaceAsync(place.Topic.Id, who) is not null);
        await lab.ActAsync(ForumLab.Referent, d => d.ActAsync(place, TopicActs.Restore, ForumLab.Referent, default));
        Assert.Single(await lab.ListAsync(ForumLab.Visitor, "projets-de-mam"));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Topics_ComeByTheirLastPost_PinnedOnesFirst_WithWhatIsNewToTheReader(Database database)
    {
        await using var lab = await ForumLab.CreateAsync(database);
        var (old, pinned, latest) = (await OpenAsync("Le plus ancien"), await OpenAsync("L’épinglé"), await OpenAsync("Le plus récent"));
        await lab.ActAsync(ForumLab.Coordinator, d => d.ActAsync(pinned, TopicActs.Pin, ForumLab.Coordinator, default));
        Assert.Equal(["L’épinglé", "Le plus récent", "Le plus ancien"], (await lab.ListAsync(ForumLab.Bob)).Select(l => l.Place.Topic.Title));
        await MarkAsync(1);
        await MarkAsync(0);
        foreach (var _ in (int[])[1, 2]) await lab.AnswerAsync(ForumLab.Ada, old);
        lab.Site.Clock.Advance(TimeSpan.FromMinutes(1));
        await lab.AnswerAsync(ForumLab.Ada, old);
        var lines = await lab.ListAsync(ForumLab.Bob);
        Assert.Equal([("L’épinglé", null), ("Le plus ancien", 3), ("Le plus récent", (int?)null)], lines.Select(l => (l.Place.Topic.Title, l.Unread)));
        Assert.All(await lab.ListAsync(ForumLab.Visitor), l => Assert.Null(l.Unread));
        // Seen through somebody else's eyes: they have read nothing.
        await lab.AsAsync(ForumLab.Bob, async s => { await s.GetRequiredService<ReadMarks>().MarkAsync(old.Topic.Id, 4, ForumLab.Bob with { SeenBy = "Le soutien" }, default); return 0; });
        Assert.Equal(3, (await lab.ListAsync(ForumLab.Bob))[1].Unread);

        async Task<Place> OpenAsync(string title)
        {
            lab.Site.Clock.Advance(TimeSpan.FromMinutes(1));
            return await lab.OpenAsync(ForumLab.Ada, title: title);
        }

        Task<int> MarkAsync(int number) => lab.AsAsync(ForumLab.Bob, async s => { await s.GetRequiredService<ReadMarks>().MarkAsync(old.Topic.Id, number, ForumLab.Bob, default); return 0; });
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Pages_HoldTheSamePosts_WhateverIsWithdrawn_AndCostTheSame(Database database)
    {
        var count = new QueryCount();
        await using var lab = await ForumLab.CreateAsync(database, count);
        var place = await lab.OpenAsync(ForumLab.Ada);
        await lab.ReadAsync(ForumLab.Bob, place);
        await lab.ListAsync(ForumLab.Bob);
        var (one, few) = (await count.OfAsync(() => lab.ReadAsync(ForumLab.Bob, place)), await count.OfAsync(() => lab.ListAsync(ForumLab.Bob, take: 12)));
        for (var i = 2; i <= 45; i++) await lab.AnswerAsync(i % 2 == 0 ? ForumLab.Ada : ForumLab.Bob, place, $"Réponse {i}");
        for (var i = 0; i < 20; i++) await lab.OpenAsync(ForumLab.Bob, title: $"Un autre sujet, le n° {i}");
        await lab.ActAsync(ForumLab.Ada, d => d.WithdrawAsync(place, 10, ForumLab.Ada, null, default));
        place = (await lab.PlaceAsync(place.Topic.Id, ForumLab.Bob))!;
        Assert.Equal(3, place.Pages);
        Assert.Equal(Enumerable.Range(21, 20), (await lab.ReadAsync(ForumLab.Bob, place, 2)).Select(l => int.Parse(l.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(one, await count.OfAsync(() => lab.ReadAsync(ForumLab.Bob, place, 2)));
        Assert.Equal(few, await count.OfAsync(() => lab.ListAsync(ForumLab.Bob, take: 12)));
        Assert.Equal(["/forum/pratiques-partagees/1-une-question-de-terrain#message-20", "/forum/pratiques-partagees/1-une-question-de-terrain?page=2#message-21"], [place.PathOf(20), place.PathOf(21)]);
    }

    [Theory, InlineData("12-les-mots", 12), InlineData("12", 12), InlineData("0012-x", 12), InlineData("-12", null), InlineData("douze-12", null), InlineData("99999999999999999999-x", null)]
    public async Task AnAddress_IsItsNumber(string address, int? id)
    {
        await using var lab = await ForumLab.CreateAsync(Database.Sqlite);
        await lab.Site.InWorkAsync(s => { s.GetRequiredService<SiteDb>().Add(new Topic { Id = 12, CategoryId = "forum-pratiques", Title = "Le douzième", AuthorId = "ada", LastAuthorId = "ada" }); return Task.CompletedTask; });
        Assert.Equal(id, (await lab.AsAsync(ForumLab.Ada, s => s.GetRequiredService<ForumPlaces>().FindAsync(address, default)))?.Topic.Id);
    }
}
