using Microsoft.EntityFrameworkCore.Migrations;

namespace Reseau50.Cms.Data.Migrations;

/// <summary>The few places where the two databases speak differently.</summary>
public static class MigrationHelp
{
    public static bool IsPostgres(this MigrationBuilder b) => b.ActiveProvider!.EndsWith("PostgreSQL", StringComparison.Ordinal);

    /// <summary>The column type of a JSON document.</summary>
    public static string Json(this MigrationBuilder b) => b.IsPostgres() ? "jsonb" : "TEXT";

    /// <summary>The filter of an index that only published versions need: written as queries are, or SQLite would not see that the index serves them.</summary>
    public const string Published = "\"Published\"";

    /// <summary>Creates an index table: the columns every <see cref="Content.IndexRow"/> has, and its own.</summary>
    public static void CreateIndexTable(this MigrationBuilder b, string table, Func<IndexTable, IndexTable> columns)
    {
        b.Operations.Add(columns(new IndexTable(table)).Operation);
        b.CreateIndex($"IX_{table}_Item", table, "ContentItemId");
    }
}
