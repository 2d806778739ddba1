namespace Reseau50.Tests.Cms.Jobs;

public sealed class JobLeaseTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task NodeThatDies_HandsItsJobOver_WhenTheLeaseEnds(Database database)
    {
        var log = new JobLog();
        var dead = new TaskCompletionSource();
        await using var site = await JobFixture.CreateAsync(database, log);
        await site.EnqueueAsync("repris");
        log.Act = (_, _) => dead.Task;
        // The lease is so long that the silent node never renews it during the test.
        var silent = site.Runner(TimeSpan.FromMinutes(10)).RunDueAsync(CancellationToken.None);
        await UntilAsync(() => log.Ran.Count == 1);

        log.Act = (_, _) => Task.CompletedTask;
        Assert.Equal(0, await site.Runner().RunDueAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20)));
        site.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(1, await site.Runner().RunDueAsync(CancellationToken.None));
        Assert.Equal(2, (await site.JobAsync("repris")).Attempts);
        var done = (await site.JobAsync("repris")).DoneUtc;

        site.Clock.Advance(TimeSpan.FromHours(1));
        dead.SetException(new InvalidDataException("Réveil tardif."));
        await silent.WaitAsync(TimeSpan.FromSeconds(20));
        var job = await site.JobAsync("repris");
        Assert.Equal((done, (string?)null), (job.DoneUtc, job.Failure));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task LongJob_KeepsItsLease_AsLongAsItsNodeLives(Database database)
    {
        var log = new JobLog();
        var long_ = new TaskCompletionSource();
        await using var site = await JobFixture.CreateAsync(database, log);
        await site.EnqueueAsync("long");
        log.Act = (_, _) => long_.Task;
        var working = site.Runner(TimeSpan.FromSeconds(3)).RunDueAsync(CancellationToken.None);
        await UntilAsync(() => log.Ran.Count == 1);
        for (var beat = 0; beat < 3; beat++)
        {
            var before = (await site.JobAsync("long")).LeasedUntilUtc;
            site.Clock.Advance(TimeSpan.FromSeconds(2));
            await UntilAsync(async () => (await site.JobAsync("long")).LeasedUntilUtc > before);
            Assert.Equal(0, await site.Runner().RunDueAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20)));
        }
        long_.SetResult();
        Assert.Equal(1, await working.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Single(log.Ran);
        Assert.NotNull((await site.JobAsync("long")).DoneUtc);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task JobWhoseLeaseWasLost_IsCancelled(Database database)
    {
        var log = new JobLog();
        var cancelled = new TaskCompletionSource();
        await using var site = await JobFixture.CreateAsync(database, log);
        await site.EnqueueAsync("perdu");
        log.Act = async (_, ct) =>
        {
            try { await Task.Delay(Timeout.Infinite, ct); }
            finally { cancelled.SetResult(); }
        };
        var slow = site.Runner(TimeSpan.FromSeconds(1)).RunDueAsync(CancellationToken.None);
        await UntilAsync(() => log.Ran.Count == 1);
        log.Act = (_, _) => Task.CompletedTask;
        // The other node must win the race against the renewal: it looks from far in the future, again and again.
        await UntilAsync(async () =>
        {
            site.Clock.Advance(TimeSpan.FromMinutes(1));
            return await site.Runner().RunDueAsync(CancellationToken.None) == 1;
        });
        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await slow.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.NotNull((await site.JobAsync("perdu")).DoneUtc);
        Assert.Null((await site.JobAsync("perdu")).Failure);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task HostThatStops_GivesTheJobBack_Unharmed(Database database)
    {
        var log = new JobLog { Act = (_, ct) => Task.Delay(Timeout.Infinite, ct) };
        await using var site = await JobFixture.CreateAsync(database, log);
        await site.EnqueueAsync("rendu");
        using var stop = new CancellationTokenSource();
        var running = site.Runner().RunDueAsync(stop.Token);
        await UntilAsync(() => log.Ran.Count == 1);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        var job = await site.JobAsync("rendu");
        Assert.Equal((0, (string?)null, (string?)null), (job.Attempts, job.LeasedBy, job.Failure));

        log.Act = (_, _) => Task.CompletedTask;
        Assert.Equal(1, await site.Runner().RunDueAsync(CancellationToken.None));
    }

    internal static Task UntilAsync(Func<bool> reached) => UntilAsync(() => Task.FromResult(reached()));

    internal static async Task UntilAsync(Func<Task<bool>> reached)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await reached()) await Task.Delay(20, limit.Token);
    }
}
