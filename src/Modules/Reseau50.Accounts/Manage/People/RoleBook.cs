using Reseau50.Accounts.Manage.Roles;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Security;

namespace Reseau50.Accounts.Manage.People;

/// <summary>The roles people may be given, and what they permit together.</summary>
internal sealed class RoleBook(SiteDocuments documents)
{
    /// <summary>Roles that nobody is given: everybody has them.</summary>
    public static bool IsEverybodys(string name) => name is KernelPermissions.Anonymous or KernelPermissions.Authenticated;

    public async Task<IReadOnlyList<RoleRecord>> AllAsync(CancellationToken ct) => [.. (await documents.ReadAsync<RoleList>(ct)).Roles.Where(r => !IsEverybodys(r.Name)).OrderBy(r => r.Name, StringComparer.Ordinal)];

    /// <summary>What these roles permit.</summary>
    public static IReadOnlySet<string> PermissionsOf(IEnumerable<RoleRecord> roles, IReadOnlyCollection<string> names) => roles.Where(r => names.Contains(r.Name)).SelectMany(r => r.Permissions).ToHashSet();

    public static bool OwnsTheSite(RoleRecord role) => role.Permissions.Contains(KernelPermissions.SiteOwner);
}

/// <summary>Who may act upon whom: nobody upon somebody with rights they do not have themselves, nor gives such a right.</summary>
internal static class Authority
{
    public static bool Covers(this Viewer viewer, IEnumerable<string> permissions) => permissions.All(p => viewer.May(p) || PermissionGroups.Implies(viewer.Permissions, p));
}
