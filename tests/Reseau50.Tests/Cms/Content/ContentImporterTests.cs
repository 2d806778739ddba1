using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using static Reseau50.Testing.NoteSite;

namespace Reseau50.Tests.Cms.Content;

public sealed class ContentImporterTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task SameItem_IsCreated_ThenUnchanged_ThenUpdatedInItsVersion(Database database)
    {
        await using var site = await NoteSite.CreateAsync(database);
        Assert.Equal(ImportOutcome.Created, await OutcomeAsync(site, Note("a", "Un")));
        var generation = await GenerationAsync(site);
        Assert.Equal(ImportOutcome.Unchanged, await OutcomeAsync(site, Note("a", "Un")));
        Assert.Equal(generation, await GenerationAsync(site));

        Assert.Equal(ImportOutcome.Updated, await OutcomeAsync(site, Note("a", "Deux")));
        Assert.Equal(["a.1 Deux latest published"], await RowsAsync(site, "a"));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WithoutAVersionId_TheItemIsFoundByItsId_AndTheOldVersionIsKept(Database database)
    {
        await using var site = await NoteSite.CreateAsync(database);
        await site.ImportAsync(Note("a", "Un"));
        Assert.Equal(ImportOutcome.Unchanged, await OutcomeAsync(site, Unversioned(Note("a", "Un"))));

        site.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(ImportOutcome.Updated, await OutcomeAsync(site, Unversioned(Note("a", "Deux"))));
        var rows = await VersionsAsync(site, "a");
        Assert.Equal(["Deux latest published", "Un"], rows.Select(Said));
        Assert.Equal("a.1", rows[1].ContentItemVersionId);
        Assert.Equal(rows[1].CreatedUtc, rows[0].CreatedUtc);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task DraftBesidePublished_KeepsBoth_WhateverTheOrder(Database database)
    {
        await using var site = await NoteSite.CreateAsync(database);
        var published = Note("a", "En ligne", "a.1", latest: false);
        var draft = Note("a", "Brouillon", "a.2", published: false);
        foreach (var order in new[] { new[] { published, draft }, [draft, published] })
        {
            await site.ImportAsync(order);
            Assert.Equal(["a.1 En ligne published", "a.2 Brouillon latest"], await RowsAsync(site, "a"));
            Assert.Equal("En ligne", await site.InScopeAsync(async s => (await s.GetRequiredService<ContentReader>().PublishedAsync("a", Viewer.Visitor))!.DisplayText));
        }
        Assert.Equal(["a.1 published", "a.2 latest"], await RoutesAsync(site));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ANewPublishedVersion_TakesThePlaceOfTheOld_WhichKeepsNoIndexRow(Database database)
    {
        await using var site = await NoteSite.CreateAsync(database);
        await site.ImportAsync(Note("a", "Un", "a.1"), Note("a", "Deux", "a.2"), Note("a", "Trois", "a.3"));
        Assert.Equal(["a.1 Un", "a.2 Deux", "a.3 Trois latest published"], await RowsAsync(site, "a"));
        Assert.Equal(["a.3 latest published"], await RoutesAsync(site));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task VersionOfAnotherItem_IsRefused_AndThatItemStays(Database database)
    {
        await using var site = await NoteSite.CreateAsync(database);
        await site.ImportAsync(Note("a", "Un"));
        var (outcome, problems) = await ImportOneAsync(site, Note("b", "Voleur", "a.1"), strict: false);
        Assert.Equal((ImportOutcome.Unchanged, "ContentItemVersionId"), (outcome, Assert.Single(problems).Name));
        Assert.Contains("appartient déjà à l’item « a »", problems[0].Message, StringComparison.Ordinal);
        Assert.Equal(["a.1 Un latest published"], await RowsAsync(site, "a"));
        Assert.Empty(await RowsAsync(site, "b"));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AddressOrAliasOfAnother_IsRefusedAlways_AnEmptyTitleOnlyWhenStrict(Database database)
    {
        await using var site = await NoteSite.CreateAsync(database);
        await site.ImportAsync(Note("a"));
        var taken = Note("b", " ");
        taken["AutoroutePart"]!["Path"] = "notes/A";
        taken["AliasPart"]!["Alias"] = "A";
        Assert.Equal(["TitlePart.Title", "AutoroutePart.Path", "AliasPart.Alias"], (await ImportOneAsync(site, taken, strict: true)).Problems.Select(p => p.Name));
        Assert.Equal(["AutoroutePart.Path", "AliasPart.Alias"], (await ImportOneAsync(site, taken, strict: false)).Problems.Select(p => p.Name));
        Assert.Empty(await RowsAsync(site, "b"));

        Assert.Equal((ImportOutcome.Created, 0), Short(await ImportOneAsync(site, Note("b", " "), strict: false)));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WhatTheRecipeLeavesOut_IsKept_OrTakenFromTheClock(Database database)
    {
        await using var site = await NoteSite.CreateAsync(database);
        var first = Note("a", "Un");
        first["Owner"] = "coordination";
        first["CreatedUtc"] = "2026-01-02T03:04:05.1234567Z";
        await site.ImportAsync(first);
        var made = Assert.Single(await VersionsAsync(site, "a"));
        Assert.Equal((site.Clock.Now.UtcDateTime, site.Clock.Now.UtcDateTime, "coordination"), (made.ModifiedUtc!.Value, made.PublishedUtc!.Value, made.Owner));

        site.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(ImportOutcome.Unchanged, await OutcomeAsync(site, first));
        await site.ImportAsync(Note("a", "Deux"));
        var kept = Assert.Single(await VersionsAsync(site, "a"));
        Assert.Equal((made.CreatedUtc, made.PublishedUtc, "coordination"), (kept.CreatedUtc, kept.PublishedUtc, kept.Owner));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AFaultLaterInTheSameWork_TakesEveryItemAndIndexRowBack(Database database)
    {
        await using var site = await NoteSite.CreateAsync(database);
        await site.ImportAsync(Note("a", "Un"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => site.ImportAsync(Note("a", "Deux"), Note("b"), Note("c", "Voleur", "a.1")));
        Assert.Equal(["a.1 Un latest published"], await RowsAsync(site, "a"));
        Assert.Empty(await RowsAsync(site, "b"));
        Assert.Equal(["a.1 latest published"], await RoutesAsync(site));
    }

    private static JsonObject Unversioned(JsonObject json)
    {
        json.Remove("ContentItemVersionId");
        return json;
    }

    private static async Task<ImportOutcome> OutcomeAsync(TestSite site, JsonObject json)
    {
        var (outcome, problems) = await ImportOneAsync(site, json, strict: true);
        Assert.Empty(problems);
        return outcome;
    }

    private static Task<(ImportOutcome Outcome, IReadOnlyList<Problem> Problems)> ImportOneAsync(TestSite site, JsonObject json, bool strict) =>
        site.InScopeAsync(s => s.GetRequiredService<SiteWork>().RunAsync(async () =>
        {
            var (outcome, _, problems) = await s.GetRequiredService<ContentImporter>().ImportAsync(json, strict);
            return (outcome, problems);
        }));

    private static (ImportOutcome, int) Short((ImportOutcome Outcome, IReadOnlyList<Problem> Problems) import) => (import.Outcome, import.Problems.Count);

    private static Task<IReadOnlyList<ContentItem>> VersionsAsync(TestSite site, string id) => site.InScopeAsync(s => s.GetRequiredService<ContentReader>().VersionsAsync(id));

    private static async Task<IEnumerable<string>> RowsAsync(TestSite site, string id) =>
        (await VersionsAsync(site, id)).OrderBy(v => v.ContentItemVersionId, StringComparer.Ordinal).Select(v => v.ContentItemVersionId + " " + Said(v));

    private static string Said(ContentItem item) => item.DisplayText + (item.Latest ? " latest" : "") + (item.Published ? " published" : "");

    private static Task<IEnumerable<string>> RoutesAsync(TestSite site) => site.InScopeAsync(async s =>
        (await s.GetRequiredService<SiteDb>().Set<AutorouteIndex>().OrderBy(r => r.VersionId).ToListAsync()).Select(r => r.VersionId + (r.Latest ? " latest" : "") + (r.Published ? " published" : "")));

    private static Task<long> GenerationAsync(TestSite site) => site.InScopeAsync(s => SiteWork.GenerationAsync(s.GetRequiredService<SiteDb>(), default));
}
