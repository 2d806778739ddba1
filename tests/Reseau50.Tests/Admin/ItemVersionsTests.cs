using Microsoft.Extensions.DependencyInjection;
using Reseau50.Admin.Items.Versions;
using Reseau50.Cms.Content;

namespace Reseau50.Tests.Admin;

public sealed class ItemVersionsTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task EachPublication_Stays_AndCanBeTakenAgain_EvenOnceDeleted(Database database)
    {
        await using var site = await NoteSite.CreateAsync(database);
        await site.ImportAsync(NoteSite.Note("note", "Un"), NoteSite.Note("autre", "Autre"));
        foreach (var title in (string[])["Deux", "Trois"])
        {
            site.Clock.Advance(TimeSpan.FromHours(1));
            await site.PublishAsync("note", n => n.SetTitle(title));
        }
        await site.InScopeAsync(s => s.GetRequiredService<ContentDrafts>().DeleteAsync("note"));
        var (item, lines, total) = await site.InScopeAsync(async s =>
        {
            var versions = s.GetRequiredService<ItemVersions>();
            var (page, all) = await versions.PageAsync("note", 1, 2, default);
            return ((await versions.OfAsync("note", default))!, page, all);
        });
        Assert.Equal((true, "Trois", 3), (item.Deleted, item.DisplayText, total));
        Assert.Equal(["Trois", "Deux"], lines.Select(l => l.DisplayText));
        var (one, before, _) = await site.InScopeAsync(async s =>
        {
            var versions = s.GetRequiredService<ItemVersions>();
            var pair = await versions.PairAsync("note", lines[1].VersionId, null, default);
            return (pair.Version!, pair.Before!, await s.GetRequiredService<ContentDrafts>().RestoreAsync(lines[1].VersionId));
        });
        Assert.Equal(("Deux", "Un"), (one.DisplayText, before.DisplayText));
        var draft = (await site.LatestAsync("note"))!;
        Assert.Equal(("Deux", false), (draft.DisplayText, draft.Published));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AVersionOfAnotherItem_IsNotShown(Database database)
    {
        await using var site = await NoteSite.CreateAsync(database);
        await site.ImportAsync(NoteSite.Note("note"), NoteSite.Note("secret"));
        Assert.Equal((null, null), await site.InScopeAsync(s => s.GetRequiredService<ItemVersions>().PairAsync("note", "secret.1", null, default)));
        var (version, before) = await site.InScopeAsync(s => s.GetRequiredService<ItemVersions>().PairAsync("note", "note.1", "secret.1", default));
        Assert.Equal(("note", null), (version!.ContentItemId, before));
    }

    [Fact]
    public async Task TheList_AsksAsMuch_WhateverTheNumberOfVersions()
    {
        await using var site = await NoteSite.CreateAsync(Database.Sqlite);
        await site.ImportAsync(NoteSite.Note("note"));
        for (var i = 0; i < 40; i++)
        {
            site.Clock.Advance(TimeSpan.FromMinutes(1));
            await site.PublishAsync("note", n => n.SetTitle("Titre " + i));
        }
        Assert.Equal((30, 41), await site.InScopeAsync(async s => await s.GetRequiredService<ItemVersions>().PageAsync("note", 1, 30, default) is var (lines, total) ? (lines.Count, total) : default));
    }
}
