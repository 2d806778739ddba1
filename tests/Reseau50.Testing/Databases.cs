using Xunit;

namespace Reseau50.Testing;

/// <summary>The two databases every test of storage runs on.</summary>
public enum Database { Sqlite, Postgres }

/// <summary>
/// <c>[Theory, ClassData(typeof(EachDatabase))]</c>: once on SQLite and, when <c>RESEAU50_TEST_POSTGRES</c> gives a connection string, once on PostgreSQL.
/// </summary>
public sealed class EachDatabase : TheoryData<Database>
{
    public const string Variable = "RESEAU50_TEST_POSTGRES";

    public EachDatabase()
    {
        foreach (var database in All) Add(database);
    }

    public static IReadOnlyList<Database> All => Postgres is null ? [Database.Sqlite] : [Database.Sqlite, Database.Postgres];

    public static string? Postgres => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } value ? value : null;
}
