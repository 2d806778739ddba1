using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Reseau50.Cms.Data;
using Reseau50.Cms.Jobs;

namespace Reseau50.Cms.Media;

/// <summary>Makes copies again after a profile changed or the tools were installed.</summary>
internal sealed class MediaCopiesJob(MediaStore store, ILogger<MediaCopiesJob> log) : IRecurringJob
{
    public string Kind => "media.copies";
    public TimeSpan Every => TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var file in await store.ListAsync(ct: ct))
        {
            try
            {
                await store.RefreshAsync(file.Path, ct);
            }
            catch (InvalidDataException e)
            {
                log.LogWarning("The copies of {Path} could not be made: {Reason}", file.Path, e.Message);
            }
        }
    }
}

/// <summary>Forgets files deleted or replaced long ago, then removes bytes that no row names, and what a killed process left behind.</summary>
internal sealed class MediaCleanup(SiteDb db, MediaBlobs blobs, TimeProvider clock) : IRecurringJob, IRetentionRule
{
    private static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    public string Kind => "media.cleanup";
    public TimeSpan Every => TimeSpan.FromDays(1);
    public string Name => "Fichiers supprimés ou remplacés";
    public string Duration => $"{MediaPastRow.KeptDays} jours, le temps de changer d’avis";
    public string Effect => "le fichier et ses copies sont effacés";

    public Task<RetentionPreview> PreviewAsync(int most, CancellationToken ct) => RetentionPreview.OfAsync(Due.OrderBy(p => p.AtUtc).ThenBy(p => p.Id).Select(p => new RetentionLine(p.Id.ToString(), p.Path)), most, ct);

    private IQueryable<MediaPastRow> Due
    {
        get
        {
            var limit = clock.GetUtcNow().UtcDateTime.AddDays(-MediaPastRow.KeptDays);
            return db.Set<MediaPastRow>().Where(p => p.AtUtc < limit);
        }
    }

    public async Task RunAsync(CancellationToken ct)
    {
        await Due.ExecuteDeleteAsync(ct);
        // Dates of files are the operating system's, and so is this clock.
        var limit = DateTime.UtcNow - Grace;
        var named = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in db.MediaFiles.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
            named.UnionWith(row.AllVariants.Select(v => v.Hash).Append(row.Hash));

        await foreach (var past in db.Set<MediaPastRow>().AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
            named.UnionWith(past.File.AllVariants.Select(v => v.Hash).Append(past.File.Hash));

        foreach (var file in Files(blobs.Folder).Where(f => f.LastWriteTimeUtc < limit))
            if (!named.Contains(file.Directory!.Name + file.Name)) Remove(file, limit);
        foreach (var left in Files(blobs.Aside).Where(f => f.LastWriteTimeUtc < limit)) left.Delete();
        foreach (var folder in new DirectoryInfo(blobs.Aside) is { Exists: true } aside ? aside.GetDirectories() : [])
            if (folder.LastWriteTimeUtc < limit) folder.Delete(recursive: true);
    }

    // An upload of the same bytes may have put them back since they were listed: taken aside first, they can be looked at in peace.
    private void Remove(FileInfo file, DateTime limit)
    {
        var (place, aside) = (file.FullName, blobs.NewAside());
        file.MoveTo(aside);
        if (File.GetLastWriteTimeUtc(aside) < limit) File.Delete(aside);
        else File.Move(aside, place, overwrite: true);
    }

    private static FileInfo[] Files(string folder) => new DirectoryInfo(folder) is { Exists: true } root ? root.GetFiles("*", SearchOption.AllDirectories) : [];
}
