using Microsoft.EntityFrameworkCore;

namespace Reseau50.Cms.Data;

/// <summary>One transaction: everything in it is stored, or nothing is. Nested calls join the outer one.</summary>
public sealed class SiteWork(SiteDb db, SiteCache cache)
{
    /// <summary>Runs <paramref name="work"/>, saves, and commits unless an outer call will.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken ct = default)
    {
        if (db.Database.CurrentTransaction is not null)
        {
            var inner = await work();
            await db.SaveChangesAsync(ct);
            return inner;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        try
        {
            var result = await work();
            await db.SaveChangesAsync(ct);
            var changed = db.SiteChanged;
            if (changed) await db.Set<SiteStateRow>().ExecuteUpdateAsync(s => s.SetProperty(x => x.Generation, x => x.Generation + 1), ct);
            var generation = await GenerationAsync(db, ct);
            await transaction.CommitAsync(ct);
            db.EndWork();
            if (changed) cache.Advance(generation);
            return result;
        }
        catch
        {
            db.ChangeTracker.Clear();
            db.EndWork();
            throw;
        }
    }

    /// <summary>Runs <paramref name="work"/> and takes everything back: what it read and answered is as if it had been done. Within an outer call, only its own part is taken back.</summary>
    public async Task<T> RehearseAsync<T>(Func<Task<T>> work, CancellationToken ct = default)
    {
        const string here = "rehearsal";
        if (db.Database.CurrentTransaction is { } outer)
        {
            await db.SaveChangesAsync(ct);
            var (changed, staged) = (db.SiteChanged, db.Staged.ToList());
            await outer.CreateSavepointAsync(here, ct);
            try
            {
                return await work();
            }
            finally
            {
                db.ChangeTracker.Clear();
                await outer.RollbackToSavepointAsync(here, CancellationToken.None);
                db.EndWork();
                db.SiteChanged = changed;
                foreach (var (name, document) in staged) db.Staged[name] = document;
            }
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        try
        {
            return await work();
        }
        finally
        {
            db.ChangeTracker.Clear();
            await transaction.RollbackAsync(CancellationToken.None);
            db.EndWork();
        }
    }

    public Task RunAsync(Func<Task> work, CancellationToken ct = default) => RunAsync(async () => { await work(); return true; }, ct);

    /// <summary>Until the unit of work ends, whoever holds the same <paramref name="key"/> waits. On SQLite every unit of work that writes waits for the others anyway.</summary>
    public async Task HoldAsync(string key, CancellationToken ct = default)
    {
        Leases.RequireWork(db);
        if (db.IsPostgres) await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({key}, 50))", ct);
    }

    internal static Task<long> GenerationAsync(SiteDb db, CancellationToken ct) => db.Set<SiteStateRow>().Select(x => x.Generation).SingleAsync(ct);
}
