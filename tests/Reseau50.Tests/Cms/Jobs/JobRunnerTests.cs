namespace Reseau50.Tests.Cms.Jobs;

public sealed class JobRunnerTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TwoRunnersAtOnce_RunEachOfManyJobsExactlyOnce(Database database)
    {
        var log = new JobLog();
        await using var site = await JobFixture.CreateAsync(database, log);
        await FillAsync(site, 300);
        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => site.Runner().RunDueAsync(CancellationToken.None))));
        Assert.Equal(300, both.Sum());
        Assert.True(both.Count(n => n > 0) > 1, "Only one runner worked: the test proves nothing.");
        Assert.Equal(300, log.Ran.Count);
        Assert.Equal(300, log.Ran.Distinct().Count());
        Assert.Equal(0, await site.Runner().RunDueAsync(CancellationToken.None));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task JobOfTomorrow_Waits(Database database)
    {
        var log = new JobLog();
        await using var site = await JobFixture.CreateAsync(database, log);
        await site.EnqueueAsync("demain", later: TimeSpan.FromDays(1));
        Assert.Equal(0, await site.Runner().RunDueAsync(CancellationToken.None));
        site.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await site.Runner().RunDueAsync(CancellationToken.None));
        Assert.Equal(0, await site.Runner().RunDueAsync(CancellationToken.None));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task FailingJob_KeepsTheReason_BacksOff_ThenIsGivenUp(Database database)
    {
        var log = new JobLog { Act = (_, _) => throw new InvalidDataException("Panne du service.") };
        await using var site = await JobFixture.CreateAsync(database, log);
        await site.EnqueueAsync("fragile");
        await site.Runner().RunDueAsync(CancellationToken.None);
        var job = await site.JobAsync("fragile");
        Assert.Equal((1, (DateTime?)null, site.Clock.Now.UtcDateTime.AddMinutes(1)), (job.Attempts, job.DoneUtc, job.DueUtc));
        Assert.Contains("Panne du service.", job.Failure, StringComparison.Ordinal);

        for (var day = 0; day < 12; day++)
        {
            site.Clock.Advance(TimeSpan.FromDays(1));
            await site.Runner().RunDueAsync(CancellationToken.None);
        }
        Assert.Equal(8, log.Ran.Count);
        job = await site.JobAsync("fragile");
        Assert.NotNull(job.DoneUtc);
        Assert.NotNull(job.Failure);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task FailureThenSuccess_ClearsTheFailure(Database database)
    {
        var log = new JobLog { Act = (_, _) => throw new InvalidDataException() };
        await using var site = await JobFixture.CreateAsync(database, log);
        await site.EnqueueAsync("rétabli");
        await site.Runner().RunDueAsync(CancellationToken.None);
        log.Act = (_, _) => Task.CompletedTask;
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await site.Runner().RunDueAsync(CancellationToken.None));
        var job = await site.JobAsync("rétabli");
        Assert.Null(job.Failure);
        Assert.NotNull(job.DoneUtc);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task JobOfAFeatureThatIsOff_WaitsUntilItIsOn(Database database)
    {
        var log = new JobLog();
        await using var site = await JobFixture.CreateAsync(database, log);
        await site.EnqueueAsync("sujet", "test.forum");
        Assert.Equal(0, await site.Runner().RunDueAsync(CancellationToken.None));
        await site.EnableAsync("Reseau50.Forum");
        Assert.Equal(1, await site.Runner().RunDueAsync(CancellationToken.None));
        Assert.Equal(["forum"], log.Ran);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task JobNobodyHereKnows_IsLeftToTheNodeThatDoes(Database database)
    {
        await using var site = await JobFixture.CreateAsync(database, new JobLog());
        await site.EnqueueAsync("neuf", "test.from-a-newer-version");
        Assert.Equal(0, await site.Runner().RunDueAsync(CancellationToken.None));
        Assert.Null((await site.JobAsync("neuf")).LeasedBy);
    }

    private static async Task FillAsync(TestSite site, int count)
    {
        for (var i = 0; i < count; i++) await site.EnqueueAsync($"k{i}");
    }
}
