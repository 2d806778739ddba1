using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;

namespace Reseau50.Admin.Items.Previewing;

/// <summary>Links to a draft: made, withdrawn, over.</summary>
internal sealed class PreviewLinks(SiteDb db, SiteWork work, AuditTrail audit, CurrentViewer viewer, TimeProvider clock)
{
    /// <summary>Days a link can be given.</summary>
    public static readonly IReadOnlyList<int> Lives = [1, 7, 30];

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public Task<List<PreviewLink>> OfAsync(string itemId, CancellationToken ct)
    {
        var now = Now;
        return db.Set<PreviewLink>().AsNoTracking().Where(x => x.ContentItemId == itemId && x.ExpiresUtc > now).OrderBy(x => x.ExpiresUtc).ToListAsync(ct);
    }

    public Task<PreviewLink?> FindAsync(string id, CancellationToken ct)
    {
        var now = Now;
        return db.Set<PreviewLink>().AsNoTracking().FirstOrDefaultAsync(x => x.Id == id && x.ExpiresUtc > now, ct);
    }

    public Task MakeAsync(ContentItem item, int days, CancellationToken ct) => work.RunAsync(async () =>
    {
        var now = Now;
        await db.Set<PreviewLink>().Where(x => x.ExpiresUtc <= now).ExecuteDeleteAsync(ct);
        db.Add(new PreviewLink
        {
            Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
            ContentItemId = item.ContentItemId,
            CreatedBy = viewer.Value.AccountId!,
            CreatedUtc = now,
            ExpiresUtc = now.AddDays(days),
        });
        audit.Add("content.preview-shared", item.ContentType, item.ContentItemId, $"Un lien d’aperçu de « {item.DisplayText} » a été créé pour {(days == 1 ? "un jour" : $"{days} jours")}.");
    }, ct);

    public Task WithdrawAsync(ContentItem item, string id, CancellationToken ct) => work.RunAsync(async () =>
    {
        if (await db.Set<PreviewLink>().Where(x => x.Id == id && x.ContentItemId == item.ContentItemId).ExecuteDeleteAsync(ct) == 1)
            audit.Add("content.preview-withdrawn", item.ContentType, item.ContentItemId, $"Un lien d’aperçu de « {item.DisplayText} » a été retiré.");
    }, ct);
}
