using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;

namespace Reseau50.Cms.Documents;

/// <summary>
/// Reads and writes the site's documents. Reads are cached until the site changes; within one unit of work a document just written is
/// read back before it is committed, so a recipe sees its own earlier steps.
/// </summary>
public sealed class SiteDocuments(SiteDb db, SiteCache cache)
{
    /// <summary>The document called after <typeparamref name="T"/>, or a new one. Do not change what is returned: read, copy, <see cref="WriteAsync{T}"/>.</summary>
    public async ValueTask<T> ReadAsync<T>(CancellationToken ct = default) where T : class, new()
    {
        if (db.Staged.TryGetValue(typeof(T).Name, out var own)) return (T)own;
        if (cache.Bypassed(db)) return (T)(db.Staged[typeof(T).Name] = await LoadAsync<T>(ct));
        return await cache.GetAsync("document:" + typeof(T).Name, () => LoadAsync<T>(ct));
    }

    /// <summary>A private copy of the document, free to change.</summary>
    public async Task<T> EditAsync<T>(CancellationToken ct = default) where T : class, new() =>
        JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(await ReadAsync<T>(ct), ContentJson.Options), ContentJson.Options)!;

    /// <summary>
    /// A private copy of the document as it is stored at this moment; until the unit of work ends, whoever asks for it in the same way waits. For documents that people change through screens:
    /// of two at once, neither undoes the other.
    /// </summary>
    public async Task<T> HoldAsync<T>(CancellationToken ct = default) where T : class, new()
    {
        Leases.RequireWork(db);
        var name = typeof(T).Name;
        await db.Database.ExecuteSqlAsync($"""insert into "Documents" ("Name", "Json") values ({name}, {"{}"}) on conflict ("Name") do update set "Name" = excluded."Name" """, ct);
        return await LoadAsync<T>(ct);
    }

    /// <summary>Stages the document; it is stored by the unit of work's next save.</summary>
    public async Task WriteAsync<T>(T document, CancellationToken ct = default) where T : class, new()
    {
        var name = typeof(T).Name;
        var json = JsonSerializer.Serialize(document, ContentJson.Options);
        var row = await db.Set<SiteDocumentRow>().FindAsync([name], ct);
        if (row is null) db.Add(new SiteDocumentRow { Name = name, Json = json });
        else row.Json = json;
        db.Staged[name] = document;
        db.SiteChanged = true;
    }

    private async Task<T> LoadAsync<T>(CancellationToken ct) where T : class, new()
    {
        var name = typeof(T).Name;
        var json = await db.Set<SiteDocumentRow>().AsNoTracking().Where(d => d.Name == name).Select(d => d.Json).FirstOrDefaultAsync(ct);
        return json is null ? new T() : JsonSerializer.Deserialize<T>(json, ContentJson.Options)!;
    }
}
