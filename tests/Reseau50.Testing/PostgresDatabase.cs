using Npgsql;

namespace Reseau50.Testing;

/// <summary>An empty PostgreSQL database of its own, dropped at the end. Only where <c>RESEAU50_TEST_POSTGRES</c> is set.</summary>
public sealed class PostgresDatabase : IAsyncDisposable
{
    private readonly string _name = "r50_" + Guid.NewGuid().ToString("N");

    public string Connection => new NpgsqlConnectionStringBuilder(EachDatabase.Postgres) { Database = _name, MaxPoolSize = 20 }.ToString();

    public static async Task<PostgresDatabase> CreateAsync()
    {
        var database = new PostgresDatabase();
        await AdminAsync($"create database {database._name}");
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await AdminAsync($"drop database if exists {_name} with (force)");
    }

    private static async Task AdminAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(EachDatabase.Postgres) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
