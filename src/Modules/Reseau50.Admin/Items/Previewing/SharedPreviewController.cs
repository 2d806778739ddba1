using Microsoft.AspNetCore.Mvc;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Media;
using Reseau50.Cms.Security;
using Reseau50.Cms.Text;

namespace Reseau50.Admin.Items.Previewing;

/// <summary>What somebody reads who was given a link: the draft and its files, and of the rest what every visitor sees.</summary>
internal sealed class SharedPreviewController(ContentReader reader, PreviewLinks links, PreviewPage preview, MediaStore files, MediaDelivery delivery, CurrentViewer viewer, SiteTime time) : Controller
{
    public const string Path = "/apercu/";

    [HttpGet(Path + "{link}")]
    public async Task<IActionResult> Show(string link, CancellationToken ct)
    {
        if (await FindAsync(link, ct) is not ({ } known, { } item)) return NotFound();
        viewer.Value = Viewer.Visitor;
        var notice = $"Aperçu : cette page n’est pas publiée. Ce lien s’éteint le {FrenchDate.Moment(time.ToLocal(known.ExpiresUtc))}.";
        return await preview.HtmlAsync(item, open: true, Viewer.Visitor, notice, ControllerContext, ct) is { } html ? Content(SharedFiles.Point(html, item, Path + link), "text/html; charset=utf-8") : NotFound();
    }

    /// <summary>A file of the draft. One that must not be on the site is in no preview either.</summary>
    [HttpGet(Path + "{link}/media/{**path}")]
    public async Task<IActionResult> File(string link, string? path, MediaAsk ask, CancellationToken ct)
    {
        if (path is null || await FindAsync(link, ct) is not (_, { } item) || await files.FindShownAsync(path, ct) is not { } file || !SharedFiles.Has(item, file.Path)) return NotFound();
        return delivery.Of(file, ask, Response) is ({ } result, _) ? result : NotFound();
    }

    private async Task<(PreviewLink Link, ContentItem Item)?> FindAsync(string link, CancellationToken ct)
    {
        Response.Headers.CacheControl = "no-cache, no-store";
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Response.Headers["X-Robots-Tag"] = "noindex";
        return await links.FindAsync(link, ct) is { } known && await reader.LatestAsync(known.ContentItemId, ct) is { } item ? (known, item) : null;
    }
}
