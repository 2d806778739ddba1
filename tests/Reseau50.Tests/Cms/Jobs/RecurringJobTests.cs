using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Jobs;

namespace Reseau50.Tests.Cms.Jobs;

public sealed class RecurringJobTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task RunsOncePerPeriod_OverAllNodes_WithoutDrift(Database database)
    {
        var log = new JobLog();
        await using var site = await JobFixture.CreateAsync(database, log, recurring: true);
        var start = site.Clock.Now.UtcDateTime;
        var nodes = Enumerable.Range(0, 4).Select(_ => site.Runner()).ToList();
        for (var tick = 0; tick < 5; tick++)
        {
            await Task.WhenAll(nodes.Select(n => Task.Run(() => n.RunDueAsync(CancellationToken.None))));
            Assert.Equal(tick + 1, log.Ran.Count);
            site.Clock.Advance(TimeSpan.FromMinutes(61));
        }
        Assert.Equal(start.AddHours(5), (await site.JobAsync("recurring")).DueUtc);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task MissedPeriods_AreNotMadeUpFor(Database database)
    {
        var log = new JobLog();
        await using var site = await JobFixture.CreateAsync(database, log, recurring: true);
        await site.Runner().RunDueAsync(CancellationToken.None);
        site.Clock.Advance(TimeSpan.FromDays(3) + TimeSpan.FromMinutes(5));
        await site.Runner().RunDueAsync(CancellationToken.None);
        Assert.Equal(2, log.Ran.Count);
        Assert.Equal(site.Clock.Now.UtcDateTime.AddMinutes(55), (await site.JobAsync("recurring")).DueUtc);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task FailingRecurringJob_IsTriedAgainSooner_AndNeverGivenUp(Database database)
    {
        var log = new JobLog { Act = (_, _) => throw new InvalidDataException("Panne.") };
        await using var site = await JobFixture.CreateAsync(database, log, recurring: true);
        await site.Runner().RunDueAsync(CancellationToken.None);
        Assert.Equal(site.Clock.Now.UtcDateTime.AddMinutes(1), (await site.JobAsync("recurring")).DueUtc);
        for (var hour = 0; hour < 30; hour++)
        {
            site.Clock.Advance(TimeSpan.FromHours(1));
            await site.Runner().RunDueAsync(CancellationToken.None);
        }
        Assert.Equal(31, log.Ran.Count);
        log.Act = (_, _) => Task.CompletedTask;
        site.Clock.Advance(TimeSpan.FromHours(1));
        await site.Runner().RunDueAsync(CancellationToken.None);
        var job = await site.JobAsync("recurring");
        Assert.Equal((0, (string?)null, (DateTime?)null), (job.Attempts, job.Failure, job.DoneUtc));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task KernelJobs_HaveDistinctKinds_AndRunOnAnEmptySite(Database database)
    {
        await using var site = await TestSite.CreateAsync(database);
        var kinds = await site.InScopeAsync(s => Task.FromResult(s.GetServices<IRecurringJob>().Where(j => j.Feature is null).Select(j => j.Kind).ToList()));
        Assert.Equal(kinds.Distinct(), kinds);
        Assert.Equal(kinds.Count, await site.Runner().RunDueAsync(CancellationToken.None));
        foreach (var kind in kinds)
            Assert.Null((await site.InScopeAsync(async s => (await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.SingleAsync(
                s.GetRequiredService<Reseau50.Cms.Data.SiteDb>().Set<JobRow>(), j => j.Kind == kind)).Failure)));
    }
}
