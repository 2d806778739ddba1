using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Reseau50.Cms.Security;

namespace Reseau50.Admin.Contracts;

/// <summary>A screen, or an act of it, that any of these permissions opens: who has none gets 403 before anything is read.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute(string permission, params string[] others) : Attribute, IAuthorizationFilter, IOrderedFilter
{
    public string Permission { get; } = permission;

    /// <summary>After the gate, before the check of forms.</summary>
    public int Order => -999;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var viewer = context.HttpContext.RequestServices.GetRequiredService<CurrentViewer>().Value;
        if (!viewer.May(Permission) && !others.Any(viewer.May)) context.Result = new StatusCodeResult(403);
    }
}
