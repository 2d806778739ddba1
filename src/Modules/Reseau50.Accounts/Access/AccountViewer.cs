using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Reseau50.Accounts.Membership;
using Reseau50.Accounts.People;
using Reseau50.Accounts.SecondFactor;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Security;

namespace Reseau50.Accounts.Access;

/// <summary>Makes the request's <see cref="Viewer"/> out of the account as it is now: a role taken away is gone at the next request.</summary>
internal sealed class AccountViewer(SiteDb db, SiteDocuments documents, SecondFactorRule secondFactor, Memberships memberships)
{
    /// <summary>Who the account is for the site, or null when it is closed or gone. Only somebody who <paramref name="isThere"/> is asked for a second step from now on.</summary>
    public async Task<Viewer?> OfAsync(string accountId, CancellationToken ct, bool isThere = true)
    {
        var account = await db.Set<Account>().AsNoTracking().AsSingleQuery().Include(a => a.Roles).Include(a => a.NetworkChoices).FirstOrDefaultAsync(a => a.Id == accountId && a.IsEnabled && a.ApprovedUtc != null, ct);
        if (account is null) return null;
        var names = account.Roles.Select(r => r.Role).Order(StringComparer.Ordinal).ToList();
        var roles = (await documents.ReadAsync<RoleList>(ct)).Roles.Where(r => names.Contains(r.Name) || r.Name is KernelPermissions.Authenticated or KernelPermissions.Anonymous);
        var permissions = roles.SelectMany(r => r.Permissions).ToHashSet();
        var due = await secondFactor.DueAsync(account, permissions, isThere, ct);
        if (secondFactor.IsOver(due)) (names, permissions) = ([], []);
        return new Viewer([Viewer.Member, .. await memberships.AudiencesAsync(account, ct), .. names.Select(n => "role:" + n)], SeesEverything: permissions.Contains("EditContent") || permissions.Contains(KernelPermissions.SiteOwner))
        {
            AccountId = account.Id,
            Name = account.DisplayName,
            Permissions = permissions,
            SecondStepDueUtc = due,
        };
    }

    /// <summary>Sets who looks and who acts, before the page cache is asked.</summary>
    public static async Task GateAsync(HttpContext context, RequestDelegate next)
    {
        if (context.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } id)
        {
            var viewer = await context.RequestServices.GetRequiredService<AccountViewer>().OfAsync(id, context.RequestAborted);
            if (viewer is null) context.User = new ClaimsPrincipal(new ClaimsIdentity());
            else context.RequestServices.GetRequiredService<CurrentViewer>().Value = viewer;
            if (viewer is not null)
            {
                context.RequestServices.GetRequiredService<AuditTrail>().Actor = viewer.AccountId!;
                if (await context.RequestServices.GetRequiredService<Impersonation.Impersonation>().GateAsync(context, viewer)) return;
            }
        }
        if (HttpMethods.IsPost(context.Request.Method) && await context.RequestServices.GetRequiredService<LostForms.LostForms>().KeepAsync(context)) return;
        if (HttpMethods.IsGet(context.Request.Method) && context.Request.Path.StartsWithSegments("/admin")
            && context.RequestServices.GetRequiredService<CurrentViewer>().Value is { SecondStepDueUtc: { } due } && context.RequestServices.GetRequiredService<SecondFactorRule>().IsOver(due))
        {
            context.Response.Redirect(SecondFactorController.Path);
            return;
        }
        await next(context);
    }
}
