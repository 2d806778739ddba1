using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;

namespace Reseau50.Cms.Security;

/// <summary>Takes somebody out of the site: every module, in one unit of work.</summary>
public sealed class PersonalErasure(SiteDb db, IEnumerable<IPersonalData> keepers)
{
    public async Task EraseAsync(PersonalSubject who, CancellationToken ct)
    {
        Leases.RequireWork(db);
        await db.SaveChangesAsync(ct);
        foreach (var keeper in keepers) await keeper.EraseAsync(who, ct);
        // Pages already made bear the name.
        db.SiteChanged = true;
    }

    /// <summary>After the unit of work: what SQLite keeps of older pages beside its file goes too. Somebody who reads at this instant puts it off to the next closure or stop.</summary>
    public Task ForgetTracesAsync(CancellationToken ct) => db.IsPostgres ? Task.CompletedTask : db.Database.ExecuteSqlRawAsync("pragma wal_checkpoint(truncate)", ct);
}
