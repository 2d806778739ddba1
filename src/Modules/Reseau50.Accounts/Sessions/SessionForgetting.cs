using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;
using Reseau50.Cms.Jobs;

namespace Reseau50.Accounts.Sessions;

/// <summary>Takes away the sessions that are over.</summary>
internal sealed class SessionForgetting(SiteDb db, TimeProvider clock) : IRecurringJob
{
    public string Kind => "accounts.sessions";
    public TimeSpan Every => TimeSpan.FromDays(1);

    public Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return db.Set<AccountSession>().Where(s => s.ExpiresUtc <= now).ExecuteDeleteAsync(ct);
    }
}
