using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Features;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Settings;
using Reseau50.Cms.Text;

namespace Reseau50.Cms.Site;

/// <summary>Shows whatever item lives at an address: after every route that modules define.</summary>
[OutputCache(PolicyName = PublicPages.Policy)]
public sealed class ItemController(
    AutorouteTable routes, ContentReader reader, SiteDocuments documents, CurrentViewer viewer, TemplateTable templates, CurrentTheme theme, EnabledFeatures features, IServiceProvider services) : Controller
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
        var page = services.GetKeyedService<IContentPage>(item.ContentType);
        var type = (await reader.DefinitionsAsync(ct)).Type(item.ContentType);
        if (page is not null && !await features.HasAsync(page.GetType(), ct)) return NotFound();
        var view = page is not null ? await page.BuildAsync(item, containedId, viewer.Value, ct)
            : type is null || containedId is not null ? null
            : new PageView("Content-" + item.ContentType, new ItemView(item, type, DisplayTypes.Detail), new PageHead(item.DisplayText, Summary(item)));
        if (view is null) return NotFound();
        ViewData[PageHead.Key] = view.Head with { Canonical = view.Head.Canonical ?? address };
        var path = templates.Find(await theme.NameAsync(), view.Template, "Content") ?? throw new InvalidOperationException($"No template « {view.Template} ».");
        return View(path, view.Model);
    }

    private static string Summary(ContentItem item)
    {
        var text = MarkdownText.ToPlainText(item.Part<MarkdownBodyPart>().Markdown ?? "");
        return text.Length == 0 ? item.DisplayText : text.Length <= 160 ? text : text[..text.LastIndexOf(' ', 157)] + "…";
    }
}
