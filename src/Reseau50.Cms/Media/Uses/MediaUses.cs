using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Settings;

namespace Reseau50.Cms.Media;

/// <summary>An item that points to a file, by its newest version or the one on the site. <see cref="Id"/> is null for a setting of the site.</summary>
public sealed record MediaUse(string? Id, string ContentType, string Title, string? Owner, bool OnSite);

/// <summary>Where files are used, drafts included: asked of the index.</summary>
public sealed class MediaUses(SiteDb db, SiteDocuments documents)
{
    public async Task<IReadOnlyList<MediaUse>> OfAsync(string path, CancellationToken ct = default)
    {
        var rows = await (from i in db.Set<MediaIndex>()
                          join x in db.ContentItems on i.VersionId equals x.ContentItemVersionId
                          where i.Path == path
                          orderby x.DisplayText, x.ContentItemId, x.Latest descending
                          select new { x.ContentItemId, x.ContentType, x.DisplayText, x.Owner, x.Published }).AsNoTracking().ToListAsync(ct);
        var items = rows.GroupBy(r => r.ContentItemId).Select(g => new MediaUse(g.Key, g.First().ContentType, g.First().DisplayText, g.First().Owner, g.Any(r => r.Published)));
        return [.. items, .. (await SettingsAsync(ct)).Where(s => s.Path == path).Select(s => new MediaUse(null, s.Type, "", null, true))];
    }

    /// <summary>How many items point to each of <paramref name="paths"/>: one query.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountAsync(IReadOnlyCollection<string> paths, CancellationToken ct = default) =>
        await db.Set<MediaIndex>().Where(i => paths.Contains(i.Path)).GroupBy(i => i.Path).Select(g => new { g.Key, Count = g.Select(i => i.ContentItemId).Distinct().Count() })
            .ToDictionaryAsync(x => x.Key, x => x.Count, ct);

    /// <summary>True when a setting of the site points to the file: everybody may read it then.</summary>
    internal async Task<bool> InSettingsAsync(string path, CancellationToken ct) => (await SettingsAsync(ct)).Any(s => s.Path == path);

    private async Task<IReadOnlyList<(string Type, string Path)>> SettingsAsync(CancellationToken ct) =>
        [.. (await documents.ReadAsync<CustomSettings>(ct)).Items.SelectMany(s => MediaMentions.Of(s.Value).Select(m => (s.Key, m.Path)))];
}
