using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Reseau50.Cms.Security;

namespace Reseau50.Admin.Contracts;

/// <summary>Before anything else on every screen: a visitor signs in first, a member without the right is refused. Nothing of it is kept by anybody.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AdminGateAttribute : Attribute, IAuthorizationFilter, IOrderedFilter
{
    // Before the check of forms: a visitor whose session ended is asked to sign in, not told that the form is wrong.
    public int Order => -1000;

    public static bool LetsIn(Viewer viewer) => viewer.AccountId is not null && viewer.May("AccessAdminPanel");

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        http.Response.Headers.CacheControl = "no-cache, no-store";
        http.Response.Headers["X-Robots-Tag"] = "noindex";
        var viewer = http.RequestServices.GetRequiredService<CurrentViewer>().Value;
        if (viewer.AccountId is null)
        {
            var back = HttpMethods.IsGet(http.Request.Method) ? http.Request.Path + http.Request.QueryString : AdminController.Root;
            context.Result = new LocalRedirectResult("/connexion?retour=" + Uri.EscapeDataString(back));
        }
        else if (!LetsIn(viewer))
        {
            context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
        }
    }
}
