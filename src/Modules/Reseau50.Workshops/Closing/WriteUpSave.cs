using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;

namespace Reseau50.Workshops.Closing;

/// <summary>What came of a save: problems to mend, or a newer version that somebody else saved meanwhile. Neither stores anything.</summary>
internal sealed record SaveOutcome(IReadOnlyList<Problem> Problems, bool Overtaken);

/// <summary>Saves a write-up only if it still is what its form started from: nothing, or that version at that moment.</summary>
internal sealed class WriteUpSave(SiteDb db, SiteWork work, ContentDrafts drafts)
{
    public const string NotYet = "nouveau";

    public static string StampOf(ContentItem? item) =>
        item is null ? NotYet : $"{item.ContentItemVersionId}.{(item.ModifiedUtc?.Ticks ?? 0).ToString(CultureInfo.InvariantCulture)}";

    public async Task<SaveOutcome> SaveAsync(ContentItem item, string stamp, bool publish, CancellationToken ct)
    {
        try
        {
            return await work.RunAsync(async () => !await IsAsItWasAsync(item.ContentItemId, stamp, ct) ? new SaveOutcome([], Overtaken: true)
                : new SaveOutcome(publish ? await drafts.PublishAsync(item, ct) : await drafts.SaveDraftAsync(item, ct), Overtaken: false), ct);
        }
        catch (DbUpdateException) when (stamp == NotYet)
        {
            // Two first saves at once: the write-up of a session has one id, so the database let only one of them in.
            return new SaveOutcome([], Overtaken: true);
        }
    }

    // The update holds the row until the end: of two forms sent together, the second waits here, then finds another version.
    private async Task<bool> IsAsItWasAsync(string id, string stamp, CancellationToken ct)
    {
        if (stamp == NotYet) return !await db.ContentItems.AnyAsync(x => x.ContentItemId == id && x.Latest, ct);
        var at = stamp.LastIndexOf('.');
        if (at < 0 || !long.TryParse(stamp[(at + 1)..], CultureInfo.InvariantCulture, out var ticks) || ticks < 0 || ticks > DateTime.MaxValue.Ticks) return false;
        var (version, modified) = (stamp[..at], ticks == 0 ? (DateTime?)null : new DateTime(ticks, DateTimeKind.Utc));
        return await db.ContentItems.Where(x => x.ContentItemId == id && x.Latest && x.ContentItemVersionId == version && x.ModifiedUtc == modified)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.Latest, true), ct) == 1;
    }
}
