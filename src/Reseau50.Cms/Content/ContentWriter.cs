using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;

namespace Reseau50.Cms.Content;

/// <summary>Puts versions and their index rows into the unit of work. Knows no rule: <see cref="ContentDrafts"/> and the importer do.</summary>
public sealed class ContentWriter(SiteDb db, ContentReader reader, IEnumerable<IIndexProvider> indexes)
{
    /// <summary>Stores a version as it stands, in place of the one with the same version id, if any.</summary>
    public async Task StoreAsync(ContentItem item, bool isNew, CancellationToken ct)
    {
        var row = ContentItemRow.From(item, Visibility.IsRestricted(item));
        if (isNew)
        {
            db.Add(row);
        }
        else
        {
            await ForgetIndexesAsync(item.ContentItemVersionId, ct);
            db.Update(row);
        }
        await IndexAsync(item, ct);
        await FlushAsync(ct);
    }

    /// <summary>Takes the latest or published flag from whichever version has it, before another one gets it.</summary>
    public async Task ReleaseAsync(string contentItemId, bool latest, bool published, string exceptVersionId, CancellationToken ct)
    {
        var rows = await db.ContentItems.AsNoTracking()
            .Where(x => x.ContentItemId == contentItemId && x.ContentItemVersionId != exceptVersionId && ((latest && x.Latest) || (published && x.Published)))
            .ToListAsync(ct);
        foreach (var row in rows)
        {
            var item = row.ToItem();
            if (latest) item.Latest = false;
            if (published) item.Published = false;
            await StoreAsync(item, isNew: false, ct);
        }
    }

    private async Task IndexAsync(ContentItem item, CancellationToken ct)
    {
        if (!item.Latest && !item.Published) return;
        var definitions = await reader.DefinitionsAsync(ct);
        var restricted = Visibility.IsRestricted(item);
        foreach (var provider in indexes)
        {
            var ordinal = 0;
            foreach (var row in provider.Rows(item, definitions))
            {
                row.VersionId = item.ContentItemVersionId;
                row.Ordinal = ordinal++;
                row.ContentItemId = item.ContentItemId;
                row.Published = item.Published;
                row.Latest = item.Latest;
                row.Restricted = restricted;
                db.Add((object)row);
            }
        }
    }

    private async Task ForgetIndexesAsync(string versionId, CancellationToken ct)
    {
        foreach (var provider in indexes) await provider.DeleteAsync(db, versionId, ct);
    }

    // Memory stays flat however many items one transaction stores.
    private async Task FlushAsync(CancellationToken ct)
    {
        db.SiteChanged = true;
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }
}
