using Microsoft.AspNetCore.Http;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Settings;

namespace Reseau50.Cms.Site;

/// <summary>
/// The address that links of messages begin with: the setting <c>BaseUrl</c>. While it is empty, only a request to this very machine may stand in for it: the host a request
/// names is whatever its sender wrote, and a link to choose a password must not lead elsewhere.
/// </summary>
public sealed class PublicAddress(SiteDocuments documents, IHttpContextAccessor? http = null)
{
    /// <summary>Without a trailing slash.</summary>
    public async Task<string> ReadAsync(CancellationToken ct = default) => await FindAsync(ct)
        ?? throw new InvalidOperationException("L’adresse publique du site (BaseUrl) n’est pas réglée : sans elle, aucun courriel ne peut porter de lien. Donnez-la dans les réglages.");

    /// <summary>The same, or null while nothing can stand for it: for what matters more than the mail about it.</summary>
    public async Task<string?> FindAsync(CancellationToken ct = default)
    {
        var settings = await documents.ReadAsync<SiteSettings>(ct);
        if (!string.IsNullOrWhiteSpace(settings.BaseUrl)) return settings.BaseUrl.TrimEnd('/');
        return http?.HttpContext?.Request is { } request && Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out var here) && here.IsLoopback ? SiteAddress.Of(settings, request) : null;
    }
}
