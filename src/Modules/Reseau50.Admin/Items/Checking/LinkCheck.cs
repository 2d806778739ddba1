using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;
using Reseau50.Cms.Media;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;

namespace Reseau50.Admin.Items.Checking;

/// <summary>Whether an address of the site leads somewhere. Other sites are not asked: nobody there needs to know what is being written.</summary>
internal sealed class LinkCheck(AutorouteTable routes, MediaStore media, EndpointDataSource endpoints, ParameterPolicyFactory policies)
{
    private const string Files = "/media/";

    public async Task<bool> LeadsSomewhereAsync(string address, CancellationToken ct)
    {
        var path = Uri.UnescapeDataString(address.Split('?', '#')[0]);
        if (path is "/" or "") return true;
        if (path.StartsWith(Files, StringComparison.OrdinalIgnoreCase)) return await media.FindAsync(path[Files.Length..], ct) is not null;
        return await routes.FindAsync(path.Trim('/'), Viewer.System, ct) is not null || IsScreen(path);
    }

    // Pages that are no item: lists, calendars, feeds.
    private bool IsScreen(string path) => endpoints.Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.RoutePattern is { RawText: { Length: > 0 } raw } && !raw.Contains("**", StringComparison.Ordinal) && e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") != false)
        .Any(e => IsOn(e.RoutePattern, path));

    // The words of the address, and what each must be: « cette-date » is no year.
    private bool IsOn(RoutePattern pattern, string path)
    {
        var values = new RouteValueDictionary();
        return new TemplateMatcher(TemplateParser.Parse(pattern.RawText!), []).TryMatch(path, values)
            && pattern.ParameterPolicies.All(p => p.Value.All(rule => policies.Create(pattern.GetParameter(p.Key), rule) is not IRouteConstraint constraint || constraint.Match(null, null, p.Key, values, RouteDirection.IncomingRequest)));
    }
}
