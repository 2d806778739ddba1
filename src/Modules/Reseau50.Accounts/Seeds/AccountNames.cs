using Microsoft.EntityFrameworkCore;
using Reseau50.Accounts.Contracts;
using Reseau50.Accounts.People;
using Reseau50.Cms.Data;

namespace Reseau50.Accounts.Seeds;

internal sealed class AccountNames(SiteDb db) : IAccountNames
{
    public async Task<IReadOnlyList<(string Name, string Email)>> AllAsync(CancellationToken ct) =>
        [.. (await db.Set<Account>().OrderBy(a => a.Email).Select(a => new { a.DisplayName, a.Email }).ToListAsync(ct)).Select(a => (a.DisplayName, a.Email!))];
}
