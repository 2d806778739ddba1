using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using Reseau50.Networks.Contracts;

namespace Reseau50.Networks.News;

/// <summary>A piece of news, as lists and its page show it.</summary>
internal sealed record NewsLine(ContentItem Item, IReadOnlyList<Reseau> Networks, DateTime Date)
{
    public string Path => "/" + Item.Part<AutoroutePart>().Path;
    public string Summary => Item.Field<TextField>("Actualite", "Chapo").Text ?? "";
    public string? Author => Item.Field<TextField>("Actualite", "Auteur").Text;
    public string? Theme => Item.Field<TaxonomyField>("Actualite", "Themes").TermContentItemIds.FirstOrDefault();
}

/// <summary>Builds lines from items.</summary>
internal static class NewsLines
{
    public static async Task<NewsLine> LineAsync(this ReseauTable networks, ContentItem item, SiteTime time, Viewer viewer, CancellationToken ct) =>
        new(item, await networks.OfAsync(item, viewer, ct), time.ToLocal(item.PublishedUtc ?? item.CreatedUtc ?? time.UtcNow));
}

/// <summary>One piece of news.</summary>
internal sealed class NewsPage(ReseauTable networks, SiteTime time) : IContentPage
{
    public string ContentType => "Actualite";

    public async Task<PageView?> BuildAsync(ContentItem item, string? containedId, Viewer viewer, CancellationToken ct)
    {
        var line = await networks.LineAsync(item, time, viewer, ct);
        return new PageView("NewsItem", line, new PageHead(item.DisplayText, line.Summary)
        {
            Kind = "article",
            Section = "/actualites",
            Crumbs = [new Crumb("Actualités", "/actualites")],
            Feed = NewsController.Feed,
        });
    }
}
