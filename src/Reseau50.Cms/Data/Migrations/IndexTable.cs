using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Reseau50.Cms.Data.Migrations;

/// <summary>The columns of an index table, named one after the other.</summary>
public sealed class IndexTable
{
    internal IndexTable(string name)
    {
        Operation = new CreateTableOperation { Name = name, PrimaryKey = new AddPrimaryKeyOperation { Name = "PK_" + name, Table = name, Columns = ["VersionId", "Ordinal"] } };
        Text("VersionId", 26).Add<int>("Ordinal", false).Text("ContentItemId", 26).Flag("Published").Flag("Latest").Flag("Restricted");
    }

    internal CreateTableOperation Operation { get; }

    /// <summary>A text of at most <paramref name="length"/> characters.</summary>
    public IndexTable Text(string name, int length, bool nullable = false) => Add<string>(name, nullable, length);
    public IndexTable Flag(string name) => Add<bool>(name, false);
    public IndexTable Integer(string name, bool nullable = false) => Add<int>(name, nullable);
    public IndexTable Real(string name, bool nullable = false) => Add<double>(name, nullable);
    public IndexTable Moment(string name, bool nullable = false) => Add<DateTime>(name, nullable);

    private IndexTable Add<T>(string name, bool nullable, int? length = null)
    {
        Operation.Columns.Add(new AddColumnOperation { Table = Operation.Name, Name = name, ClrType = typeof(T), IsNullable = nullable, MaxLength = length });
        return this;
    }
}
