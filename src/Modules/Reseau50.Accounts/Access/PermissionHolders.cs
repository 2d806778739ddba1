using Microsoft.EntityFrameworkCore;
using Reseau50.Accounts.People;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Security;

namespace Reseau50.Accounts.Access;

/// <inheritdoc cref="IPermissionHolders"/>
internal sealed class PermissionHolders(SiteDb db, SiteDocuments documents) : IPermissionHolders
{
    public async Task<IReadOnlyList<PermissionHolder>> OfAsync(string permission, CancellationToken ct = default)
    {
        var roles = (await documents.ReadAsync<RoleList>(ct)).Roles.Where(r => r.Permissions.Contains(permission)).Select(r => r.Name).ToArray();
        return await db.Set<Account>().AsNoTracking().Where(a => a.IsEnabled && a.EmailConfirmed && a.ApprovedUtc != null && a.Email != null && a.Roles.Any(r => roles.Contains(r.Role)))
            .OrderBy(a => a.Id).Select(a => new PermissionHolder(a.Id, a.DisplayName, a.Email!)).ToListAsync(ct);
    }
}
