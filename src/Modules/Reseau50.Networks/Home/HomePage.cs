using Reseau50.Cms.Content;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using Reseau50.Networks.Contracts;

namespace Reseau50.Networks.Home;

/// <summary>The home page: a promise, two ways in, and the widgets that the recipe placed.</summary>
internal sealed class HomePage : IContentPage
{
    public string ContentType => "Accueil";

    public Task<PageView?> BuildAsync(ContentItem item, string? containedId, Viewer viewer, CancellationToken ct) => Task.FromResult<PageView?>(
        new PageView("Home", item, new PageHead(item.DisplayText, item.Field<TextField>("Accueil", "Chapo").Text ?? item.DisplayText) { Kind = "home", Section = "/" }));
}

/// <summary>The networks, each with a visible way in.</summary>
internal sealed class NetworkCardsWidget(ReseauTable networks) : Cms.Display.IWidget
{
    public string ContentType => "ListeReseaux";

    public async Task<Cms.Display.Shape?> BuildAsync(ContentItem widget, Viewer viewer, CancellationToken ct)
    {
        var all = await networks.AllAsync(viewer, ct);
        return all.Count == 0 ? null : new Cms.Display.Shape("NetworkCards", new NetworkCards(widget.Field<TextField>(ContentType, "Titre").Text ?? "Les réseaux", all));
    }
}

/// <summary>What the cards show.</summary>
internal sealed record NetworkCards(string Title, IReadOnlyList<Reseau> Networks);
