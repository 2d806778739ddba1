using Reseau50.Admin.Contracts;
using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Jobs;
using Reseau50.Tests.Admin;
using Reseau50.Tests.Cms.Jobs;
using Reseau50.Workshops.Closing;
using Reseau50.Workshops.Contracts;
using Reseau50.Workshops.Publishing;

namespace Reseau50.Tests.Workshops;

/// <summary>The news of a write-up: heard once it is stored, and never again.</summary>
public sealed class WriteUpPublishedTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheFirstPublication_IsHeardOnce_WithItsFiveLines(Database database)
    {
        var ears = new Ears();
        await using var site = await CreateAsync(database, ears);
        var item = await site.TakeAsync(WorkshopLab.Form());
        await site.SaveAsync(item);
        await site.Runner().RunDueAsync(default);
        Assert.Empty(ears.Heard);

        await PublishAsync(site, item.ContentItemId);
        Assert.Empty(ears.Heard);
        await site.Runner().RunDueAsync(default);
        var heard = Assert.Single(ears.Heard);
        Assert.Equal((item.ContentItemId, WorkshopLab.Sleep, "Vingt-quatre cases", site.Clock.Now.UtcDateTime), (heard.WriteUpId, heard.WorkshopId, heard.Title, heard.AtUtc));
        Assert.Equal(["Un enfant, un rythme.", "Le lit est un choix."], heard.Summary);
        Assert.Equal(["reseau-rpe", "reseau-eaje", "reseau-mam"], heard.Networks);

        // Taken away and put back, changed and published again: no news.
        await site.InScopeAsync(s => s.GetRequiredService<ContentDrafts>().UnpublishAsync(item.ContentItemId));
        await PublishAsync(site, item.ContentItemId);
        await PublishAsync(site, item.ContentItemId);
        await site.Runner().RunDueAsync(default);
        Assert.Single(ears.Heard);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WhatWasNotStored_IsNotHeard_AndLeavesNoSheet(Database database)
    {
        var ears = new Ears();
        await using var site = await CreateAsync(database, ears);
        var item = await site.TakeAsync(ToolSheetTests.WithProduction(), publish: true);
        await Assert.ThrowsAsync<TimeoutException>(() => site.AsAsync(WorkshopLab.Coordinator, s => s.GetRequiredService<SiteWork>().RunAsync<bool>(async () =>
        {
            Assert.Empty(await s.GetRequiredService<ContentDrafts>().PublishAsync(item));
            throw new TimeoutException();
        })));
        var refused = await site.TakeAsync(WorkshopLab.Form(("TitlePart.Title", "")), publish: true);
        Assert.NotEmpty((await site.SaveAsync(refused, publish: true)).Problems);
        await site.Runner().RunDueAsync(default);
        Assert.Empty(ears.Heard);
        Assert.Null(await site.LatestAsync(item.ContentItemId));
        await site.InScopeAsync(async s => Assert.Equal((0, 0), (await s.GetRequiredService<SiteDb>().Set<JobRow>().CountAsync(j => j.Kind == WriteUpDelivery.Name), await s.GetRequiredService<SiteDb>().ContentItems.CountAsync(x => x.ContentType == "Outil"))));
    }

    // At least once: the first listener hears again because the second failed, and can tell by the id.
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AListenerThatFails_IsToldAgain(Database database)
    {
        var (ears, deaf) = (new Ears(), new Ears { Fails = 1 });
        await using var site = await CreateAsync(database, ears, deaf);
        var item = await site.TakeAsync(WorkshopLab.Form());
        Assert.Empty((await site.SaveAsync(item, publish: true)).Problems);
        await site.Runner().RunDueAsync(default);
        Assert.Equal((1, 0), (ears.Heard.Count, deaf.Heard.Count));
        site.Clock.Advance(TimeSpan.FromHours(1));
        await site.Runner().RunDueAsync(default);
        Assert.Equal((2, 1), (ears.Heard.Count, deaf.Heard.Count));
        Assert.Equal([item.ContentItemId], ears.Heard.Concat(deaf.Heard).Select(h => h.WriteUpId).Distinct());
    }

    private static Task<TestSite> CreateAsync(Database database, params Ears[] ears) => WorkshopLab.CreateAsync(database, services =>
    {
        foreach (var own in services.Where(s => s.ServiceType == typeof(IRecurringJob)).ToList()) services.Remove(own);
        foreach (var one in ears) services.AddSingleton<IWriteUpListener>(one);
    });

    private static async Task PublishAsync(TestSite site, string id)
    {
        var stored = (await site.LatestAsync(id))!;
        Assert.Empty((await site.SaveAsync(stored, ItemSave.StampOf(stored), publish: true)).Problems);
    }

    private sealed class Ears : IWriteUpListener
    {
        public ConcurrentQueue<WriteUpPublished> Heard { get; } = [];
        public int Fails { get; set; }

        public Task HearAsync(WriteUpPublished published, CancellationToken ct)
        {
            if (Fails-- > 0) throw new InvalidOperationException("Not now.");
            Heard.Enqueue(published);
            return Task.CompletedTask;
        }
    }
}
