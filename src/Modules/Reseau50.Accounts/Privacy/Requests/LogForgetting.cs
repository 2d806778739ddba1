using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;
using Reseau50.Cms.Jobs;

namespace Reseau50.Accounts.Privacy.Requests;

/// <summary>Requests are kept as long as somebody may ask for the proof that they were answered.</summary>
internal sealed class LogForgetting(SiteDb db, TimeProvider clock) : IRecurringJob, IRetentionRule
{
    public const int Years = 5;

    public string Kind => "accounts.privacy-requests";
    public TimeSpan Every => TimeSpan.FromDays(1);
    public string Name => "Demandes sur les données";
    public string Duration => $"{Years} ans après la réponse";
    public string Effect => "la demande est effacée";

    public Task<RetentionPreview> PreviewAsync(int most, CancellationToken ct) => RetentionPreview.OfAsync(Due.OrderBy(r => r.ReceivedUtc).ThenBy(r => r.Id).Select(r => new RetentionLine(r.Id, r.Who)), most, ct);

    public Task RunAsync(CancellationToken ct) => Due.ExecuteDeleteAsync(ct);

    private IQueryable<PrivacyRequest> Due
    {
        get
        {
            var limit = clock.GetUtcNow().UtcDateTime.AddYears(-Years);
            return db.Set<PrivacyRequest>().Where(r => r.AnsweredUtc < limit);
        }
    }
}
