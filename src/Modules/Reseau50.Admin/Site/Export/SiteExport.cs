using System.IO.Compression;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;
using Reseau50.Cms.Recipes.Export;

namespace Reseau50.Admin.Site.Export;

/// <summary>The live site as recipes and files, in one archive: what <c>recipe export</c> writes, nothing more.</summary>
internal sealed class SiteExport(RecipeExporter exporter, SiteWork work, AuditTrail audit)
{
    /// <summary>The archive, to read once: it is gone when closed.</summary>
    public async Task<Stream> WriteAsync(CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("reseau50-export-").FullName;
        try
        {
            var (site, zip) = (Path.Combine(folder, "site"), Path.Combine(folder, "site.zip"));
            await exporter.ExportAsync(site, ct);
            await ZipFile.CreateFromDirectoryAsync(site, zip, CompressionLevel.Fastest, includeBaseDirectory: false, ct);
            await work.RunAsync(() =>
            {
                audit.Add("site.exported", "Site", "export", "Le site a été exporté en recettes et fichiers.");
                return Task.CompletedTask;
            }, ct);
            Directory.Delete(site, recursive: true);
            return new Archive(zip, folder);
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    private sealed class Archive(string path, string folder) : FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read)
    {
        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (disposing && Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }
}
