using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using Reseau50.Networks.Contracts;

namespace Reseau50.Networks.Pages;

/// <summary>A page of text and widgets.</summary>
internal sealed class PlainPage : IContentPage
{
    public string ContentType => "Page";

    public Task<PageView?> BuildAsync(ContentItem item, string? containedId, Viewer viewer, CancellationToken ct) =>
        Task.FromResult<PageView?>(new PageView("PlainPage", item, new PageHead(item.DisplayText, item.Field<TextField>("Page", "Chapo").Text ?? item.DisplayText) { Kind = "article" }));
}

/// <summary>A paragraph between other widgets.</summary>
internal sealed class ParagraphWidget : IWidget
{
    public string ContentType => "Paragraphe";

    public Task<Shape?> BuildAsync(ContentItem widget, Viewer viewer, CancellationToken ct) =>
        Task.FromResult(widget.Field<MarkdownField>(ContentType, "Texte").Markdown is { Length: > 0 } text ? new Shape("Paragraph", text) : null);
}

/// <summary>Who publishes and hosts the site, from the settings.</summary>
internal sealed class LegalIdentityWidget(SiteIdentity identity) : IWidget
{
    public string ContentType => "IdentiteLegale";

    public async Task<Shape?> BuildAsync(ContentItem widget, Viewer viewer, CancellationToken ct) =>
        new("LegalIdentity", new LegalIdentity(widget.Field<TextField>(ContentType, "Titre").Text ?? "Éditeur du site", await identity.ReadAsync(ct)));
}

/// <summary>What the widget shows.</summary>
internal sealed record LegalIdentity(string Title, SiteIdentity.Identity Identity);

/// <summary>Every page, under the list it belongs to.</summary>
internal sealed class SiteMapWidget(SitePages pages) : IWidget
{
    public string ContentType => "PlanDuSite";

    public async Task<Shape?> BuildAsync(ContentItem widget, Viewer viewer, CancellationToken ct) => new("SiteMap", await pages.AllAsync(viewer, ct));
}
