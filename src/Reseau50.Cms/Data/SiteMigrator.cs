using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Reseau50.Cms.Data;

/// <summary>Brings the database up to date, whatever other node is doing the same at that moment.</summary>
public sealed class SiteMigrator(SiteDb db, DatabaseOptions options, ILogger<SiteMigrator> log)
{
    private const long MigrationLock = 7_250_001;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Applies what is missing. Throws after two minutes when another process holds the database.</summary>
    public async Task MigrateAsync(CancellationToken ct = default)
    {
        // What most starts find: asking costs two questions, a migration with nothing to do takes locks and a third of the start.
        if (await IsCurrentAsync(ct)) return;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        if (options.IsPostgres) await UnderLockAsync(limit.Token);
        else await db.Database.MigrateAsync(limit.Token);
        log.LogInformation("Database brought up to date.");
    }

    /// <summary>True when there is a database, whatever is in it. Makes none.</summary>
    public async Task<bool> IsReachableAsync(CancellationToken ct = default) => (options.IsPostgres || File.Exists(options.SqliteFile)) && await db.Database.CanConnectAsync(ct);

    /// <summary>True when the database exists and has every table.</summary>
    public async Task<bool> IsCurrentAsync(CancellationToken ct = default) =>
        await IsReachableAsync(ct) && !(await db.Database.GetPendingMigrationsAsync(ct)).Any();

    // Npgsql's own migration lock does not cover the whole run: two nodes starting together collide on CREATE TABLE.
    private async Task UnderLockAsync(CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(options.Connection + ";Pooling=false");
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand("select pg_advisory_lock(@id)", connection);
        command.Parameters.AddWithValue("id", MigrationLock);
        await command.ExecuteNonQueryAsync(ct);
        await db.Database.MigrateAsync(ct);
    }
}
