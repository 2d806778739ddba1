using Microsoft.EntityFrameworkCore;
using Reseau50.Admin.Contracts;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;
using Reseau50.Workshops.WriteUps;

namespace Reseau50.Workshops.Readings;

/// <summary>A draft and the reading of it that counts.</summary>
internal sealed record ReadDraft(ContentItem Item, Reading Reading)
{
    public string Path => ReadingController.PathOf(Item.ContentItemId);
}

/// <summary>The second readings of write-ups: one query for them and one for the names, however many there are.</summary>
internal sealed class ReadingTable(SiteDb db, IEnumerable<IActorNames> names, SiteTime time)
{
    /// <summary>The reading that counts for <paramref name="item"/>, as it is in front of somebody.</summary>
    public async Task<Reading?> OpenAsync(ContentItem item, CancellationToken ct)
    {
        var row = await Open().FirstOrDefaultAsync(r => r.WriteUpId == item.ContentItemId, ct);
        return row?.IsAbout(item) != true ? null : (await NamedAsync([(row, item)], ct))[0];
    }

    /// <summary>Every reading of a write-up, the newest first.</summary>
    public async Task<IReadOnlyList<Reading>> HistoryAsync(ContentItem item, CancellationToken ct)
    {
        var rows = await db.Set<WriteUpReading>().AsNoTracking().Where(r => r.WriteUpId == item.ContentItemId).OrderByDescending(r => r.AskedUtc).ThenByDescending(r => r.Id).ToListAsync(ct);
        return await NamedAsync([.. rows.Where(r => r.IsAbout(item)).Select(r => (r, item))], ct);
    }

    /// <summary>The drafts that are being read, of those <paramref name="viewer"/> may edit; the oldest request first.</summary>
    public async Task<IReadOnlyList<ReadDraft>> DraftsAsync(Viewer viewer, CancellationToken ct) => await OfAsync(Open(), viewer, ct);

    /// <summary>What waits for an answer of <paramref name="viewer"/>.</summary>
    public async Task<IReadOnlyList<ReadDraft>> WaitingForAsync(Viewer viewer, CancellationToken ct)
    {
        var me = viewer.AccountId;
        return await OfAsync(Open().Where(r => r.ReaderId == me && r.Answer == null), viewer, ct);
    }

    private async Task<IReadOnlyList<ReadDraft>> OfAsync(IQueryable<WriteUpReading> readings, Viewer viewer, CancellationToken ct)
    {
        var found = await (from r in readings
                           join x in db.ContentItems.AsNoTracking() on r.WriteUpId equals x.ContentItemId
                           where x.Latest && !x.Published && x.ContentType == WriteUp.Type
                           orderby r.AskedUtc, r.Id
                           select new { Reading = r, Row = x }).ToListAsync(ct);
        var drafts = found.Select(f => (f.Reading, Item: f.Row.ToItem())).Where(f => f.Reading.IsAbout(f.Item) && viewer.May(ItemAct.Edit, f.Item)).ToList();
        return [.. (await NamedAsync(drafts, ct)).Zip(drafts).Select(p => new ReadDraft(p.Second.Item, p.First))];
    }

    private IQueryable<WriteUpReading> Open() => db.Set<WriteUpReading>().AsNoTracking().Where(r => r.EndedUtc == null);

    private async Task<IReadOnlyList<Reading>> NamedAsync(IReadOnlyList<(WriteUpReading Row, ContentItem Item)> readings, CancellationToken ct)
    {
        var (ids, known) = (readings.SelectMany(r => new[] { r.Row.ReaderId, r.Row.AskedBy }).Distinct().ToList(), new Dictionary<string, string>());
        foreach (var source in names)
            foreach (var (id, name) in await source.OfAsync(ids, ct)) known[id] = name;
        return [.. readings.Select(r => new Reading(r.Row, Name(r.Row.ReaderId), Name(r.Row.AskedBy), time.ToLocal(r.Row.AskedUtc), r.Row.AnsweredUtc is { } at ? time.ToLocal(at) : null,
            r.Row.Fingerprint is { } read && read != Fingerprint.Of(r.Item)))];

        string Name(string id) => known.GetValueOrDefault(id, "un ancien membre");
    }
}
