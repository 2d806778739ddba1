using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using static Reseau50.Testing.NoteSite;

namespace Reseau50.Tests.Cms.Content;

/// <summary>What becomes of an item's versions.</summary>
public sealed class ContentHistoryTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task EachPublishing_KeepsTheVersionBefore(Database database)
    {
        await using var site = await ThreeVersionsAsync(database);
        Assert.Equal(["Trois latest published", "Deux", "Un"], await VersionsAsync(site));
        Assert.Equal("Trois", await SeenAsync(site));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AnOlderVersion_ComesBackAsADraft_AndTheSiteKeepsWhatItShows(Database database)
    {
        await using var site = await ThreeVersionsAsync(database);
        Assert.Empty(await RestoreAsync(site, "a.1"));
        Assert.Equal(["Un latest", "Trois published", "Deux", "Un"], await VersionsAsync(site));
        Assert.Equal("Trois", await SeenAsync(site));

        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await site.PublishAsync("a", _ => { });
        Assert.Equal(["Un latest published", "Trois", "Deux", "Un"], await VersionsAsync(site));
        Assert.Equal("Un", await SeenAsync(site));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ADeletedItem_IsNowhere_AndComesBackFromAnyVersion(Database database)
    {
        await using var site = await ThreeVersionsAsync(database);
        await site.InScopeAsync(s => s.GetRequiredService<ContentDrafts>().DeleteAsync("a"));
        Assert.Null(await SeenAsync(site));
        Assert.Equal(0, await site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<AutorouteIndex>().CountAsync()));
        Assert.Equal(["Trois", "Deux", "Un"], await VersionsAsync(site));

        Assert.Empty(await RestoreAsync(site, "a.1"));
        Assert.Equal(["Un latest", "Trois", "Deux", "Un"], await VersionsAsync(site));
        Assert.Null(await SeenAsync(site));
        await site.PublishAsync("a", _ => { });
        Assert.Equal("Un", await SeenAsync(site));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ADeletedItem_WhoseAddressWasTakenSince_IsNotBroughtBackOverTheOther(Database database)
    {
        await using var site = await ThreeVersionsAsync(database);
        await site.InScopeAsync(s => s.GetRequiredService<ContentDrafts>().DeleteAsync("a"));
        var other = Note("b");
        other["AutoroutePart"]!["Path"] = "notes/a";
        await site.ImportAsync(other);

        Assert.Equal(["AutoroutePart.Path"], (await RestoreAsync(site, "a.1")).Select(p => p.Name));
        Assert.Equal(["Trois", "Deux", "Un"], await VersionsAsync(site));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AVersionThatIsGone_IsRefusedInFrench(Database database)
    {
        await using var site = await ThreeVersionsAsync(database);
        Assert.Equal("Cette version n’existe plus : choisissez-en une autre dans l’historique.", Assert.Single(await RestoreAsync(site, "a.9")).Message);
        Assert.Equal(["Trois latest published", "Deux", "Un"], await VersionsAsync(site));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task DiscardingADraft_GoesBackToThePublishedVersion(Database database)
    {
        await using var site = await ThreeVersionsAsync(database);
        await RestoreAsync(site, "a.1");
        await site.InScopeAsync(s => s.GetRequiredService<ContentDrafts>().DiscardDraftAsync("a"));
        Assert.Equal(["Un", "Trois latest published", "Deux", "Un"], await VersionsAsync(site));
        await site.InScopeAsync(s => s.GetRequiredService<ContentDrafts>().DiscardDraftAsync("a"));
        Assert.Equal(["content.saved", "content.restored", "content.draft-discarded"], await ActionsAsync(site));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheJournal_SaysWhatWasDone_AndNothingOfWhatWasUndone(Database database)
    {
        await using var site = await ThreeVersionsAsync(database);
        await Assert.ThrowsAsync<TimeoutException>(() => site.InWorkAsync(async s =>
        {
            var drafts = s.GetRequiredService<ContentDrafts>();
            await drafts.DeleteAsync("a");
            await drafts.RestoreAsync("a.2");
            throw new TimeoutException();
        }));
        Assert.Empty(await ActionsAsync(site));
        Assert.Equal(["Trois latest published", "Deux", "Un"], await VersionsAsync(site));

        await site.InScopeAsync(async s =>
        {
            s.GetRequiredService<AuditTrail>().Actor = "referente-mam";
            await s.GetRequiredService<ContentDrafts>().UnpublishAsync("a");
            await s.GetRequiredService<ContentDrafts>().UnpublishAsync("a");
            await s.GetRequiredService<ContentDrafts>().DeleteAsync("rien");
        });
        var line = await site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<AuditLine>().SingleAsync());
        Assert.Equal(("referente-mam", "content.unpublished", "Note", "a", "« Trois » n’est plus publié.", site.Clock.Now.UtcDateTime),
            (line.Actor, line.Action, line.SubjectType, line.SubjectId, line.Summary, line.AtUtc));
    }

    private static async Task<TestSite> ThreeVersionsAsync(Database database)
    {
        var site = await NoteSite.CreateAsync(database);
        foreach (var (version, title) in new[] { ("a.1", "Un"), ("a.2", "Deux"), ("a.3", "Trois") })
        {
            await site.ImportAsync(Note("a", title, version));
            site.Clock.Advance(TimeSpan.FromMinutes(1));
        }
        return site;
    }

    private static Task<IReadOnlyList<Problem>> RestoreAsync(TestSite site, string version) => site.InScopeAsync(s => s.GetRequiredService<ContentDrafts>().RestoreAsync(version));

    private static Task<IEnumerable<string>> VersionsAsync(TestSite site) => site.InScopeAsync(async s => (await s.GetRequiredService<ContentReader>().VersionsAsync("a"))
        .Select(v => v.DisplayText + (v.Latest ? " latest" : "") + (v.Published ? " published" : "")));

    private static Task<string?> SeenAsync(TestSite site) => site.InScopeAsync(async s => (await s.GetRequiredService<ContentReader>().PublishedAsync("a", Viewer.Visitor))?.DisplayText);

    private static Task<List<string>> ActionsAsync(TestSite site) => site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<AuditLine>().OrderBy(x => x.Id).Select(x => x.Action).ToListAsync());
}
