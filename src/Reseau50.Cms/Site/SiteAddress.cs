using Microsoft.AspNetCore.Http;
using Reseau50.Cms.Settings;

namespace Reseau50.Cms.Site;

/// <summary>The site's public address, without a trailing slash: the setting <c>BaseUrl</c>, or the request's own host while it is empty.</summary>
public static class SiteAddress
{
    public static string Of(SiteSettings settings, HttpRequest request) =>
        string.IsNullOrWhiteSpace(settings.BaseUrl) ? $"{request.Scheme}://{request.Host}" : settings.BaseUrl.TrimEnd('/');
}
