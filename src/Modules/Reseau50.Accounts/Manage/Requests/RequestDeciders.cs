using Microsoft.EntityFrameworkCore;
using Reseau50.Accounts.Joining;
using Reseau50.Accounts.Letters;
using Reseau50.Accounts.Membership;
using Reseau50.Accounts.People;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Security;

namespace Reseau50.Accounts.Manage.Requests;

/// <summary>
/// Who may answer a request, and the mail that tells them one waits: one for each request and each of them, once. Whoever may answer only because of <c>SiteOwner</c>, which gives
/// everything, is written to when there is nobody else.
/// </summary>
internal sealed class RequestDeciders(SiteDb db, SiteDocuments documents, Memberships memberships, AccountLetters letters)
{
    public async Task TellAsync(Account about, MembershipRequest request, CancellationToken ct)
    {
        var roles = (await documents.ReadAsync<RoleList>(ct)).Roles;
        var named = await WhoAsync(roles, AccountPermissions.Requests, ct);
        var networks = (await memberships.OfAsync(request, ct)).Select(b => b.Network.Id).ToHashSet();
        var told = new List<Account>();
        foreach (var account in named)
            if (Holds(account, roles, AccountPermissions.People) || (await memberships.OfAsync(account, ct)).Any(b => networks.Contains(b.Network.Id))) told.Add(account);
        foreach (var account in told.Count > 0 ? told : await WhoAsync(roles, KernelPermissions.SiteOwner, ct))
            await letters.SendOnceAsync(account, AccountTexts.ToRead, about.Id, ct, ("personne", about.DisplayName));
    }

    private async Task<List<Account>> WhoAsync(List<RoleRecord> roles, string permission, CancellationToken ct)
    {
        var names = roles.Where(r => r.Permissions.Contains(permission)).Select(r => r.Name).ToList();
        return await db.Set<Account>().AsNoTracking().AsSingleQuery().Include(a => a.Roles).Include(a => a.NetworkChoices)
            .Where(a => a.IsEnabled && a.EmailConfirmed && a.ApprovedUtc != null && a.Roles.Any(r => names.Contains(r.Role))).OrderBy(a => a.Id).ToListAsync(ct);
    }

    private static bool Holds(Account account, List<RoleRecord> roles, string permission) =>
        roles.Any(r => (r.Permissions.Contains(permission) || r.Permissions.Contains(KernelPermissions.SiteOwner)) && account.Roles.Any(a => a.Role == r.Name));
}
