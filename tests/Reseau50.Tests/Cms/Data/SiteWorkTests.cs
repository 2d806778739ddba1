using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Settings;

namespace Reseau50.Tests.Cms.Data;

public sealed class SiteWorkTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WhatIsDone_IsStored_AndTheGenerationGrowsByOne(Database database)
    {
        await using var site = await TestSite.CreateAsync(database);
        var before = await GenerationAsync(site);
        var result = await site.InScopeAsync(s => s.GetRequiredService<SiteWork>().RunAsync(async () =>
        {
            await NameAsync(s, "Un");
            await NameAsync(s, "Deux");
            return 7;
        }));
        Assert.Equal((7, "Deux", before + 1), (result, await StoredNameAsync(site), await GenerationAsync(site)));
        Assert.Equal(before + 1, site.Services.GetRequiredService<SiteCache>().Generation);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WorkThatChangesNoPage_LeavesTheGeneration(Database database)
    {
        await using var site = await TestSite.CreateAsync(database);
        var before = await GenerationAsync(site);
        var told = 0;
        site.Services.GetRequiredService<SiteCache>().Changed += () => told++;
        await site.InWorkAsync(s =>
        {
            s.GetRequiredService<SiteDb>().Add(new SiteDocumentRow { Name = "Essai" });
            return Task.CompletedTask;
        });
        Assert.Equal((before, 0), (await GenerationAsync(site), told));
        Assert.Equal(1, await site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Documents.CountAsync(d => d.Name == "Essai")));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AFault_TakesEverythingBack_AndNobodyIsTold(Database database)
    {
        await using var site = await TestSite.CreateAsync(database);
        await site.InWorkAsync(s => NameAsync(s, "Avant"));
        var before = await GenerationAsync(site);
        var told = 0;
        site.Services.GetRequiredService<SiteCache>().Changed += () => told++;
        await site.InScopeAsync(async s =>
        {
            var work = s.GetRequiredService<SiteWork>();
            await Assert.ThrowsAsync<TimeoutException>(() => work.RunAsync(async () =>
            {
                await NameAsync(s, "Pendant");
                await s.GetRequiredService<SiteDb>().SaveChangesAsync();
                throw new TimeoutException();
            }));
            // The same scope goes on: what was taken back must not come with its next work.
            await work.RunAsync(() => Task.CompletedTask);
        });
        Assert.Equal(("Avant", before, 0), (await StoredNameAsync(site), await GenerationAsync(site), told));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Nested_JoinsTheOuter_AndIsStoredWithItOrNotAtAll(Database database)
    {
        await using var site = await TestSite.CreateAsync(database);
        await site.InWorkAsync(s => NameAsync(s, "Avant"));
        var before = await GenerationAsync(site);
        await site.InScopeAsync(async s =>
        {
            var work = s.GetRequiredService<SiteWork>();
            await Assert.ThrowsAsync<TimeoutException>(() => work.RunAsync(async () =>
            {
                await work.RunAsync(() => NameAsync(s, "Dedans"));
                throw new TimeoutException();
            }));
        });
        Assert.Equal(("Avant", before), (await StoredNameAsync(site), await GenerationAsync(site)));

        await site.InScopeAsync(async s =>
        {
            var work = s.GetRequiredService<SiteWork>();
            await work.RunAsync(async () =>
            {
                await work.RunAsync(() => NameAsync(s, "Dedans"));
                await work.RunAsync(() => NameAsync(s, "Encore"));
            });
        });
        Assert.Equal(("Encore", before + 1), (await StoredNameAsync(site), await GenerationAsync(site)));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task RowTheDatabaseRefuses_TakesTheRestOfTheWorkBack(Database database)
    {
        await using var site = await TestSite.CreateAsync(database);
        await site.InWorkAsync(s => NameAsync(s, "Avant"));
        await Assert.ThrowsAsync<DbUpdateException>(() => site.InWorkAsync(async s =>
        {
            await NameAsync(s, "Pendant");
            await s.GetRequiredService<SiteDb>().SaveChangesAsync();
            s.GetRequiredService<SiteDb>().ChangeTracker.Clear();
            s.GetRequiredService<SiteDb>().Add(new SiteDocumentRow { Name = nameof(SiteSettings) });
        }));
        Assert.Equal("Avant", await StoredNameAsync(site));
    }

    private static Task NameAsync(IServiceProvider s, string name) => s.GetRequiredService<SiteDocuments>().WriteAsync(new SiteSettings { SiteName = name });

    private static Task<string> StoredNameAsync(TestSite site) => site.InScopeAsync(async s => (await s.GetRequiredService<SiteDocuments>().ReadAsync<SiteSettings>()).SiteName);

    private static Task<long> GenerationAsync(TestSite site) => site.InScopeAsync(s => SiteWork.GenerationAsync(s.GetRequiredService<SiteDb>(), default));
}
