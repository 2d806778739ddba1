using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Features;

namespace Reseau50.Cms.Jobs;

/// <summary>The jobs table as a runner sees it: what may be run now, and what becomes of it.</summary>
internal sealed class JobTable(SiteDb db, SiteDocuments documents, IEnumerable<IJobHandler> handlers, IEnumerable<IRecurringJob> recurring, TimeProvider clock, JobOptions options)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public IJobHandler? Handler(JobRow job) => handlers.FirstOrDefault(h => h.Kind == job.Kind);
    public IRecurringJob? Recurring(JobRow job) => job.Key == JobRow.Recurring ? recurring.FirstOrDefault(r => r.Kind == job.Kind) : null;

    /// <summary>One row for each recurring job; one whose period was shortened does not wait for the end of the long one.</summary>
    public async Task EnsureRecurringAsync(CancellationToken ct)
    {
        foreach (var job in recurring)
        {
            var latest = Now + job.Every;
            if (await JobQueue.InsertAsync(db, job.Kind, JobRow.Recurring, "", Now, ct)) continue;
            await db.Set<JobRow>().Where(j => j.Kind == job.Kind && j.Key == JobRow.Recurring && j.DueUtc > latest)
                .ExecuteUpdateAsync(s => s.SetProperty(j => j.DueUtc, latest), ct);
        }
    }

    /// <summary>Leases the oldest due job that this node can run and whose feature is on.</summary>
    public async Task<JobRow?> TakeAsync(CancellationToken ct)
    {
        var now = Now;
        var kinds = await KindsAsync(ct);
        // A look first: leasing takes SQLite's only write lock, which an idle site should not do each second.
        if (!await db.Set<JobRow>().AnyAsync(j => j.DoneUtc == null && j.DueUtc <= now && (j.LeasedUntilUtc == null || j.LeasedUntilUtc <= now) && kinds.Contains(j.Kind), ct)) return null;
        var list = db.IsPostgres ? "select jsonb_array_elements_text({3}::jsonb)" : "select value from json_each({3})";
        return await Leases.TakeAsync<JobRow>(db, $$"""
            "DoneUtc" is null and ("LeasedUntilUtc" is null or "LeasedUntilUtc" <= {0}) and "Kind" in ({{list}})
            """, now, options.Lease, [JsonSerializer.Serialize(kinds)], ct);
    }

    /// <summary>Holds the job for another while; false when it is somebody else's by now.</summary>
    public async Task<bool> ExtendAsync(JobRow job, CancellationToken ct)
    {
        var until = Now + options.Lease;
        return await Held(job).ExecuteUpdateAsync(s => s.SetProperty(j => j.LeasedUntilUtc, until), ct) == 1;
    }

    public async Task<bool> FinishAsync(JobRow job, CancellationToken ct)
    {
        var now = Now;
        if (Recurring(job) is { } again) return await SettleAsync(job, Next(job.DueUtc, again.Every, now), null, 0, null, ct);
        return await SettleAsync(job, job.DueUtc, now, job.Attempts, null, ct);
    }

    /// <summary>Keeps the reason; the job is tried again later, or given up after the last attempt. A recurring job is never given up.</summary>
    public async Task<bool> FailAsync(JobRow job, string reason, CancellationToken ct)
    {
        var now = Now;
        var retry = now + Backoff.After(job.Attempts);
        if (Recurring(job) is { } again)
        {
            var next = Next(job.DueUtc, again.Every, now);
            return await SettleAsync(job, retry < next ? retry : next, null, job.Attempts, reason, ct);
        }
        return await SettleAsync(job, retry, job.Attempts >= Backoff.MaxAttempts ? now : null, job.Attempts, reason, ct);
    }

    /// <summary>Gives the job back as if it had not been taken: the host stops.</summary>
    public Task<bool> ReleaseAsync(JobRow job, CancellationToken ct) => SettleAsync(job, job.DueUtc, null, job.Attempts - 1, job.Failure, ct);

    // Missed periods are not made up for: one run, then the next tick of the same rhythm.
    private static DateTime Next(DateTime due, TimeSpan every, DateTime now) => due + every * (Math.Floor((now - due) / every) + 1);

    private async Task<bool> SettleAsync(JobRow job, DateTime due, DateTime? done, int attempts, string? failure, CancellationToken ct) =>
        await Held(job).ExecuteUpdateAsync(s => s.SetProperty(j => j.DueUtc, due).SetProperty(j => j.DoneUtc, done).SetProperty(j => j.Attempts, attempts)
            .SetProperty(j => j.Failure, failure).SetProperty(j => j.LeasedUntilUtc, (DateTime?)null).SetProperty(j => j.LeasedBy, (string?)null), ct) == 1;

    private IQueryable<JobRow> Held(JobRow job) => db.Set<JobRow>().Where(j => j.Id == job.Id && j.LeasedBy == job.LeasedBy);

    private async Task<string[]> KindsAsync(CancellationToken ct)
    {
        var on = (await documents.ReadAsync<FeatureState>(ct)).Enabled;
        return [.. handlers.Select(h => (h.Kind, h.Feature)).Concat(recurring.Select(r => (r.Kind, r.Feature)))
            .Where(x => x.Feature is null || on.Contains(x.Feature)).Select(x => x.Kind).Distinct()];
    }
}
