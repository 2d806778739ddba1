using Microsoft.AspNetCore.Http;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Settings;
using Reseau50.Cms.Site;
using Reseau50.Contact.Messages;

namespace Reseau50.Contact.Reporting;

/// <summary>The page a notice is about: an address of this site, and the item it shows.</summary>
internal sealed class ReportedPages(SiteDocuments documents, AutorouteTable routes)
{
    public const int Longest = 500;

    /// <summary>A path of this site, whether its whole address was typed or not; null when it leads elsewhere.</summary>
    public async Task<string?> AddressOfAsync(string? typed, HttpRequest request, CancellationToken ct) =>
        AddressOf(typed, SiteAddress.Of(await documents.ReadAsync<SiteSettings>(ct), request), $"{request.Scheme}://{request.Host}");

    internal static string? AddressOf(string? typed, params string[] hosts)
    {
        var words = typed?.Trim() ?? "";
        if (words.Length is 0 or > Longest || words.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c == '\\')) return null;
        if (words.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || words.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            return Uri.TryCreate(words, UriKind.Absolute, out var uri) && hosts.Any(h => Uri.TryCreate(h, UriKind.Absolute, out var host) && host.Authority.Equals(uri.Authority, StringComparison.OrdinalIgnoreCase)) ? Path(uri) : null;
        return words[0] == '/' && !words.StartsWith("//", StringComparison.Ordinal) && Uri.TryCreate(hosts[0] + words, UriKind.Absolute, out var here) && Uri.TryCreate(hosts[0], UriKind.Absolute, out var site) && here.Authority == site.Authority ? Path(here) : null;
    }

    /// <summary>Notes the item the page shows now, and whose it is: after a decision its address may show nothing.</summary>
    public async Task NoteItemAsync(ContactMessage message, CancellationToken ct)
    {
        var path = message.Page!.Split('?', '#')[0];
        if (await routes.FindAsync(Uri.UnescapeDataString(path), Viewer.System, ct) is not (var item, null)) return;
        message.ContentItemId = item.ContentItemId;
        message.ContentOwner = item.Owner is { Length: > 0 and <= 100 } owner ? owner : null;
    }

    // A path that begins with two slashes would be read as another site.
    private static string? Path(Uri uri) => uri.PathAndQuery.StartsWith("//", StringComparison.Ordinal) || (uri.PathAndQuery + uri.Fragment).Length > 2 * Longest ? null : uri.PathAndQuery + uri.Fragment;
}
