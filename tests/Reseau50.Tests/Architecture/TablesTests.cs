using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Data;

namespace Reseau50.Tests.Architecture;

/// <summary>The tables that migrations make are those the model expects: no designer file says it, this does.</summary>
public sealed class TablesTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task EveryColumnOfTheModel_IsInTheDatabase_AndNoOther(Database database)
    {
        await using var site = await TestSite.CreateAsync(database);
        await site.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<SiteDb>();
            await db.Database.OpenConnectionAsync();
            foreach (var entity in db.Model.GetEntityTypes())
            {
                await using var command = db.Database.GetDbConnection().CreateCommand();
                command.CommandText = $"select * from \"{entity.GetTableName()}\" where 1 = 0";
                await using var reader = await command.ExecuteReaderAsync();
                var columns = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).Order(StringComparer.Ordinal);
                Assert.Equal(entity.GetProperties().Select(p => p.GetColumnName()).Order(StringComparer.Ordinal), columns);
            }
        });
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task MigratingAgain_DoesNothing(Database database)
    {
        await using var site = await TestSite.CreateAsync(database);
        await site.InScopeAsync(async s =>
        {
            await s.GetRequiredService<SiteMigrator>().MigrateAsync();
            Assert.True(await s.GetRequiredService<SiteMigrator>().IsCurrentAsync());
            Assert.Equal(1, await s.GetRequiredService<SiteDb>().Set<SiteStateRow>().CountAsync());
        });
    }
}
