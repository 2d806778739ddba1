using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;

namespace Reseau50.Admin.Contracts;

/// <summary>What came of a save: problems to mend, or a newer version that somebody else saved meanwhile. Neither stores anything.</summary>
public sealed record SaveOutcome(IReadOnlyList<Problem> Problems, bool Overtaken);

/// <summary>Saves an item only if it still is what its form started from: nothing, or that version at that moment.</summary>
public sealed class ItemSave(SiteDb db, SiteWork work, ContentDrafts drafts)
{
    /// <summary>The stamp of a form that started from nothing.</summary>
    public const string NotYet = "nouveau";

    /// <summary>What a form carries of the version it starts from: a draft keeps its version id from save to save, so the moment counts too.</summary>
    public static string StampOf(ContentItem? item) => item is null ? NotYet : $"{item.ContentItemVersionId}.{(item.ModifiedUtc?.Ticks ?? 0).ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Saves or publishes <paramref name="item"/>. A stamp nobody gave counts as an old one.</summary>
    public Task<SaveOutcome> SaveAsync(ContentItem item, string stamp, bool publish, CancellationToken ct) => work.RunAsync(async () =>
        await IsAsItWasAsync(item.ContentItemId, stamp, ct) ? new SaveOutcome(publish ? await drafts.PublishAsync(item, ct) : await drafts.SaveDraftAsync(item, ct), Overtaken: false)
            : new SaveOutcome([], Overtaken: true), ct);

    // Of two forms sent together, the second waits here until the first is stored, then finds another version.
    private async Task<bool> IsAsItWasAsync(string id, string stamp, CancellationToken ct)
    {
        await work.HoldAsync("item:" + id, ct);
        var latest = await db.ContentItems.AsNoTracking().Where(x => x.ContentItemId == id && x.Latest).Select(x => new { x.ContentItemVersionId, x.ModifiedUtc }).FirstOrDefaultAsync(ct);
        if (latest is null) return stamp == NotYet;
        // The update holds the row too: a publication from a list or at its hour waits until this form is stored.
        return stamp == $"{latest.ContentItemVersionId}.{(latest.ModifiedUtc?.Ticks ?? 0).ToString(CultureInfo.InvariantCulture)}"
            && await db.ContentItems.Where(x => x.ContentItemVersionId == latest.ContentItemVersionId && x.Latest && x.ModifiedUtc == latest.ModifiedUtc).ExecuteUpdateAsync(s => s.SetProperty(x => x.Latest, true), ct) == 1;
    }
}
