using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;

namespace Reseau50.Cms.Jobs;

/// <summary>Asks for jobs, inside the unit of work that calls for them.</summary>
public sealed class JobQueue(SiteDb db)
{
    /// <summary>Queues the job, unless one of the same kind and key was ever asked for: then returns false.</summary>
    public async Task<bool> EnqueueAsync(string kind, string key, string payload, DateTime dueUtc, CancellationToken ct = default)
    {
        Leases.RequireWork(db);
        if (key == JobRow.Recurring) throw new ArgumentException("This key is kept for recurring jobs.", nameof(key));
        return await InsertAsync(db, kind, key, payload, DateTime.SpecifyKind(dueUtc, DateTimeKind.Utc), ct);
    }

    internal static async Task<bool> InsertAsync(SiteDb db, string kind, string key, string payload, DateTime dueUtc, CancellationToken ct) =>
        await db.Database.ExecuteSqlAsync($"""
            insert into "Jobs" ("Id", "Kind", "Key", "Payload", "DueUtc", "Attempts")
            values ({Guid.CreateVersion7()}, {kind}, {key}, {payload}, {dueUtc}, 0) on conflict ("Kind", "Key") do nothing
            """, ct) == 1;
}
