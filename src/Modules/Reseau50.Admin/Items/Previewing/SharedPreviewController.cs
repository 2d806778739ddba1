using Microsoft.AspNetCore.Mvc;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;
using Reseau50.Cms.Text;

namespace Reseau50.Admin.Items.Previewing;

/// <summary>What somebody reads who was given a link: the draft, and of the rest what every visitor sees.</summary>
internal sealed class SharedPreviewController(ContentReader reader, PreviewLinks links, PreviewPage preview, CurrentViewer viewer, SiteTime time) : Controller
{
    public const string Path = "/apercu/";

    [HttpGet(Path + "{link}")]
    public async Task<IActionResult> Show(string link, CancellationToken ct)
    {
        Response.Headers.CacheControl = "no-cache, no-store";
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Response.Headers["X-Robots-Tag"] = "noindex";
        if (await links.FindAsync(link, ct) is not { } known || await reader.LatestAsync(known.ContentItemId, ct) is not { } item) return NotFound();
        viewer.Value = Viewer.Visitor;
        var notice = $"Aperçu : cette page n’est pas publiée. Ce lien s’éteint le {FrenchDate.Moment(time.ToLocal(known.ExpiresUtc))}.";
        return await preview.HtmlAsync(item, open: true, Viewer.Visitor, notice, ControllerContext, ct) is { } html ? Content(html, "text/html; charset=utf-8") : NotFound();
    }
}
