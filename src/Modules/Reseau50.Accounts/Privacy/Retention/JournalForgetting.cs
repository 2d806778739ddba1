using Microsoft.EntityFrameworkCore;
using Reseau50.Accounts.People;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;
using Reseau50.Cms.Jobs;

namespace Reseau50.Accounts.Privacy.Retention;

/// <summary>The journal says for a year who did what, then only what was done.</summary>
internal sealed class JournalForgetting(SiteDb db, TimeProvider clock) : IRecurringJob, IRetentionRule
{
    public const int Months = 12;
    public const string Somebody = "Nom effacé après un an";

    public string Kind => "accounts.journal";
    public TimeSpan Every => TimeSpan.FromDays(1);
    public string Name => "Noms dans le journal";
    public string Duration => $"{Months} mois";
    public string Effect => "la ligne reste, sans dire qui a agi";

    public Task<RetentionPreview> PreviewAsync(int most, CancellationToken ct) => RetentionPreview.OfAsync(Due.OrderBy(l => l.AtUtc).ThenBy(l => l.Id).Select(l => new RetentionLine(l.Id.ToString(), l.Summary)), most, ct);

    public Task RunAsync(CancellationToken ct) => Due.ExecuteUpdateAsync(s => s.SetProperty(l => l.Actor, Somebody), ct);

    private IQueryable<AuditLine> Due
    {
        get
        {
            var limit = clock.GetUtcNow().UtcDateTime.AddMonths(-Months);
            return db.Set<AuditLine>().Where(l => l.AtUtc < limit && db.Set<Account>().Any(a => a.Id == l.Actor));
        }
    }
}
