using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;

namespace Reseau50.Cms.Jobs;

/// <summary>Forgets what done jobs carried after a month. Their keys stay: asking again for what was done long ago is still asking once.</summary>
internal sealed class JobCleanup(SiteDb db, TimeProvider clock) : IRecurringJob, IRetentionRule
{
    private const int Days = 30;

    public string Kind => "jobs.cleanup";
    public TimeSpan Every => TimeSpan.FromDays(1);

    public string Name => "Tâches terminées";
    public string Duration => $"{Days} jours";
    public string Effect => "ce que la tâche portait est oublié ; qu’elle a été faite reste su";

    public Task<RetentionPreview> PreviewAsync(int most, CancellationToken ct) => RetentionPreview.OfAsync(Due.OrderBy(j => j.DoneUtc).Select(j => new RetentionLine(j.Id.ToString(), j.Kind)), most, ct);

    public Task RunAsync(CancellationToken ct) => Due.ExecuteUpdateAsync(s => s.SetProperty(j => j.Payload, ""), ct);

    private IQueryable<JobRow> Due
    {
        get
        {
            var limit = clock.GetUtcNow().UtcDateTime.AddDays(-Days);
            return db.Set<JobRow>().Where(j => j.DoneUtc < limit && j.Payload != "");
        }
    }
}
