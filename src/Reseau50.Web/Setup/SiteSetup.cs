using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Recipes;
using Reseau50.Cms.Settings;

namespace Reseau50.Web.Setup;

/// <summary>Makes a site in an empty data folder. A set-up that fails leaves the folder as it found it.</summary>
internal static class SiteSetup
{
    /// <summary>True when the data folder or database already holds a site.</summary>
    public static async Task<bool> ExistsAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var migrator = scope.ServiceProvider.GetRequiredService<SiteMigrator>();
        if (!await migrator.IsReachableAsync(ct)) return false;
        await migrator.MigrateAsync(ct);
        var name = nameof(SiteSettings);
        return await scope.ServiceProvider.GetRequiredService<SiteDb>().Set<SiteDocumentRow>().AnyAsync(d => d.Name == name, ct);
    }

    /// <summary>Migrates, then in one transaction applies the recipe and what <paramref name="first"/> adds; takes everything back if it fails.</summary>
    public static async Task<RecipeReport> RunAsync(IServiceProvider services, string recipe, RecipeOptions options, CancellationToken ct, FirstSite? first = null)
    {
        var database = services.GetRequiredService<DatabaseOptions>();
        var fresh = !database.IsPostgres && !File.Exists(database.SqliteFile);
        MakeFolder(database.Folder);
        try
        {
            await using var scope = services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<SiteMigrator>().MigrateAsync(ct);
            return await scope.ServiceProvider.GetRequiredService<SiteWork>().RunAsync(async () =>
            {
                var report = await scope.ServiceProvider.GetRequiredService<RecipeRunner>().RunAsync(recipe, options, ct);
                if (first is not null) await first.AddAsync(scope.ServiceProvider, ct);
                return report;
            }, ct);
        }
        catch when (fresh)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            foreach (var file in Directory.EnumerateFiles(database.Folder, Path.GetFileName(database.SqliteFile) + "*")) File.Delete(file);
            throw;
        }
    }

    /// <summary>An empty database, with every table: what the set-up page needs.</summary>
    public static async Task PrepareAsync(IServiceProvider services, CancellationToken ct)
    {
        MakeFolder(services.GetRequiredService<DatabaseOptions>().Folder);
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SiteMigrator>().MigrateAsync(ct);
    }

    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute);
    }
}
