using System.Data.Common;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Reseau50.Cms.Data;

/// <summary>
/// The whole site in one archive: each table as lines of JSON, and the data folder's files. It does not depend on the database: a backup of SQLite
/// can be restored on PostgreSQL.
/// </summary>
public sealed class SiteBackup(SiteDb db, SiteMigrator migrator, DatabaseOptions options)
{
    private const string Tables = "tables/";
    private const string Files = "files/";
    private static readonly string[] Kept = ["media", "keys"];

    /// <summary>Writes the archive from one snapshot of the database. Returns how many rows and files it holds.</summary>
    public async Task<(int Rows, int Files)> WriteAsync(string path, CancellationToken ct)
    {
        var (rows, files) = (0, 0);
        await using var zip = await ZipFile.OpenAsync(path, ZipArchiveMode.Create, ct);
        await using (await db.Database.BeginTransactionAsync(options.IsPostgres ? System.Data.IsolationLevel.RepeatableRead : System.Data.IsolationLevel.Serializable, ct))
        {
            foreach (var entity in Entities())
            {
                await using var writer = new StreamWriter(await zip.CreateEntry(Tables + entity.GetTableName() + ".jsonl").OpenAsync(ct));
                await using var command = db.Database.GetDbConnection().CreateCommand();
                command.Transaction = Transaction();
                var properties = entity.GetProperties().ToList();
                command.CommandText = $"select {string.Join(", ", properties.Select(p => Quote(p.GetColumnName())))} from {Quote(entity.GetTableName()!)}";
                await using var reader = await command.ExecuteReaderAsync(ct);
                for (; await reader.ReadAsync(ct); rows++)
                {
                    var row = new JsonObject();
                    for (var i = 0; i < properties.Count; i++)
                        row[properties[i].GetColumnName()] = reader.IsDBNull(i) ? null : JsonSerializer.SerializeToNode(Read(reader, i, properties[i]), Content.ContentJson.Options);
                    await writer.WriteLineAsync(row.ToJsonString(Content.ContentJson.Options));
                }
            }
        }
        foreach (var file in Kept.Select(k => Path.Combine(options.Folder, k)).Where(Directory.Exists).SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories)))
        {
            await zip.CreateEntryFromFileAsync(file, Files + Path.GetRelativePath(options.Folder, file).Replace('\\', '/'), CompressionLevel.Fastest, ct);
            files++;
        }
        return (rows, files);
    }

    /// <summary>Fills an empty database and folder. Throws <see cref="InvalidDataException"/> when the archive is not one of ours; then the database stays empty.</summary>
    public async Task<(int Rows, int Files)> ReadAsync(string path, CancellationToken ct)
    {
        var (rows, files) = (0, 0);
        await using var zip = await ZipFile.OpenReadAsync(path, ct);
        if (zip.GetEntry(Tables + "SiteState.jsonl") is null) throw new InvalidDataException("elle ne contient pas la table SiteState.");
        Directory.CreateDirectory(options.Folder);
        foreach (var entry in zip.Entries.Where(e => e.FullName.StartsWith(Files, StringComparison.Ordinal)))
        {
            var target = Path.GetFullPath(Path.Combine(options.Folder, entry.FullName[Files.Length..]));
            if (!target.StartsWith(options.Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)) throw new InvalidDataException($"« {entry.FullName} » sort du dossier de données.");
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await entry.ExtractToFileAsync(target, overwrite: true, ct);
            files++;
        }
        await migrator.MigrateAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        foreach (var entity in Enumerable.Reverse(Entities())) await EmptyAsync(entity, ct);
        foreach (var entity in Entities())
        {
            if (zip.GetEntry(Tables + entity.GetTableName() + ".jsonl") is not { } entry) continue;
            rows += await FillAsync(entity, await entry.OpenAsync(ct), ct);
        }
        await transaction.CommitAsync(ct);
        return (rows, files);
    }

    private async Task EmptyAsync(IEntityType entity, CancellationToken ct)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = Transaction();
        command.CommandText = $"delete from {Quote(entity.GetTableName())}";
        await command.ExecuteNonQueryAsync(ct);
    }

    private async Task<int> FillAsync(IEntityType entity, Stream lines, CancellationToken ct)
    {
        var properties = entity.GetProperties().ToList();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = Transaction();
        command.CommandText = $"insert into {Quote(entity.GetTableName()!)} ({string.Join(", ", properties.Select(p => Quote(p.GetColumnName())))}) values ({string.Join(", ", properties.Select(Place))})";
        using var reader = new StreamReader(lines);
        var rows = 0;
        for (; await reader.ReadLineAsync(ct) is { } line; rows++)
        {
            command.Parameters.Clear();
            try
            {
                var row = JsonNode.Parse(line)?.AsObject() ?? throw new JsonException();
                foreach (var property in properties) command.Parameters.Add(Parameter(command, property, row[property.GetColumnName()]));
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                throw new InvalidDataException($"la table {entity.GetTableName()} est illisible, ligne {rows + 1}.", e);
            }
            await command.ExecuteNonQueryAsync(ct);
        }
        await CountOnAsync(entity, ct);
        return rows;
    }

    /// <summary>PostgreSQL counts keys apart from the rows: rows put in with theirs would be met again by the next one. SQLite looks at the rows.</summary>
    private async Task CountOnAsync(IEntityType entity, CancellationToken ct)
    {
        if (!options.IsPostgres || entity.FindPrimaryKey()?.Properties is not [var key] || Stored(key) != typeof(int)) return;
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = Transaction();
        var (table, column) = (Quote(entity.GetTableName()), Quote(key.GetColumnName()));
        command.CommandText = $"select setval(pg_get_serial_sequence('{table}', '{key.GetColumnName()}'), coalesce(max({column}), 0) + 1, false) from {table}";
        await command.ExecuteNonQueryAsync(ct);
    }

    private string Place(IProperty property) => "@" + property.Name + (options.IsPostgres && property.GetColumnType() == "jsonb" ? "::jsonb" : "");

    private static DbParameter Parameter(DbCommand command, IProperty property, JsonNode? value)
    {
        var type = Stored(property);
        var parameter = command.CreateParameter();
        parameter.ParameterName = "@" + property.Name;
        parameter.Value = value is null ? DBNull.Value : Utc(value.Deserialize(type.IsEnum ? Enum.GetUnderlyingType(type) : type)!);
        return parameter;
    }

    private static object Read(DbDataReader reader, int i, IProperty property)
    {
        var type = Stored(property);
        return type == typeof(DateTime) ? Utc(reader.GetDateTime(i)) : type == typeof(bool) ? reader.GetBoolean(i) : type == typeof(Guid) ? reader.GetGuid(i)
            : type == typeof(int) ? reader.GetInt32(i) : type == typeof(long) ? reader.GetInt64(i) : type == typeof(double) ? reader.GetDouble(i)
            : type == typeof(DateTimeOffset) ? reader.GetFieldValue<DateTimeOffset>(i) : reader.GetValue(i);
    }

    /// <summary>The type of what is in the column, whatever the model makes of it.</summary>
    private static Type Stored(IProperty property)
    {
        var type = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        return Nullable.GetUnderlyingType(type) ?? type;
    }

    private static object Utc(object value) => value is DateTime date ? DateTime.SpecifyKind(date, DateTimeKind.Utc) : value;

    private DbTransaction? Transaction() => (db.Database.CurrentTransaction as Microsoft.EntityFrameworkCore.Infrastructure.IInfrastructure<DbTransaction>)?.Instance;

    /// <summary>Every table, each after those its rows point at.</summary>
    private List<IEntityType> Entities()
    {
        var left = db.Model.GetEntityTypes().Where(e => e.GetTableName() is not null && !e.IsOwned()).OrderBy(e => e.GetTableName(), StringComparer.Ordinal).ToList();
        var ordered = new List<IEntityType>();
        while (left.Count > 0)
        {
            var next = left.First(e => e.GetForeignKeys().All(k => k.PrincipalEntityType == e || ordered.Contains(k.PrincipalEntityType)));
            left.Remove(next);
            ordered.Add(next);
        }
        return ordered;
    }

    private static string Quote(string? name) => $"\"{name}\"";
}
