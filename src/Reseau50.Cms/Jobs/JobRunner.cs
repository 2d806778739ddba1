using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Reseau50.Cms.Data;

namespace Reseau50.Cms.Jobs;

/// <summary>Runs the jobs that are due. Any number of nodes may do so on one database.</summary>
internal sealed class JobRunner(IServiceScopeFactory scopes, TimeProvider clock, JobOptions options, ILogger<JobRunner> log) : BackgroundService
{
    private bool _ensured;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await SiteReady.WaitAsync(scopes, stoppingToken);
        await Task.WhenAll(Enumerable.Range(0, options.Parallel).Select(_ => LoopAsync(stoppingToken)));
    }

    /// <summary>Runs everything due now, one after the other, and says how many.</summary>
    internal async Task<int> RunDueAsync(CancellationToken ct)
    {
        for (var run = 0; ; run++)
        {
            ct.ThrowIfCancellationRequested();
            if (await TakeAsync(ct) is not { } job) return run;
            await RunAsync(job, ct);
        }
    }

    private async Task LoopAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(options.Pace);
        do
        {
            try
            {
                await RunDueAsync(stop);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "The job queue could not be read; it will be tried again.");
            }
        }
        while (await timer.WaitForNextTickAsync(stop));
    }

    private Task<JobRow?> TakeAsync(CancellationToken ct) => InTableAsync(async table =>
    {
        if (!_ensured) await table.EnsureRecurringAsync(ct);
        _ensured = true;
        return await table.TakeAsync(ct);
    });

    private async Task RunAsync(JobRow job, CancellationToken stop)
    {
        using var held = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var keeping = KeepAsync(job, held);
        var failure = await AttemptAsync(job, held.Token);
        var lost = held.IsCancellationRequested && !stop.IsCancellationRequested;
        await held.CancelAsync();
        await keeping;
        if (lost)
        {
            log.LogWarning("Job {Id} of kind {Kind} took longer than its lease and is another node's now.", job.Id, job.Kind);
            return;
        }
        // The outcome is written even while the host stops.
        var settled = await InTableAsync(table => failure switch
        {
            null => table.FinishAsync(job, CancellationToken.None),
            OperationCanceledException when stop.IsCancellationRequested => table.ReleaseAsync(job, CancellationToken.None),
            _ => table.FailAsync(job, Reason(failure), CancellationToken.None),
        });
        if (!settled) log.LogWarning("Job {Id} of kind {Kind} was taken by another node before its end was noted.", job.Id, job.Kind);
    }

    private async Task<Exception?> AttemptAsync(JobRow job, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var table = scope.ServiceProvider.GetRequiredService<JobTable>();
            // A job that kills its node each time would come back for ever.
            if (table.Recurring(job) is { } again) await again.RunAsync(ct);
            else if (job.Attempts > Backoff.MaxAttempts) return new InvalidOperationException(job.Failure ?? "The node stopped in the middle, each time.");
            else await table.Handler(job)!.RunAsync(job.Payload, ct);
            return null;
        }
#pragma warning disable CA1031 // Whatever a job throws is its failure, kept with it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            if (e is not OperationCanceledException || !ct.IsCancellationRequested)
                log.LogWarning("Job {Id} of kind {Kind} failed, attempt {Attempt}: {Fault}. The table Jobs keeps the details.", job.Id, job.Kind, job.Attempts, e.GetType().Name);
            return e;
        }
    }

    private async Task KeepAsync(JobRow job, CancellationTokenSource held)
    {
        while (!held.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(options.Lease / 3, clock, held.Token);
                if (!await InTableAsync(table => table.ExtendAsync(job, held.Token))) await held.CancelAsync();
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (System.Data.Common.DbException e)
            {
                log.LogWarning(e, "The lease of job {Id} could not be extended; it will be tried again.", job.Id);
            }
        }
    }

    private async Task<T> InTableAsync<T>(Func<JobTable, Task<T>> ask)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<JobTable>());
    }

    private static string Reason(Exception e) => e.ToString() is { Length: > 4000 } text ? text[..4000] : e.ToString();
}
