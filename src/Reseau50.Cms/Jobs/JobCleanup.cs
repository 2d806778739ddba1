using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;

namespace Reseau50.Cms.Jobs;

/// <summary>Forgets what done jobs carried after a month. Their keys stay: asking again for what was done long ago is still asking once.</summary>
internal sealed class JobCleanup(SiteDb db, TimeProvider clock) : IRecurringJob
{
    public string Kind => "jobs.cleanup";
    public TimeSpan Every => TimeSpan.FromDays(1);

    public Task RunAsync(CancellationToken ct)
    {
        var limit = clock.GetUtcNow().UtcDateTime.AddDays(-30);
        return db.Set<JobRow>().Where(j => j.DoneUtc < limit && j.Payload != "").ExecuteUpdateAsync(s => s.SetProperty(j => j.Payload, ""), ct);
    }
}
