using Microsoft.EntityFrameworkCore;
using Reseau50.Accounts.People;
using Reseau50.Admin.Contracts;
using Reseau50.Cms.Data;

namespace Reseau50.Accounts.Access;

/// <summary>The names of accounts, for the journal.</summary>
internal sealed class ActorNames(SiteDb db) : IActorNames
{
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(IReadOnlyCollection<string> ids, CancellationToken ct) =>
        await db.Set<Account>().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, ct);

    public async Task<IReadOnlyList<string>> FindAsync(string words, CancellationToken ct)
    {
        var folded = words.ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // The database folds, not the culture of this process.
        return await db.Set<Account>().Where(a => a.DisplayName.ToLower().Contains(folded) || a.DisplayName.Contains(words)).OrderBy(a => a.Id).Take(100).Select(a => a.Id).ToListAsync(ct);
#pragma warning restore CA1304, CA1311, CA1862
    }
}
