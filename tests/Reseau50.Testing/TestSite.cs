using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Reseau50.Cms;
using Reseau50.Cms.Data;
using Reseau50.Web;

namespace Reseau50.Testing;

/// <summary>An empty site of its own, on either database, without a web server. Made from a migrated template: a few milliseconds.</summary>
public sealed class TestSite : IAsyncDisposable
{
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static readonly Dictionary<Database, string> Templates = [];
    private readonly string? _postgresName;

    private TestSite(DatabaseOptions options, string? postgresName, Action<IServiceCollection>? more, IWebHostEnvironment? host)
    {
        Options = options;
        _postgresName = postgresName;
        Services = Build(options, Clock, more, host);
    }

    public DatabaseOptions Options { get; }
    public ServiceProvider Services { get; }
    public TestClock Clock { get; } = new();

    public static async Task<TestSite> CreateAsync(Database database, Action<IServiceCollection>? more = null, IWebHostEnvironment? host = null)
    {
        var folder = Directory.CreateTempSubdirectory("reseau50-test-").FullName;
        if (database == Database.Sqlite)
        {
            var template = await TemplateAsync(database);
            var options = new DatabaseOptions(folder, null);
            File.Copy(template, options.SqliteFile);
            return new TestSite(options, null, more, host);
        }
        var from = await TemplateAsync(database);
        var name = "r50_" + Guid.NewGuid().ToString("N");
        await AdminAsync($"create database {name} template {from}");
        return new TestSite(new DatabaseOptions(folder, ConnectionTo(name)), name, more, host);
    }

    /// <summary>Runs <paramref name="work"/> in a scope of its own, as a request would.</summary>
    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public Task InScopeAsync(Func<IServiceProvider, Task> work) => InScopeAsync(async s => { await work(s); return true; });

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        if (_postgresName is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await AdminAsync($"drop database if exists {_postgresName} with (force)");
        }
        else
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        }
        Directory.Delete(Options.Folder, recursive: true);
    }

    private static ServiceProvider Build(DatabaseOptions options, TimeProvider clock, Action<IServiceCollection>? more, IWebHostEnvironment? host = null)
    {
        var services = new ServiceCollection();
        services.AddLogging(b => b.SetMinimumLevel(LogLevel.Warning));
        services.AddSingleton(clock);
        var configuration = new ConfigurationBuilder().Build();
        services.AddSingleton<IConfiguration>(configuration);
        // Before the modules: the first to ask for MVC decides which assemblies it finds, by the host's name.
        if (host is not null) services.AddSingleton(host);
        services.AddReseau50(configuration, options, Modules.All, Modules.Themes);
        more?.Invoke(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    private static async Task<string> TemplateAsync(Database database)
    {
        await Gate.WaitAsync();
        try
        {
            if (Templates.TryGetValue(database, out var known)) return known;
            var folder = Directory.CreateTempSubdirectory("reseau50-template-").FullName;
            var name = "r50_template_" + Guid.NewGuid().ToString("N");
            if (database == Database.Postgres) await AdminAsync($"create database {name}");
            AppDomain.CurrentDomain.ProcessExit += (_, _) => Forget(database, folder, name);
            var options = new DatabaseOptions(folder, database == Database.Postgres ? ConnectionTo(name) : null);
            await using (var services = Build(options, TimeProvider.System, null))
            await using (var scope = services.CreateAsyncScope())
                await scope.ServiceProvider.GetRequiredService<SiteMigrator>().MigrateAsync();
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            NpgsqlConnection.ClearAllPools();
            if (database == Database.Sqlite)
            {
                // Everything into the one file that will be copied.
                await using var connection = new Microsoft.Data.Sqlite.SqliteConnection(options.Connection);
                await connection.OpenAsync();
                await using var command = connection.CreateCommand();
                command.CommandText = "pragma wal_checkpoint(truncate)";
                await command.ExecuteNonQueryAsync();
                Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            }
            return Templates[database] = database == Database.Sqlite ? options.SqliteFile : name;
        }
        finally
        {
            Gate.Release();
        }
    }

    private static void Forget(Database database, string folder, string name)
    {
        Directory.Delete(folder, recursive: true);
        if (database == Database.Postgres) AdminAsync($"drop database if exists {name} with (force)").GetAwaiter().GetResult();
    }

    private static string ConnectionTo(string name) => new NpgsqlConnectionStringBuilder(EachDatabase.Postgres) { Database = name, MaxPoolSize = 20 }.ToString();

    private static async Task AdminAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(EachDatabase.Postgres) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>A clock that stands still until it is moved.</summary>
public sealed class TestClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);
    public override DateTimeOffset GetUtcNow() => Now;
    public void Advance(TimeSpan by) => Now += by;
}
