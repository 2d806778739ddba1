using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Reseau50.Admin.Media.Library;

namespace Reseau50.Admin.Contracts;

/// <summary>A form that brings files: more than the server takes of others, and beyond it a refusal that says so before anything is read.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class TakesFilesAttribute : Attribute, IAuthorizationFilter, IOrderedFilter
{
    /// <summary>Five files of the largest size, and the rest of a form.</summary>
    public const long Most = 260_000_000;

    // After the gate and the permission, before the check of forms reads the body.
    public int Order => -998;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        if (http.Request.ContentLength > Most)
        {
            context.Result = new LocalRedirectResult(LibraryController.Path + "?trop=1");
            return;
        }
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = Most;
        if (http.Features.Get<IFormFeature>()?.Form is null) http.Features.Set<IFormFeature>(new FormFeature(http.Request, new FormOptions { MultipartBodyLengthLimit = Most }));
    }
}
