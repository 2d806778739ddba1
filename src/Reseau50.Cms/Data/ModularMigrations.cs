using System.Reflection;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Reseau50.Cms.Data;

/// <summary>The migrations of the kernel and of every module, in the order of their ids, in one history table.</summary>
#pragma warning disable EF1001 // The interface is the documented extension point for where migrations come from.
internal sealed class ModularMigrations : IMigrationsAssembly
{
    private readonly SortedList<string, TypeInfo> _migrations = new(StringComparer.Ordinal);

    public ModularMigrations(ICurrentDbContext current)
    {
        var assemblies = ((SiteDb)current.Context).Modules.All.Select(m => m.GetType().Assembly).Append(typeof(SiteDb).Assembly).Distinct();
        foreach (var type in assemblies.SelectMany(a => a.DefinedTypes).Where(t => t.IsSubclassOf(typeof(Migration)) && !t.IsAbstract))
            _migrations.Add(type.GetCustomAttribute<MigrationAttribute>()!.Id, type);
    }

    public IReadOnlyDictionary<string, TypeInfo> Migrations => _migrations.AsReadOnly();
    public ModelSnapshot? ModelSnapshot => null;
    public Assembly Assembly => typeof(SiteDb).Assembly;
    public string? FindMigrationId(string nameOrId) => _migrations.Keys.FirstOrDefault(k => k == nameOrId || k.EndsWith("_" + nameOrId, StringComparison.Ordinal));

    public Migration CreateMigration(TypeInfo migrationClass, string activeProvider)
    {
        var migration = (Migration)Activator.CreateInstance(migrationClass.AsType())!;
        migration.ActiveProvider = activeProvider;
        return migration;
    }
}
#pragma warning restore EF1001
