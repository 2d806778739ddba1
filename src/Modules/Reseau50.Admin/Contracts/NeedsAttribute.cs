using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Reseau50.Cms.Security;

namespace Reseau50.Admin.Contracts;

/// <summary>A screen, or an act of it, that one permission opens: who does not have it gets 403 before anything is read.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute(string permission) : Attribute, IAuthorizationFilter, IOrderedFilter
{
    public string Permission { get; } = permission;

    /// <summary>Another permission that opens it too.</summary>
    public string? Or { get; init; }

    /// <summary>After the gate, before the check of forms.</summary>
    public int Order => -999;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var viewer = context.HttpContext.RequestServices.GetRequiredService<CurrentViewer>().Value;
        if (!viewer.May(Permission) && (Or is null || !viewer.May(Or))) context.Result = new StatusCodeResult(403);
    }
}
