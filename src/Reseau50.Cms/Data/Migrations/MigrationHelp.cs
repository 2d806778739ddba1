using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Migrations.Operations.Builders;

namespace Reseau50.Cms.Data.Migrations;

/// <summary>The few places where the two databases speak differently.</summary>
public static class MigrationHelp
{
    public static bool IsPostgres(this MigrationBuilder b) => b.ActiveProvider!.EndsWith("PostgreSQL", StringComparison.Ordinal);

    /// <summary>The column type of a JSON document.</summary>
    public static string Json(this MigrationBuilder b) => b.IsPostgres() ? "jsonb" : "TEXT";

    /// <summary>A condition on a boolean column, for a filtered index.</summary>
    public static string When(this MigrationBuilder b, string column) => b.IsPostgres() ? $"\"{column}\"" : $"\"{column}\" = 1";

    /// <summary>Creates an index table: the columns every index has, and its own.</summary>
    public static void CreateIndexTable<TColumns>(this MigrationBuilder b, string table, Func<ColumnsBuilder, IndexColumns, TColumns> columns)
    {
        b.CreateTable(table, t => columns(t, new IndexColumns(t)));
        b.AddPrimaryKey("PK_" + table, table, ["VersionId", "Ordinal"]);
        b.CreateIndex($"IX_{table}_Item", table, "ContentItemId");
    }
}

/// <summary>The columns of <see cref="Content.IndexRow"/>.</summary>
public sealed class IndexColumns(ColumnsBuilder t)
{
    public OperationBuilder<AddColumnOperation> VersionId() => t.Column<string>(maxLength: 26, nullable: false);
    public OperationBuilder<AddColumnOperation> Ordinal() => t.Column<int>(nullable: false);
    public OperationBuilder<AddColumnOperation> ContentItemId() => t.Column<string>(maxLength: 26, nullable: false);
    public OperationBuilder<AddColumnOperation> Published() => t.Column<bool>(nullable: false);
    public OperationBuilder<AddColumnOperation> Latest() => t.Column<bool>(nullable: false);
}
