using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Contracts;
using Reseau50.Admin.Items.Listing;
using Reseau50.Cms.Content;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Security;
using Reseau50.Cms.Settings;
using Reseau50.Cms.Site;

namespace Reseau50.Admin.Items.Previewing;

/// <summary>A draft in the site's own pages, at three widths, and links for those who proofread.</summary>
internal sealed class PreviewController(ContentReader reader, PreviewPage preview, PreviewLinks links, SiteDocuments documents, CurrentViewer viewer) : AdminController
{
    private const string Path = ItemsController.Path + "/{id}/apercu";

    /// <summary>Pixels, as the address and the choice have them.</summary>
    public static readonly IReadOnlyList<(int Width, string Words)> Widths = [(390, "Téléphone"), (820, "Tablette"), (1280, "Ordinateur")];

    public static string PathOf(string id) => $"{ItemsController.Path}/{id}/apercu";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(string id, int largeur, CancellationToken ct)
    {
        if (await reader.LatestAsync(id, ct) is not { } item) return NotFound();
        if (!viewer.Value.May(ItemAct.Preview, item)) return Refused();
        HttpContext.Features.Set(new Framing(Frames: true));
        var width = Widths.FirstOrDefault(w => w.Width == largeur, Widths[0]).Width;
        var view = new PreviewView(item, width, await links.OfAsync(id, ct), SiteAddress.Of(await documents.ReadAsync<SiteSettings>(ct), Request), viewer.Value.May(ItemAct.Edit, item));
        return Screen("Preview", view, "Aperçu", new Crumb("Contenus", ItemsController.Path), new Crumb(item.DisplayText, ItemsController.Path + "/" + id));
    }

    /// <summary>What the frame holds.</summary>
    [HttpGet(Path + "/page")]
    public async Task<IActionResult> Page(string id, CancellationToken ct)
    {
        if (await reader.LatestAsync(id, ct) is not { } item) return NotFound();
        if (!viewer.Value.May(ItemAct.Preview, item)) return Refused();
        HttpContext.Features.Set(new Framing(Framed: true));
        var html = await preview.HtmlAsync(item, open: false, viewer.Value, "Aperçu : cette page n’est pas publiée.", ControllerContext, ct);
        return html is null ? Screen("PreviewNone", item, "Aperçu") : Content(html, "text/html; charset=utf-8");
    }

    [HttpPost(Path + "/liens")]
    public async Task<IActionResult> Share(string id, int jours, CancellationToken ct)
    {
        if (await reader.LatestAsync(id, ct) is not { } item) return NotFound();
        if (!viewer.Value.May(ItemAct.Edit, item)) return Refused();
        if (!PreviewLinks.Lives.Contains(jours)) return Then(PathOf(id), "Choisissez une durée parmi celles qui sont proposées.");
        await links.MakeAsync(item, jours, ct);
        return Then(PathOf(id), "Le lien est prêt : copiez-le et envoyez-le à qui doit relire.");
    }

    [HttpPost(Path + "/liens/{lien}/retirer")]
    public async Task<IActionResult> Withdraw(string id, string lien, CancellationToken ct)
    {
        if (await reader.LatestAsync(id, ct) is not { } item) return NotFound();
        if (!viewer.Value.May(ItemAct.Edit, item)) return Refused();
        await links.WithdrawAsync(item, lien, ct);
        return Then(PathOf(id), "Le lien est retiré : il ne mène plus nulle part.");
    }
}

/// <summary>What the screen shows.</summary>
internal sealed record PreviewView(ContentItem Item, int Width, IReadOnlyList<PreviewLink> Links, string Origin, bool MayShare);
