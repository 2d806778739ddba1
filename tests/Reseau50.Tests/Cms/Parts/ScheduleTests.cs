using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Jobs;
using Reseau50.Cms.Parts;

namespace Reseau50.Tests.Cms.Parts;

/// <summary>What is to be published or withdrawn by itself, at its moment.</summary>
public sealed class ScheduleTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ADraft_IsPublishedAtItsMoment_AndWithdrawnAtItsEnd(Database database)
    {
        await using var site = await SiteAsync(database);
        await DraftAsync(site, "note", TimeSpan.FromHours(2), TimeSpan.FromHours(5));
        await RunAsync(site, TimeSpan.FromMinutes(119));
        Assert.False(await PublishedAsync(site, "note"));
        await RunAsync(site, TimeSpan.FromMinutes(1));
        Assert.True(await PublishedAsync(site, "note"));
        await RunAsync(site, TimeSpan.FromMinutes(179));
        Assert.True(await PublishedAsync(site, "note"));
        await RunAsync(site, TimeSpan.FromMinutes(1));
        Assert.False(await PublishedAsync(site, "note"));
        // The moment to publish is behind it: nothing brings it back.
        await RunAsync(site, TimeSpan.FromDays(1));
        Assert.False(await PublishedAsync(site, "note"));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ADraftThatMayNotBePublished_IsTriedOnce_AndTheJournalSaysWhy(Database database)
    {
        await using var site = await SiteAsync(database);
        await DraftAsync(site, "note", TimeSpan.FromHours(1), null);
        await site.ImportAsync(NoteSite.Note("autre"));
        await site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<AutorouteIndex>().Where(x => x.ContentItemId == "autre").ExecuteUpdateAsync(s => s.SetProperty(x => x.Path, "notes/note")));
        await RunAsync(site, TimeSpan.FromHours(1));
        await RunAsync(site, TimeSpan.FromMinutes(1));
        Assert.False(await PublishedAsync(site, "note"));
        var lines = await site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<AuditLine>().Where(x => x.Action == "content.schedule-refused").Select(x => x.Summary).ToListAsync());
        Assert.StartsWith("« note » n’a pas pu être publié à la date prévue : ", Assert.Single(lines), StringComparison.Ordinal);
    }

    private static async Task<TestSite> SiteAsync(Database database)
    {
        var site = await TestSite.CreateAsync(database);
        await site.InWorkAsync(s => s.GetRequiredService<SiteDocuments>().WriteAsync(
            TypeMaker.Definition([new TypeMaker("Note").Part("TitlePart").Part("AutoroutePart").Part("AliasPart").Part("PublishLaterPart").Part("ArchiveLaterPart")])));
        return site;
    }

    private static async Task DraftAsync(TestSite site, string id, TimeSpan publish, TimeSpan? archive)
    {
        var now = site.Clock.GetUtcNow().UtcDateTime;
        await site.ImportAsync(NoteSite.Note(id, published: false));
        await site.InScopeAsync(async s =>
        {
            var note = (await s.GetRequiredService<ContentReader>().LatestAsync(id))!;
            note.SetPart(nameof(PublishLaterPart), new PublishLaterPart { ScheduledPublishUtc = now + publish });
            if (archive is { } end) note.SetPart(nameof(ArchiveLaterPart), new ArchiveLaterPart { ScheduledArchiveUtc = now + end });
            Assert.Empty(await s.GetRequiredService<ContentDrafts>().SaveDraftAsync(note));
        });
    }

    private static async Task RunAsync(TestSite site, TimeSpan later)
    {
        site.Clock.Advance(later);
        await site.InScopeAsync(s => s.GetServices<IRecurringJob>().Single(j => j.Kind == "content.schedule").RunAsync(default));
    }

    private static Task<bool> PublishedAsync(TestSite site, string id) => site.InScopeAsync(s => s.GetRequiredService<SiteDb>().ContentItems.AnyAsync(x => x.ContentItemId == id && x.Published));
}
