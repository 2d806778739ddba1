using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Data;

namespace Reseau50.Tests.Cms.Data;

public sealed class SiteMigratorTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task EmptyDatabase_IsNotCurrent_UntilItIsMigrated(Database database)
    {
        await using var data = await EmptyData.CreateAsync(database);
        await using var node = data.Node();
        await node.InScopeAsync(async s =>
        {
            var migrator = s.GetRequiredService<SiteMigrator>();
            Assert.Equal(data.Options.IsPostgres, await migrator.IsReachableAsync());
            Assert.False(await migrator.IsCurrentAsync());
            // Asking makes nothing.
            Assert.Empty(Directory.EnumerateFileSystemEntries(data.Options.Folder));

            await migrator.MigrateAsync();
            Assert.True(await migrator.IsReachableAsync());
            Assert.True(await migrator.IsCurrentAsync());
            return 1L;
        });
        Assert.Equal(1, await node.InScopeAsync(s => SiteWork.GenerationAsync(s.GetRequiredService<SiteDb>(), default)));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task NodesThatStartTogether_MakeOneDatabase(Database database)
    {
        await using var data = await EmptyData.CreateAsync(database);
        var nodes = Enumerable.Range(0, 4).Select(_ => data.Node()).ToList();
        await Task.WhenAll(nodes.Select(n => Task.Run(() => n.InScopeAsync(async s =>
        {
            await s.GetRequiredService<SiteMigrator>().MigrateAsync();
            return true;
        }))));
        foreach (var node in nodes)
        {
            Assert.Equal([1L], await node.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<SiteStateRow>().Select(x => x.Generation).ToListAsync()));
            await node.DisposeAsync();
        }
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task MigratingAgain_KeepsTheGenerationAndTheContent(Database database)
    {
        await using var site = await NoteSite.CreateAsync(database);
        await site.ImportAsync(NoteSite.Note("a"));
        var before = await StateAsync(site);
        await site.InScopeAsync(s => s.GetRequiredService<SiteMigrator>().MigrateAsync());
        Assert.Equal(before, await StateAsync(site));
    }

    [Fact]
    public async Task MissingMigration_IsSeen()
    {
        await using var site = await TestSite.CreateAsync(Database.Sqlite);
        await site.InScopeAsync(async s =>
        {
            await s.GetRequiredService<SiteDb>().Database.ExecuteSqlRawAsync("delete from \"__EFMigrationsHistory\" where \"MigrationId\" like '%Agenda'");
            Assert.False(await s.GetRequiredService<SiteMigrator>().IsCurrentAsync());
        });
    }

    private static Task<(long, int)> StateAsync(TestSite site) => site.InScopeAsync(async s =>
        (await SiteWork.GenerationAsync(s.GetRequiredService<SiteDb>(), default), await s.GetRequiredService<SiteDb>().ContentItems.CountAsync()));
}
