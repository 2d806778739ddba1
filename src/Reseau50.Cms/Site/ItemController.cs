using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Reseau50.Cms.Content;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Settings;

namespace Reseau50.Cms.Site;

/// <summary>Shows whatever item lives at an address: after every route that modules define.</summary>
[OutputCache(PolicyName = PublicPages.Policy)]
public sealed class ItemController(
    AutorouteTable routes, ContentReader reader, SiteDocuments documents, CurrentViewer viewer, ItemPages pages) : Controller
{
    [HttpGet("/")]
    public async Task<IActionResult> Home(CancellationToken ct)
    {
        var id = (await documents.ReadAsync<SiteSettings>(ct)).HomeContentItemId;
        var item = id is null ? null : await reader.PublishedAsync(id, viewer.Value, ct);
        return item is null ? NotFound() : await ShowAsync(item, null, "/", ct);
    }

    [HttpGet("/{**path}", Order = 1000)]
    public async Task<IActionResult> Display(string path, CancellationToken ct)
    {
        if (await routes.FindAsync(path, viewer.Value, ct) is not var (item, containedId)) return NotFound();
        var home = (await documents.ReadAsync<SiteSettings>(ct)).HomeContentItemId;
        if (item.ContentItemId == home) return RedirectPermanent("/");
        // One address for one page: capitals and a trailing slash lead to it.
        return path != path.ToLowerInvariant().Trim('/') ? RedirectPermanent("/" + path.ToLowerInvariant().Trim('/') + Request.QueryString) : await ShowAsync(item, containedId, "/" + path, ct);
    }

    private async Task<IActionResult> ShowAsync(ContentItem item, string? containedId, string address, CancellationToken ct)
    {
        if (await pages.OfAsync(item, containedId, viewer.Value, ct) is not { } page) return NotFound();
        if (page.View.Head.Live && HttpContext.Features.Get<IOutputCacheFeature>() is { } cache) cache.Context.AllowCacheStorage = false;
        ViewData[PageHead.Key] = page.View.Head with { Canonical = page.View.Head.Canonical ?? address };
        return View(page.Path, page.View.Model);
    }
}
