using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;

namespace Reseau50.Cms.Content;

/// <summary>Reads items. What a visitor may see is served from memory; everything else from the database.</summary>
public sealed class ContentReader(SiteDb db, SiteCache cache, SiteDocuments documents)
{
    private ContentDefinitions? _definitions;

    public async ValueTask<ContentDefinitions> DefinitionsAsync(CancellationToken ct = default)
    {
        if (cache.Bypassed(db))
        {
            var source = await documents.ReadAsync<ContentDefinition>(ct);
            return _definitions?.Source == source ? _definitions : _definitions = new ContentDefinitions(source);
        }
        return await cache.GetAsync("definitions", async () => new ContentDefinitions(await documents.ReadAsync<ContentDefinition>(ct)));
    }

    /// <summary>The published version, if <paramref name="viewer"/> may see it.</summary>
    public async Task<ContentItem?> PublishedAsync(string id, Viewer viewer, CancellationToken ct = default) =>
        (await PublishedAsync([id], viewer, ct)).FirstOrDefault();

    /// <summary>The published versions <paramref name="viewer"/> may see, in the order of <paramref name="ids"/>; one query at most.</summary>
    public async Task<IReadOnlyList<ContentItem>> PublishedAsync(IReadOnlyCollection<string> ids, Viewer viewer, CancellationToken ct = default)
    {
        if (ids.Count == 0) return [];
        if (viewer.IsVisitor && !cache.Bypassed(db))
            return await cache.GetAsync("items:" + string.Join(',', ids), () => LoadAsync(ids, viewer, ct));
        return await LoadAsync(ids, viewer, ct);
    }

    private async Task<IReadOnlyList<ContentItem>> LoadAsync(IReadOnlyCollection<string> ids, Viewer viewer, CancellationToken ct)
    {
        var byId = (await ItemsAsync(db.VisibleTo(viewer).Where(x => ids.Contains(x.ContentItemId)), ct)).ToDictionary(i => i.ContentItemId);
        return [.. ids.Distinct().Select(id => byId.GetValueOrDefault(id)).OfType<ContentItem>()];
    }

    // An item is in memory once, however many lists it stands in and whoever reads them.
    private async Task<IReadOnlyList<ContentItem>> ItemsAsync(IQueryable<ContentItemRow> query, CancellationToken ct)
    {
        var now = cache.Now;
        var rows = await query.AsNoTracking().ToListAsync(ct);
        if (cache.Bypassed(db)) return [.. rows.Select(Snapshot)];
        var items = new List<ContentItem>(rows.Count);
        foreach (var row in rows) items.Add(await cache.GetAsync("version:" + row.ContentItemVersionId, () => Task.FromResult(Snapshot(row)), now));
        return items;
    }

    /// <summary>The newest version, published or draft, without any check of rights: for editors and recipes.</summary>
    public async Task<ContentItem?> LatestAsync(string id, CancellationToken ct = default) =>
        (await db.ContentItems.AsNoTracking().FirstOrDefaultAsync(x => x.ContentItemId == id && x.Latest, ct))?.ToItem();

    /// <summary>Every kept version, newest first.</summary>
    public async Task<IReadOnlyList<ContentItem>> VersionsAsync(string id, CancellationToken ct = default) =>
        [.. (await db.ContentItems.AsNoTracking().Where(x => x.ContentItemId == id).OrderByDescending(x => x.ModifiedUtc).ThenByDescending(x => x.ContentItemVersionId).ToListAsync(ct))
            .Select(x => x.ToItem())];

    /// <summary>The visible item with that alias.</summary>
    public async Task<ContentItem?> ByAliasAsync(string alias, Viewer viewer, CancellationToken ct = default)
    {
        var folded = alias.ToLowerInvariant();
        var id = cache.Bypassed(db) ? await IdAsync() : await cache.GetAsync("alias:" + folded, IdAsync);
        return id.Length == 0 ? null : await PublishedAsync(id, viewer, ct);

        async Task<string> IdAsync() => await db.Set<AliasIndex>().Where(x => x.Alias == folded && x.Published).Select(x => x.ContentItemId).FirstOrDefaultAsync(ct) ?? "";
    }

    /// <summary>All visible items of a type, newest first: for types of which a site has few (networks, seasons, steps).</summary>
    public async Task<IReadOnlyList<ContentItem>> AllAsync(string contentType, Viewer viewer, CancellationToken ct = default)
    {
        if (viewer.IsVisitor && !cache.Bypassed(db)) return await cache.GetAsync("all:" + contentType, Load);
        return await Load();

        async Task<IReadOnlyList<ContentItem>> Load() =>
            await ItemsAsync(db.VisibleTo(viewer).Where(x => x.ContentType == contentType).NewestFirst(), ct);
    }

    /// <summary>What <paramref name="query"/> yields for a visitor is made once; for others each time.</summary>
    public async Task<T> CachedAsync<T>(string key, Viewer viewer, Func<Task<T>> query) where T : notnull =>
        viewer.IsVisitor && !cache.Bypassed(db) ? await cache.GetAsync(key, query) : await query();

    // Shared between threads from here on: JsonObject builds its dictionary on first read, so read it all once now.
    private static ContentItem Snapshot(ContentItemRow row)
    {
        var item = row.ToItem();
        Touch(item.Parts);
        return item;
    }

    private static void Touch(System.Text.Json.Nodes.JsonNode? node)
    {
        if (node is System.Text.Json.Nodes.JsonObject o) foreach (var (_, child) in o) Touch(child);
        else if (node is System.Text.Json.Nodes.JsonArray a) foreach (var child in a) Touch(child);
    }
}
