using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Configuration;

namespace Reseau50.Cms.Data;

/// <summary>Where the site keeps what it knows: a data folder, and a database in it (SQLite) or elsewhere (PostgreSQL).</summary>
public sealed class DatabaseOptions
{
    public DatabaseOptions(string folder, string? connection)
    {
        Folder = Path.GetFullPath(folder);
        IsPostgres = !string.IsNullOrWhiteSpace(connection);
        Connection = IsPostgres
            ? connection!
            : new SqliteConnectionStringBuilder { DataSource = SqliteFile, DefaultTimeout = 30, ForeignKeys = true }.ToString();
    }

    /// <summary>The data folder (setting <c>RESEAU50_DATA</c>): database file, media, data-protection keys, logs.</summary>
    public string Folder { get; }
    public bool IsPostgres { get; }
    public string Connection { get; }
    public string SqliteFile => Path.Combine(Folder, "reseau50.db");

    public static DatabaseOptions From(IConfiguration configuration, string defaultFolder) =>
        new(configuration["RESEAU50_DATA"] is { Length: > 0 } folder ? folder : defaultFolder, configuration.GetConnectionString("Reseau50"));

    internal void Configure(DbContextOptionsBuilder builder)
    {
        if (IsPostgres) builder.UseNpgsql(Connection);
        else builder.UseSqlite(Connection).AddInterceptors(SqlitePragmas.Instance);
        builder.ReplaceService<IMigrationsAssembly, ModularMigrations>();
        builder.ConfigureWarnings(w => w.Ignore(Microsoft.EntityFrameworkCore.Diagnostics.RelationalEventId.ModelSnapshotNotFound));
    }
}
