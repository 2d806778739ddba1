using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Security;
using Reseau50.Forum.Listing;
using Reseau50.Forum.Moderating;
using Reseau50.Forum.Reading;
using Reseau50.Forum.Topics;

namespace Reseau50.Tests.Forum;

/// <summary>What is new to one reader, what was written since, and where he or she wrote.</summary>
public sealed class OwnListsTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ATopic_IsNewUntilOpened_UnreadUntilFollowed_AndMineOnceAnswered(Database database)
    {
        await using var lab = await ForumLab.CreateAsync(database);
        var place = await OpenAsync(lab, "Une question");
        await OpenAsync(lab, "Une autre");
        Assert.Equal(["new: Une autre, Une question", "unread:", "mine:"], await AllAsync(lab, ForumLab.Bob));
        await MarkAsync(lab, place, 1);
        Assert.Equal(["new: Une autre", "unread:", "mine:"], await AllAsync(lab, ForumLab.Bob));
        lab.Site.Clock.Advance(TimeSpan.FromMinutes(1));
        await lab.AnswerAsync(ForumLab.Ada, place);
        Assert.Equal(["new: Une autre", "unread: Une question", "mine:"], await AllAsync(lab, ForumLab.Bob));
        // Whoever wrote last has read: their own words are not news.
        await lab.AnswerAsync(ForumLab.Bob, place);
        Assert.Equal(["new: Une autre", "unread:", "mine: Une question"], await AllAsync(lab, ForumLab.Bob));
        Assert.Equal("mine: Une question, Une autre", (await AllAsync(lab, ForumLab.Ada))[2]);

        lab.Site.Clock.Advance(TimeSpan.FromMinutes(1));
        await lab.AsAsync(ForumLab.Bob, async s => { await s.GetRequiredService<OwnLists>().ReadAllAsync(ForumLab.Bob, default); return 0; });
        lab.Site.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(["new:", "unread:", "mine: Une question"], await AllAsync(lab, ForumLab.Bob));
        await lab.AnswerAsync(ForumLab.Ada, place);
        await OpenAsync(lab, "La suivante");
        Assert.Equal(["new: La suivante", "unread: Une question", "mine: Une question"], await AllAsync(lab, ForumLab.Bob));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WhatOneDoesNotSee_AndWhatIsWithdrawn_IsInNoList_AndInNoCount(Database database)
    {
        await using var lab = await ForumLab.CreateAsync(database);
        var hidden = await lab.OpenAsync(ForumLab.Coordinator, "animation", ForumLab.Marker);
        var withdrawn = await lab.OpenAsync(ForumLab.Coordinator, title: ForumLab.Marker);
        foreach (var place in new[] { hidden, withdrawn })
        {
            await MarkAsync(lab, place, 1);
            await lab.AnswerAsync(ForumLab.Bob, place);
            await lab.AnswerAsync(ForumLab.Coordinator, place);
        }
        await lab.OpenAsync(ForumLab.Coordinator, "animation", ForumLab.Marker);
        await lab.ActAsync(ForumLab.Coordinator, d => d.ActAsync(withdrawn, TopicActs.Withdraw, ForumLab.Coordinator, default));
        Assert.Equal(["new:", "unread:", "mine:"], await AllAsync(lab, ForumLab.Bob));
        var tabs = await lab.AsAsync(ForumLab.Bob, async s => await s.GetRequiredService<OwnLists>().TabsAsync(null, ForumLab.Bob, await s.GetRequiredService<Reseau50.Forum.Categories.CategoryTable>().AllAsync(ForumLab.Bob, default), default));
        Assert.Equal((0, 0), (tabs.New, tabs.Unread));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Lists_CostTheSame_ForOneAndForThirty(Database database)
    {
        var count = new QueryCount();
        await using var lab = await ForumLab.CreateAsync(database, count);
        var first = await lab.OpenAsync(ForumLab.Ada);
        await MarkAsync(lab, first, 1);
        await lab.AnswerAsync(ForumLab.Bob, first);
        await lab.AnswerAsync(ForumLab.Ada, first);
        await lab.OpenAsync(ForumLab.Ada);
        await AllAsync(lab, ForumLab.Bob);
        var one = await count.OfAsync(() => AllAsync(lab, ForumLab.Bob));
        for (var i = 0; i < 15; i++)
        {
            await lab.OpenAsync(ForumLab.Ada, title: $"Un sujet de plus, le n° {i}");
            var place = await lab.OpenAsync(ForumLab.Ada, title: $"Un sujet suivi, le n° {i}");
            await MarkAsync(lab, place, 1);
            await lab.AnswerAsync(ForumLab.Bob, place);
            await lab.AnswerAsync(ForumLab.Ada, place);
        }
        Assert.Equal(one, await count.OfAsync(() => AllAsync(lab, ForumLab.Bob)));
    }

    private static async Task<Place> OpenAsync(ForumLab lab, string title)
    {
        lab.Site.Clock.Advance(TimeSpan.FromMinutes(1));
        return await lab.OpenAsync(ForumLab.Ada, title: title);
    }

    private static Task<int> MarkAsync(ForumLab lab, Place place, int number) => lab.AsAsync(ForumLab.Bob, async s => { await s.GetRequiredService<ReadMarks>().MarkAsync(place.Topic.Id, number, ForumLab.Bob, default); return 0; });

    private static async Task<List<string>> AllAsync(ForumLab lab, Viewer who)
    {
        var all = new List<string>();
        foreach (var (list, name) in new[] { (OwnList.New, "new"), (OwnList.Unread, "unread"), (OwnList.Mine, "mine") })
        {
            var (lines, total) = await lab.AsAsync(who, s => s.GetRequiredService<OwnLists>().PageAsync(list, who, 0, 50, default));
            Assert.Equal(lines.Count, total);
            all.Add($"{name}: {string.Join(", ", lines.Select(l => l.Place.Topic.Title))}".TrimEnd());
        }
        return all;
    }
}
