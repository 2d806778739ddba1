using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using static Reseau50.Testing.NoteSite;

namespace Reseau50.Tests.Cms.Security;

public sealed class VisibilityTests
{
    private static readonly Viewer Member = new(["membre"]);

    private static readonly (Viewer Viewer, string[] Sees)[] Viewers =
    [
        (Viewer.Visitor, ["libre"]),
        (Member, ["libre", "membres"]),
        (new(["reseau:mam"]), ["libre", "mam"]),
        (new(["membre", "reseau:mam"]), ["libre", "mam", "membres"]),
        (new(["reseau:rpe", "role:Coordination"]), ["deux", "libre"]),
        (new(["Membre"]), ["libre"]),
        (Viewer.System, ["deux", "libre", "mam", "membres"]),
    ];

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ItemsAndIndexRows_AreThoseOfTheViewer_AndNoOther(Database database)
    {
        await using var site = await FourNotesAsync(database);
        foreach (var (viewer, sees) in Viewers)
        {
            Assert.Equal(sees, await ItemsAsync(site, viewer));
            Assert.Equal(sees, await RowsAsync(site, viewer));
        }
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WhateverReads_KeepsARestrictedItemFromAVisitor(Database database)
    {
        await using var site = await FourNotesAsync(database);
        foreach (var (viewer, sees) in Viewers)
            await site.InScopeAsync(async s =>
            {
                var reader = s.GetRequiredService<ContentReader>();
                Assert.Equal(sees, (await reader.AllAsync("Note", viewer)).Select(i => i.ContentItemId).Order());
                Assert.Equal(sees, (await reader.PublishedAsync(["deux", "libre", "mam", "membres"], viewer)).Select(i => i.ContentItemId));
                Assert.Equal(sees.Contains("membres"), await reader.ByAliasAsync("membres", viewer) is not null);
                Assert.Equal(sees.Contains("membres"), await s.GetRequiredService<AutorouteTable>().FindAsync("notes/membres", viewer) is not null);
            });
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AVersionOffTheSite_IsNobodys(Database database)
    {
        await using var site = await FourNotesAsync(database);
        await site.ImportAsync(Note("brouillon", published: false));
        await site.InScopeAsync(s => s.GetRequiredService<ContentDrafts>().UnpublishAsync("libre"));
        await site.InScopeAsync(s => s.GetRequiredService<ContentDrafts>().DeleteAsync("mam"));

        Assert.Equal(["deux", "membres"], await ItemsAsync(site, Viewer.System));
        Assert.Equal(["deux", "membres"], await RowsAsync(site, Viewer.System));
        Assert.Empty(await RowsAsync(site, new Viewer(["reseau:mam"])));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task PublicToRestrictedAndBack_TakesEveryIndexRowAlong(Database database)
    {
        await using var site = await FourNotesAsync(database);
        Assert.Equal([false], await RestrictedAsync(site, "libre"));

        await site.PublishAsync("libre", item => item.SetAudiences("role:Bureau"));
        Assert.Equal([true], await RestrictedAsync(site, "libre"));
        Assert.Empty(await ItemsAsync(site, Viewer.Visitor));
        Assert.Empty(await RowsAsync(site, Viewer.Visitor));
        Assert.Equal(["libre", "membres"], await RowsAsync(site, new Viewer(["membre", "role:Bureau"])));

        await site.PublishAsync("libre", item => item.SetAudiences());
        Assert.Equal([false], await RestrictedAsync(site, "libre"));
        Assert.Equal(["libre"], await ItemsAsync(site, Viewer.Visitor));
        Assert.Equal(["libre"], await RowsAsync(site, Viewer.Visitor));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ARestrictedDraft_HidesNothingOfThePublicVersion_AndAPublicDraftShowsNothingOfARestrictedOne(Database database)
    {
        await using var site = await FourNotesAsync(database);
        await DraftAsync(site, "libre", item => item.SetAudiences("membre"));
        await DraftAsync(site, "membres", item => item.SetAudiences());

        Assert.Equal(["libre"], await ItemsAsync(site, Viewer.Visitor));
        Assert.Equal(["libre"], await RowsAsync(site, Viewer.Visitor));
        Assert.Equal([false, true], await RestrictedAsync(site, "libre"));
    }

    private static async Task<TestSite> FourNotesAsync(Database database)
    {
        var site = await NoteSite.CreateAsync(database);
        await site.ImportAsync(Note("libre"), Note("membres", audiences: "membre"), Note("mam", audiences: "reseau:mam"), Note("deux", audiences: ["reseau:eaje", "role:Coordination"]));
        return site;
    }

    private static Task DraftAsync(TestSite site, string id, Action<ContentItem> change) => site.InScopeAsync(async s =>
    {
        var item = (await s.GetRequiredService<ContentReader>().LatestAsync(id))!;
        change(item);
        Assert.Empty(await s.GetRequiredService<ContentDrafts>().SaveDraftAsync(item));
    });

    private static Task<List<string>> ItemsAsync(TestSite site, Viewer viewer) =>
        site.InScopeAsync(s => s.GetRequiredService<SiteDb>().VisibleTo(viewer).Select(x => x.ContentItemId).OrderBy(x => x).ToListAsync());

    private static Task<List<string>> RowsAsync(TestSite site, Viewer viewer) =>
        site.InScopeAsync(s => s.GetRequiredService<SiteDb>().VisibleTo<AutorouteIndex>(viewer).Select(x => x.ContentItemId).OrderBy(x => x).ToListAsync());

    /// <summary>What the rows of every index say of an item, published version first: one answer for each version.</summary>
    private static Task<IEnumerable<bool>> RestrictedAsync(TestSite site, string id) => site.InScopeAsync(async s =>
    {
        var db = s.GetRequiredService<SiteDb>();
        var routes = await db.Set<AutorouteIndex>().Where(x => x.ContentItemId == id).OrderByDescending(x => x.Published).ToListAsync();
        var aliases = await db.Set<AliasIndex>().Where(x => x.ContentItemId == id).OrderByDescending(x => x.Published).ToListAsync();
        var items = await db.ContentItems.Where(x => x.ContentItemId == id && (x.Latest || x.Published)).OrderByDescending(x => x.Published).ToListAsync();
        Assert.Equal(items.Select(x => x.Restricted), routes.Select(x => x.Restricted));
        Assert.Equal(items.Select(x => x.Restricted), aliases.Select(x => x.Restricted));
        return routes.Select(x => x.Restricted);
    });
}
