using Reseau50.Cms.Data;

namespace Reseau50.Testing;

/// <summary>A data folder and a database with nothing in them, not even a table.</summary>
public sealed class EmptyData : IAsyncDisposable
{
    private readonly PostgresDatabase? _postgres;

    private EmptyData(PostgresDatabase? postgres)
    {
        _postgres = postgres;
        Options = new DatabaseOptions(Directory.CreateTempSubdirectory("reseau50-empty-").FullName, postgres?.Connection);
    }

    public DatabaseOptions Options { get; }

    public static async Task<EmptyData> CreateAsync(Database database) => new(database == Database.Postgres ? await PostgresDatabase.CreateAsync() : null);

    /// <summary>A process that works on it.</summary>
    public TestNode Node() => TestNode.On(Options, new TestClock());

    public async ValueTask DisposeAsync()
    {
        if (_postgres is not null) await _postgres.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Options.Folder, recursive: true);
    }
}
