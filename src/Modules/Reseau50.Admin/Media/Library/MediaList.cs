using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Media;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;

namespace Reseau50.Admin.Media.Library;

/// <summary>The files of the library, or those of it that are within reach of whoever looks, a page at a time: the same few queries however many there are.</summary>
internal sealed class MediaList(SiteDb db, MediaUses uses, SiteTime time, CurrentViewer viewer)
{
    public async Task<(IReadOnlyList<MediaLine> Lines, int Total)> PageAsync(MediaFilter filter, int size, CancellationToken ct)
    {
        var sorted = Asked(filter).OrderByDescending(f => f.ModifiedUtc).ThenBy(f => f.Path);
        var files = await sorted.Skip((filter.Page - 1) * size).Take(size).ToListAsync(ct);
        var counts = await uses.CountAsync([.. files.Select(f => f.Path)], ct);
        return ([.. files.Select(f => new MediaLine(f, f.HoldOn(time.Today), counts.GetValueOrDefault(f.Path)))], await sorted.Take(Pager.Most + 1).CountAsync(ct));
    }

    /// <summary>The folders right inside one, in the order of their names.</summary>
    public async Task<IReadOnlyList<MediaFolder>> InsideAsync(string folder, CancellationToken ct)
    {
        var (all, made, full) = await AllAsync(ct);
        var prefix = folder.Length == 0 ? "" : folder + "/";
        return [.. all.Where(f => f.Length > prefix.Length && f.StartsWith(prefix, StringComparison.Ordinal) && !f[prefix.Length..].Contains('/'))
            .Select(f => new MediaFolder(f, made.Contains(f) && !full.Contains(f) && !all.Any(o => o.StartsWith(f + "/", StringComparison.Ordinal))))];
    }

    /// <summary>Every folder, those that files imply included.</summary>
    public async Task<IReadOnlyList<string>> FoldersAsync(CancellationToken ct) => (await AllAsync(ct)).All;

    private async Task<(IReadOnlyList<string> All, HashSet<string> Made, HashSet<string> Full)> AllAsync(CancellationToken ct)
    {
        var full = (await db.MediaFiles.Where(f => f.Folder != "").Select(f => f.Folder).Distinct().ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        var made = (await db.Set<MediaFolderRow>().Select(f => f.Path).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        var all = full.Concat(made).SelectMany(WithAncestors).Distinct(StringComparer.Ordinal).OrderBy(f => f, StringComparer.CurrentCulture).ToList();
        return (all, made, full);
    }

    private static IEnumerable<string> WithAncestors(string folder)
    {
        for (var at = folder.IndexOf('/', StringComparison.Ordinal); at > 0; at = folder.IndexOf('/', at + 1)) yield return folder[..at];
        yield return folder;
    }

    private IQueryable<MediaFileRow> Asked(MediaFilter filter)
    {
        var (today, keeps) = (time.Today, viewer.Value.May(MediaPermission.Manage));
        var (files, folder) = (db.MediaWithin(viewer.Value, today).AsNoTracking(), keeps ? filter.Dossier ?? "" : "");
        var words = MediaSearch.Fold(filter.Q ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8).ToList();
        var inside = folder + "/";
        // What is looked for may lie deeper; without words a folder shows what is right in it, and what waits is shown wherever it is.
        if (keeps && words.Count == 0 && filter.Genre != MediaFilter.Waiting) files = files.Where(f => f.Folder == folder);
        else if (folder.Length > 0) files = files.Where(f => f.Folder == folder || f.Folder.StartsWith(inside));
        foreach (var word in words) files = files.Where(f => f.Search.Contains(word));
        return filter.Genre switch
        {
            MediaFilter.Pictures => files.Where(f => f.ContentType.StartsWith("image/")),
            MediaFilter.Documents => files.Where(f => !f.ContentType.StartsWith("image/")),
            MediaFilter.Waiting => files.Where(f => f.WithdrawnUtc != null || (f.ContentType.StartsWith("image/")
                && (f.Recognisable == null || (f.Recognisable == true && (f.AgreementReference == null || f.AgreementReference == "" || f.AgreementUntil == null || f.AgreementUntil < today))))),
            _ => files,
        };
    }
}
