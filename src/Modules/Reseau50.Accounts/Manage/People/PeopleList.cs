using Microsoft.EntityFrameworkCore;
using Reseau50.Accounts.Membership;
using Reseau50.Accounts.People;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;

namespace Reseau50.Accounts.Manage.People;

/// <summary>What the list of accounts is asked; the words are those of its address.</summary>
internal sealed record PeopleFilter(string? Q = null, string? Role = null, string? Reseau = null, string? Etat = null, int Page = 1)
{
    public const string Open = "ouvert", Suspended = "suspendu";

    public static readonly IReadOnlyList<(string Value, string Text)> States = [(Open, "Ouverts"), (Suspended, "Suspendus")];
}

/// <summary>An account of the list.</summary>
internal sealed record PersonLine(string Id, string Name, string Email, bool IsOpen, DateTime? LastSignInUtc, IReadOnlyList<string> Roles);

/// <summary>Members' accounts, by name. Whatever the number of them: one query, one more when there is no network to choose, one more for the roles.</summary>
internal sealed class PeopleList(SiteDb db, Memberships memberships)
{
    public async Task<(IReadOnlyList<PersonLine> Lines, int Total)> PageAsync(PeopleFilter filter, int size, CancellationToken ct)
    {
        var sorted = Found(filter).OrderBy(a => a.DisplayName).ThenBy(a => a.Id);
        if (filter.Reseau is not { Length: > 0 } network) return (await LinesAsync(sorted.Skip((filter.Page - 1) * size).Take(size), ct), await sorted.TotalAsync(ct));
        // Networks are worked out, not stored: the rules are read in memory.
        var ids = new List<string>();
        foreach (var account in await sorted.AsSingleQuery().Include(a => a.NetworkChoices).ToListAsync(ct))
            if ((await memberships.OfAsync(account, ct)).Any(b => b.Network.Id == network)) ids.Add(account.Id);
        var page = ids.Skip((filter.Page - 1) * size).Take(size).ToList();
        return (await LinesAsync(db.Set<Account>().AsNoTracking().Where(a => page.Contains(a.Id)).OrderBy(a => a.DisplayName).ThenBy(a => a.Id), ct), ids.Count);
    }

    private IQueryable<Account> Found(PeopleFilter filter)
    {
        var found = db.Set<Account>().AsNoTracking().Where(a => a.ApprovedUtc != null);
        if (filter.Etat == PeopleFilter.Open) found = found.Where(a => a.IsEnabled);
        if (filter.Etat == PeopleFilter.Suspended) found = found.Where(a => !a.IsEnabled);
        if (filter.Role is { Length: > 0 } role) found = found.Where(a => a.Roles.Any(r => r.Role == role));
        if (filter.Q?.Trim() is not { Length: > 0 } words) return found;
        var (lower, upper) = (words.ToLowerInvariant(), words.ToUpperInvariant());
        // SQLite folds only plain letters: what was typed is tried too.
#pragma warning disable CA1304, CA1311, CA1862 // The database folds, not the culture of this process.
        return found.Where(a => a.DisplayName.ToLower().Contains(lower) || a.DisplayName.Contains(words) || a.NormalizedEmail!.Contains(upper));
#pragma warning restore CA1304, CA1311, CA1862
    }

    private static async Task<IReadOnlyList<PersonLine>> LinesAsync(IQueryable<Account> accounts, CancellationToken ct) =>
        [.. (await accounts.AsSplitQuery().Select(a => new { a.Id, a.DisplayName, a.Email, a.IsEnabled, a.LastSignInUtc, Roles = a.Roles.Select(r => r.Role).ToList() }).ToListAsync(ct))
            .Select(a => new PersonLine(a.Id, a.DisplayName, a.Email!, a.IsEnabled, a.LastSignInUtc, [.. a.Roles.Order(StringComparer.Ordinal)]))];
}
