using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Content;
using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Data;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;

namespace Reseau50.Admin.Items.Listing;

/// <summary>Items that whoever looks may edit: asked of the columns, never of the JSON; a count and a page, however many there are.</summary>
internal sealed class ItemList(SiteDb db, ContentReader reader, CurrentViewer viewer)
{
    public async Task<(IReadOnlyList<ItemLine> Lines, int Total)> PageAsync(ItemFilter filter, int size, CancellationToken ct)
    {
        var definitions = await reader.DefinitionsAsync(ct);
        var found = Mine(State(filter.Etat), definitions);
        if (filter.Type is { Length: > 0 } type) found = found.Where(x => x.ContentType == type);
        if (filter.Q?.Trim() is { Length: > 0 } words)
        {
            var folded = words.ToLowerInvariant();
            // SQLite folds only plain letters: what was typed is tried too.
#pragma warning disable CA1304, CA1311, CA1862 // The database folds, not the culture of this process.
            found = found.Where(x => x.DisplayText.ToLower().Contains(folded) || x.DisplayText.Contains(words));
#pragma warning restore CA1304, CA1311, CA1862
        }
        var sorted = filter.Tri == "titre" ? found.OrderBy(x => x.DisplayText).ThenBy(x => x.ContentItemId) : found.OrderByDescending(x => x.ModifiedUtc).ThenBy(x => x.ContentItemId);
        return (await LinesAsync(sorted.Skip((filter.Page - 1) * size).Take(size), definitions, ct), await sorted.TotalAsync(ct));
    }

    /// <summary>What one began oneself and has not published, newest first.</summary>
    public async Task<IReadOnlyList<ItemLine>> MyDraftsAsync(int count, CancellationToken ct)
    {
        var me = viewer.Value.AccountId;
        var definitions = await reader.DefinitionsAsync(ct);
        var drafts = Mine(db.ContentItems.Where(x => x.Latest && !x.Published && x.Owner == me), definitions);
        return await LinesAsync(drafts.OrderByDescending(x => x.ModifiedUtc).ThenBy(x => x.ContentItemId).Take(count), definitions, ct);
    }

    /// <summary>Drafts nobody touched since <paramref name="sinceUtc"/>, whoever began them, the oldest first, and how many there are. One that waits for its hour is not forgotten.</summary>
    public async Task<(IReadOnlyList<ItemLine> Lines, int Total)> ForgottenAsync(DateTime sinceUtc, int count, CancellationToken ct)
    {
        var definitions = await reader.DefinitionsAsync(ct);
        var drafts = Mine(db.ContentItems.Where(x => x.Latest && !x.Published && x.ModifiedUtc < sinceUtc && !db.Set<ScheduleIndex>().Any(s => s.VersionId == x.ContentItemVersionId)), definitions);
        return (await LinesAsync(drafts.OrderBy(x => x.ModifiedUtc).ThenBy(x => x.ContentItemId).Take(count), definitions, ct), await drafts.CountAsync(ct));
    }

    /// <summary>The lines of <paramref name="ids"/>, of those one may edit.</summary>
    public async Task<IReadOnlyList<ItemLine>> OfAsync(IReadOnlyCollection<string> ids, CancellationToken ct)
    {
        var definitions = await reader.DefinitionsAsync(ct);
        return await LinesAsync(Mine(db.ContentItems.Where(x => x.Latest && ids.Contains(x.ContentItemId)), definitions).OrderBy(x => x.DisplayText).ThenBy(x => x.ContentItemId), definitions, ct);
    }

    private IQueryable<ContentItemRow> State(string? state) => state switch
    {
        ItemFilter.Published => db.ContentItems.Where(x => x.Latest && x.Published),
        ItemFilter.Draft => db.ContentItems.Where(x => x.Latest && !x.Published && !db.ContentItems.Any(p => p.ContentItemId == x.ContentItemId && p.Published)),
        ItemFilter.Changed => db.ContentItems.Where(x => x.Latest && !x.Published && db.ContentItems.Any(p => p.ContentItemId == x.ContentItemId && p.Published)),
        ItemFilter.Deleted => db.ContentItems.Where(x => !db.ContentItems.Any(o => o.ContentItemId == x.ContentItemId
            && (o.Latest || o.Published || o.ModifiedUtc > x.ModifiedUtc || (o.ModifiedUtc == x.ModifiedUtc && o.ContentItemVersionId.CompareTo(x.ContentItemVersionId) > 0)))),
        _ => db.ContentItems.Where(x => x.Latest),
    };

    private IQueryable<ContentItemRow> Mine(IQueryable<ContentItemRow> items, ContentDefinitions definitions)
    {
        var who = viewer.Value;
        var all = definitions.Types.Where(t => who.MayAny(ItemAct.Edit, t.Name)).Select(t => t.Name).ToArray();
        var own = definitions.Types.Where(t => who.MayOwn(ItemAct.Edit, t.Name)).Select(t => t.Name).Except(all).ToArray();
        var me = who.AccountId;
        return items.AsNoTracking().Where(x => all.Contains(x.ContentType) || (own.Contains(x.ContentType) && x.Owner == me));
    }

    private async Task<IReadOnlyList<ItemLine>> LinesAsync(IQueryable<ContentItemRow> rows, ContentDefinitions definitions, CancellationToken ct)
    {
        var read = await rows.Select(x => new
        {
            x.ContentItemId,
            x.ContentType,
            x.DisplayText,
            x.Latest,
            x.Published,
            x.ModifiedUtc,
            x.Author,
            x.Owner,
            Beside = db.ContentItems.Any(p => p.ContentItemId == x.ContentItemId && p.Published),
        }).ToListAsync(ct);
        return [.. read.Select(x => new ItemLine(x.ContentItemId, x.ContentType, definitions.Type(x.ContentType)?.DisplayName ?? x.ContentType, x.DisplayText,
            !x.Latest ? ItemFilter.Deleted : x.Published ? ItemFilter.Published : x.Beside ? ItemFilter.Changed : ItemFilter.Draft, x.ModifiedUtc, x.Author, x.Owner))];
    }
}
