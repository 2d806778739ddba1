using Microsoft.EntityFrameworkCore;
using Reseau50.Accounts.People;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Security;

namespace Reseau50.Accounts.Access;

/// <inheritdoc cref="ISitePeople"/>
internal sealed class SitePeople(SiteDb db, SiteDocuments documents, AccountViewer viewers) : ISitePeople
{
    public async Task<IReadOnlyList<SitePerson>> WithAnyAsync(IReadOnlyCollection<string> permissions, CancellationToken ct = default)
    {
        var roles = await RolesAsync(permissions, ct);
        var ids = await db.Set<Account>().Where(a => a.Roles.Any(r => roles.Contains(r.Role))).OrderBy(a => a.Id).Select(a => a.Id).ToListAsync(ct);
        var people = new List<SitePerson>();
        foreach (var id in ids)
            if (await FindAsync(id, ct) is { } person && (person.Viewer.Permissions.Contains(KernelPermissions.SiteOwner) || person.Viewer.Permissions.Overlaps(permissions))) people.Add(person);
        return people;
    }

    public async Task<IReadOnlyList<NamedPerson>> NamesWithAnyAsync(IReadOnlyCollection<string> permissions, CancellationToken ct = default)
    {
        var roles = await RolesAsync(permissions, ct);
        return await db.Set<Account>().Where(a => a.IsEnabled && a.EmailConfirmed && a.ApprovedUtc != null && a.Roles.Any(r => roles.Contains(r.Role)))
            .OrderBy(a => a.DisplayName).ThenBy(a => a.Id).Select(a => new NamedPerson(a.Id, a.DisplayName)).ToListAsync(ct);
    }

    private async Task<string[]> RolesAsync(IReadOnlyCollection<string> permissions, CancellationToken ct) =>
        [.. (await documents.ReadAsync<RoleList>(ct)).Roles.Where(r => r.Permissions.Contains(KernelPermissions.SiteOwner) || r.Permissions.Intersect(permissions).Any()).Select(r => r.Name)];

    public async Task<SitePerson?> FindAsync(string accountId, CancellationToken ct = default) =>
        await db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == accountId && a.EmailConfirmed, ct) is { Email: { } email } && await viewers.OfAsync(accountId, ct, isThere: false) is { } viewer ? new SitePerson(viewer, email) : null;
}
