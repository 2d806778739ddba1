using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;

namespace Reseau50.Admin.Items.Editing;

/// <summary>What came of a save: problems to mend, or a newer version that somebody else saved meanwhile. Neither stores anything.</summary>
internal sealed record SaveOutcome(IReadOnlyList<Problem> Problems, bool Overtaken);

/// <summary>Saves an item only if it still is what its form started from.</summary>
internal sealed class ItemSave(SiteDb db, SiteWork work, ContentDrafts drafts)
{
    /// <summary>What a form carries of the version it starts from: a draft keeps its version id from save to save, so the moment counts too.</summary>
    public static string StampOf(ContentItem item) => $"{item.ContentItemVersionId}.{(item.ModifiedUtc?.Ticks ?? 0).ToString(CultureInfo.InvariantCulture)}";

    public Task<SaveOutcome> SaveAsync(ContentItem item, string? stamp, bool publish, CancellationToken ct) => work.RunAsync(async () =>
        stamp is not null && !await HoldAsync(item.ContentItemId, stamp, ct) ? new SaveOutcome([], Overtaken: true)
            : new SaveOutcome(publish ? await drafts.PublishAsync(item, ct) : await drafts.SaveDraftAsync(item, ct), Overtaken: false), ct);

    // The update holds the row until the end: of two forms sent together, the second waits here, then finds another version.
    private async Task<bool> HoldAsync(string id, string stamp, CancellationToken ct)
    {
        var at = stamp.LastIndexOf('.');
        if (at < 0 || !long.TryParse(stamp[(at + 1)..], CultureInfo.InvariantCulture, out var ticks) || ticks < 0 || ticks > DateTime.MaxValue.Ticks) return false;
        var (version, modified) = (stamp[..at], ticks == 0 ? (DateTime?)null : new DateTime(ticks, DateTimeKind.Utc));
        return await db.ContentItems.Where(x => x.ContentItemId == id && x.Latest && x.ContentItemVersionId == version && x.ModifiedUtc == modified)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.Latest, true), ct) == 1;
    }
}
