using Microsoft.EntityFrameworkCore;

namespace Reseau50.Cms.Data;

/// <summary>Takes one due row of a queue for one worker, so that no other worker, on any node, takes it too.</summary>
internal static class Leases
{
    /// <summary>
    /// The oldest due row for which the SQL <paramref name="condition"/> holds, now leased, or null. The condition may name <c>{0}</c> (now) and
    /// <c>{3}</c> onwards (<paramref name="values"/>).
    /// </summary>
    public static async Task<T?> TakeAsync<T>(SiteDb db, string condition, DateTime now, TimeSpan lease, object[] values, CancellationToken ct) where T : class
    {
        var table = db.Model.FindEntityType(typeof(T))!.GetTableName();
        // Rows another worker is taking are passed over on PostgreSQL; SQLite has one writer at a time.
        var skip = db.IsPostgres ? "for update skip locked" : "";
        var sql = $$"""
            with due as materialized (select "Id" from "{{table}}" where "DueUtc" <= {0} and {{condition}} order by "DueUtc", "Id" limit 1 {{skip}})
            update "{{table}}" set "LeasedUntilUtc" = {1}, "LeasedBy" = {2}, "Attempts" = "Attempts" + 1 where "Id" in (select "Id" from due) returning *
            """;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var rows = await db.Set<T>().FromSqlRaw(sql, [now, now + lease, NewHolder(), .. values]).AsNoTracking().ToListAsync(ct);
        await transaction.CommitAsync(ct);
        return rows.SingleOrDefault();
    }

    /// <summary>What is queued belongs to the unit of work that asks for it: queued if and only if the rest is stored.</summary>
    public static void RequireWork(SiteDb db)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("Queue inside SiteWork.RunAsync, with the change that calls for it.");
    }

    // One name per lease, not per node: a worker that lost its lease and took it again must not settle for both.
    private static string NewHolder() => $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():N}";
}
