using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;
using Reseau50.Cms.Jobs;

namespace Reseau50.Forum.Drafts;

/// <summary>Erases what was begun and never sent.</summary>
internal sealed class DraftForgetting(SiteDb db, TimeProvider clock) : IRecurringJob, IRetentionRule
{
    public const int Days = 90;

    public string Kind => "forum.drafts";
    public TimeSpan Every => TimeSpan.FromDays(1);

    public string Name => "Messages du forum commencés et non envoyés";
    public string Duration => $"{Days} jours";
    public string Effect => "le brouillon est effacé";

    public Task<RetentionPreview> PreviewAsync(int most, CancellationToken ct) => RetentionPreview.OfAsync(Due.OrderBy(d => d.SavedUtc).ThenBy(d => d.AccountId).ThenBy(d => d.Place).Select(d => new RetentionLine(d.AccountId + " " + d.Place, d.Title ?? "Réponse commencée")), most, ct);

    public Task RunAsync(CancellationToken ct) => Due.ExecuteDeleteAsync(ct);

    private IQueryable<PostDraft> Due
    {
        get
        {
            var last = clock.GetUtcNow().UtcDateTime.AddDays(-Days);
            return db.Set<PostDraft>().Where(d => d.SavedUtc <= last);
        }
    }
}
