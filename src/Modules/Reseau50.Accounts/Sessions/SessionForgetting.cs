using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;
using Reseau50.Cms.Jobs;

namespace Reseau50.Accounts.Sessions;

/// <summary>Takes away the sessions that are over.</summary>
internal sealed class SessionForgetting(SiteDb db, TimeProvider clock) : IRecurringJob, IRetentionRule
{
    public string Kind => "accounts.sessions";
    public TimeSpan Every => TimeSpan.FromDays(1);

    public string Name => "Sessions ouvertes";
    public string Duration => "30 jours sans visite avec « Rester connecté », 12 heures sinon";
    public string Effect => "la session est effacée";

    public Task<RetentionPreview> PreviewAsync(int most, CancellationToken ct) => RetentionPreview.OfAsync(Due.OrderBy(s => s.ExpiresUtc).Select(s => new RetentionLine(s.Id, s.Device)), most, ct);

    public Task RunAsync(CancellationToken ct) => Due.ExecuteDeleteAsync(ct);

    private IQueryable<AccountSession> Due
    {
        get
        {
            var now = clock.GetUtcNow().UtcDateTime;
            return db.Set<AccountSession>().Where(s => s.ExpiresUtc <= now);
        }
    }
}
