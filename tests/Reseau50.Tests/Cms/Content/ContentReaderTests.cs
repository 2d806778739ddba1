using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using static Reseau50.Testing.NoteSite;

namespace Reseau50.Tests.Cms.Content;

public sealed class ContentReaderTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task All_IsOneType_NewestFirst_AndPublishedOnly(Database database)
    {
        await using var site = await NoteSite.CreateAsync(database);
        await site.ImportAsync(Dated("ancienne", 1), Dated("recente", 3), Dated("b-meme-jour", 2), Dated("a-meme-jour", 2), Note("brouillon", published: false));
        Assert.Equal(["recente", "a-meme-jour", "b-meme-jour", "ancienne"], await AllAsync(site, Viewer.Visitor));
        Assert.Equal(["recente", "a-meme-jour", "b-meme-jour", "ancienne"], await AllAsync(site, Viewer.System));
        Assert.Empty(await site.InScopeAsync(s => s.GetRequiredService<ContentReader>().AllAsync("Inconnu", Viewer.System)));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AnItem_IsInMemoryOnce_WhateverListItStandsIn_UntilTheSiteChanges(Database database)
    {
        await using var site = await NoteSite.CreateAsync(database);
        await site.ImportAsync(Note("a"), Note("b"), Note("c", audiences: "membre"));
        var alone = await OneAsync("a", Viewer.Visitor);
        Assert.Same(alone, (await site.InScopeAsync(s => s.GetRequiredService<ContentReader>().AllAsync("Note", Viewer.Visitor))).Single(i => i.ContentItemId == "a"));
        Assert.Same(alone, await OneAsync("a", new Viewer(["membre"])));
        // A member's reading leaves nothing a visitor could find.
        Assert.NotNull(await OneAsync("c", new Viewer(["membre"])));
        Assert.Null(await OneAsync("c", Viewer.Visitor));

        await site.ImportAsync(Note("a", title: "Même version, autre titre"));
        Assert.Equal("Même version, autre titre", (await OneAsync("a", Viewer.Visitor))!.DisplayText);

        Task<ContentItem?> OneAsync(string id, Viewer viewer) => site.InScopeAsync(s => s.GetRequiredService<ContentReader>().PublishedAsync(id, viewer));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AVisitor_IsServedFromMemory_UntilTheSiteChanges(Database database)
    {
        await using var counted = await CountedSite.CreateAsync(database);
        var site = counted.Site;
        await site.InWorkAsync(s => s.GetRequiredService<Reseau50.Cms.Documents.SiteDocuments>().WriteAsync(
            TypeMaker.Definition([new TypeMaker("Note").Part("TitlePart").Part("AutoroutePart").Part("AliasPart").Part("VisibilityPart")])));
        await site.ImportAsync(Note("a"), Note("b", audiences: "membre"));

        Assert.NotEqual(0, await counted.Queries.OfAsync(() => ReadAsync(Viewer.Visitor)));
        Assert.Equal(0, await counted.Queries.OfAsync(() => ReadAsync(Viewer.Visitor)));
        Assert.NotEqual(0, await counted.Queries.OfAsync(() => ReadAsync(new Viewer(["membre"]))));
        await site.PublishAsync("a", item => item.SetTitle("Nouveau titre"));
        Assert.Equal("Nouveau titre", (await site.InScopeAsync(s => s.GetRequiredService<ContentReader>().ByAliasAsync("a", Viewer.Visitor)))!.DisplayText);

        Task ReadAsync(Viewer viewer) => site.InScopeAsync(async s =>
        {
            var reader = s.GetRequiredService<ContentReader>();
            Assert.Equal(viewer.IsVisitor ? ["a"] : ["b", "a"], (await reader.AllAsync("Note", viewer)).Select(i => i.ContentItemId).OrderDescending());
            Assert.NotNull(await reader.ByAliasAsync("a", viewer));
            Assert.NotNull(await s.GetRequiredService<AutorouteTable>().FindAsync("notes/a", viewer));
        });
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Alias_IsFoundWhateverItsCase_AndFollowsTheItem(Database database)
    {
        await using var site = await NoteSite.CreateAsync(database);
        await site.ImportAsync(Note("menu"), Note("cache", audiences: "membre"), Note("brouillon", published: false));
        Assert.Equal("menu", await AliasAsync(site, "menu"));
        Assert.Equal("menu", await AliasAsync(site, "Menu"));
        Assert.Null(await AliasAsync(site, "brouillon"));
        Assert.Null(await AliasAsync(site, "cache"));
        Assert.Equal("cache", await AliasAsync(site, "cache", new Viewer(["membre"])));
        Assert.Null(await AliasAsync(site, "rien"));

        await site.PublishAsync("menu", item => item.SetPart(nameof(AliasPart), new AliasPart { Alias = "principal" }));
        Assert.Null(await AliasAsync(site, "menu"));
        Assert.Equal("menu", await AliasAsync(site, "principal"));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WhatAnUndoneWorkSaw_IsNotRemembered(Database database)
    {
        await using var site = await NoteSite.CreateAsync(database);
        await site.ImportAsync(Note("menu", "Avant"));
        await Assert.ThrowsAsync<TimeoutException>(() => site.InWorkAsync(async s =>
        {
            var reader = s.GetRequiredService<ContentReader>();
            await s.GetRequiredService<ContentDrafts>().DeleteAsync("menu");
            await s.GetRequiredService<ContentImporter>().ImportAsync(Note("autre", "Pendant"), strict: true);
            await s.GetRequiredService<ContentImporter>().ImportAsync(Alias(Note("remplacant"), "menu"), strict: true);
            Assert.Equal("remplacant", (await reader.ByAliasAsync("menu", Viewer.Visitor))?.ContentItemId);
            Assert.Equal(["autre", "remplacant"], (await reader.AllAsync("Note", Viewer.Visitor)).Select(i => i.ContentItemId));
            throw new TimeoutException();
        }));
        Assert.Equal("menu", await AliasAsync(site, "menu"));
        Assert.Null(await AliasAsync(site, "autre"));
        Assert.Equal(["menu"], await AllAsync(site, Viewer.Visitor));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Published_ComesInTheOrderAsked_EachOnce(Database database)
    {
        await using var site = await NoteSite.CreateAsync(database);
        await site.ImportAsync(Note("a"), Note("b"), Note("c", audiences: "membre"));
        await site.InScopeAsync(async s =>
        {
            var reader = s.GetRequiredService<ContentReader>();
            Assert.Equal(["b", "a"], (await reader.PublishedAsync(["b", "c", "rien", "a", "b"], Viewer.Visitor)).Select(i => i.ContentItemId));
            Assert.Empty(await reader.PublishedAsync([], Viewer.System));
        });
    }

    private static System.Text.Json.Nodes.JsonObject Dated(string id, int day)
    {
        var note = Note(id);
        note["PublishedUtc"] = $"2026-11-0{day}T08:00:00Z";
        return note;
    }

    private static System.Text.Json.Nodes.JsonObject Alias(System.Text.Json.Nodes.JsonObject note, string alias)
    {
        note["AliasPart"]!["Alias"] = alias;
        return note;
    }

    private static Task<IEnumerable<string>> AllAsync(TestSite site, Viewer viewer) =>
        site.InScopeAsync(async s => (await s.GetRequiredService<ContentReader>().AllAsync("Note", viewer)).Select(i => i.ContentItemId));

    private static Task<string?> AliasAsync(TestSite site, string alias, Viewer? viewer = null) =>
        site.InScopeAsync(async s => (await s.GetRequiredService<ContentReader>().ByAliasAsync(alias, viewer ?? Viewer.Visitor))?.ContentItemId);
}
