using Microsoft.EntityFrameworkCore;
using Reseau50.Admin.Items.Listing;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;

namespace Reseau50.Admin.Items.Versions;

/// <summary>One kept version, as a list shows it.</summary>
internal sealed record VersionLine(string VersionId, string DisplayText, DateTime? ModifiedUtc, string? Author, bool Latest, bool Published)
{
    /// <summary>What the version is to the site today.</summary>
    public string StateWords => (Latest, Published) switch { (true, true) or (false, true) => "sur le site", (true, false) => "brouillon en cours", _ => "ancienne version" };
    public string State => Published ? ItemFilter.Published : Latest ? ItemFilter.Changed : ItemFilter.Draft;
}

/// <summary>An item of any life: living or deleted.</summary>
internal sealed record ItemPast(string Id, string Type, string? Owner, string DisplayText, bool Deleted);

/// <summary>What an item was before. A saved draft replaces the draft it was; each publication, and each draft given up, stays.</summary>
internal sealed class ItemVersions(SiteDb db)
{
    public async Task<ItemPast?> OfAsync(string id, CancellationToken ct)
    {
        var newest = await Newest(id).Select(x => new { x.ContentType, x.Owner, x.DisplayText }).FirstOrDefaultAsync(ct);
        return newest is null ? null : new ItemPast(id, newest.ContentType, newest.Owner, newest.DisplayText, !await Versions(id).AnyAsync(x => x.Latest || x.Published, ct));
    }

    public async Task<(IReadOnlyList<VersionLine> Lines, int Total)> PageAsync(string id, int page, int size, CancellationToken ct) =>
        (await Newest(id).Skip((page - 1) * size).Take(size).Select(x => new VersionLine(x.ContentItemVersionId, x.DisplayText, x.ModifiedUtc, x.Author, x.Latest, x.Published)).ToListAsync(ct), await Versions(id).CountAsync(ct));

    /// <summary>A version, and the one it is compared with: <paramref name="with"/>, or the one just before it.</summary>
    public async Task<(ContentItem? Version, ContentItem? Before)> PairAsync(string id, string versionId, string? with, CancellationToken ct)
    {
        if (await Versions(id).FirstOrDefaultAsync(x => x.ContentItemVersionId == versionId, ct) is not { } row) return (null, null);
        var older = with is not null ? Versions(id).Where(x => x.ContentItemVersionId == with)
            : Newest(id).Where(x => x.ModifiedUtc < row.ModifiedUtc || (x.ModifiedUtc == row.ModifiedUtc && x.ContentItemVersionId.CompareTo(versionId) < 0));
        return (row.ToItem(), (await older.FirstOrDefaultAsync(ct))?.ToItem());
    }

    private IQueryable<ContentItemRow> Versions(string id) => db.ContentItems.AsNoTracking().Where(x => x.ContentItemId == id);

    private IQueryable<ContentItemRow> Newest(string id) => Versions(id).OrderByDescending(x => x.ModifiedUtc).ThenByDescending(x => x.ContentItemVersionId);
}
