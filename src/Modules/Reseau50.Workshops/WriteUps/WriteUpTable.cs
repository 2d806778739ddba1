using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Security;
using Reseau50.Workshops.Listing;

namespace Reseau50.Workshops.WriteUps;

/// <summary>The published write-ups, newest first. One is seen only by those who see its workshop too.</summary>
internal sealed class WriteUpTable(SiteDb db, ContentReader reader, WorkshopTable workshops)
{
    public Task<IReadOnlyList<WriteUp>> OfAsync(Workshop workshop, Viewer viewer, CancellationToken ct) => reader.CachedAsync<IReadOnlyList<WriteUp>>("write-ups:" + workshop.Id, viewer, async () =>
    {
        var ids = await Query(viewer).Pointing(db, workshop.Id).OrderByDescending(x => x.PublishedUtc).Select(x => x.ContentItemId).ToListAsync(ct);
        return [.. (await reader.PublishedAsync(ids, viewer, ct)).Select(i => new WriteUp(i, workshop))];
    });

    /// <summary>The published write-up of that id, or null.</summary>
    public async Task<WriteUp?> FindAsync(string id, Viewer viewer, CancellationToken ct)
    {
        if (await reader.PublishedAsync(id, viewer, ct) is not { ContentType: WriteUp.Type } item || WriteUp.WorkshopId(item) is not { } workshopId) return null;
        return await reader.PublishedAsync(workshopId, viewer, ct) is { ContentType: Workshop.Type } workshop ? new WriteUp(item, await workshops.OfAsync(workshop, viewer, ct)) : null;
    }

    public Task<IReadOnlyList<WriteUp>> LatestAsync(string? networkId, int count, Viewer viewer, CancellationToken ct) => reader.CachedAsync<IReadOnlyList<WriteUp>>($"write-ups-of:{networkId}:{count}", viewer, async () =>
    {
        var seen = (await workshops.AllAsync(viewer, ct)).Where(w => networkId is null || w.Networks.Any(n => n.Id == networkId)).ToDictionary(w => w.Id);
        var workshopIds = seen.Keys.ToList();
        var ids = await Query(viewer).Where(x => db.Set<PickerIndex>().Any(p => p.VersionId == x.ContentItemVersionId && workshopIds.Contains(p.SelectedContentItemId)))
            .NewestFirst().Take(count).Select(x => x.ContentItemId).ToListAsync(ct);
        return [.. (await reader.PublishedAsync(ids, viewer, ct)).Select(i => new WriteUp(i, seen[WriteUp.WorkshopId(i)!]))];
    });

    private IQueryable<ContentItemRow> Query(Viewer viewer) => db.VisibleTo(viewer).Where(x => x.ContentType == WriteUp.Type);
}
