using Reseau50.Cms.Content;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using Reseau50.Networks.Contracts;

namespace Reseau50.Networks.Hub;

/// <summary>A network's page: what it is, then its dates, workshops, write-ups, tools and news by widget, then who to ask.</summary>
internal sealed class HubPage(TermTable terms) : IContentPage
{
    private const string Territories = "tax-territoires";

    public string ContentType => "Reseau";

    public async Task<PageView?> BuildAsync(ContentItem item, string? containedId, Viewer viewer, CancellationToken ct)
    {
        var referents = new List<Referent>();
        foreach (var referent in item.Part<BagPart>("Referents").Items)
        {
            var territory = await terms.FindAsync(Territories, referent.Field<TaxonomyField>("Referent", "Territoire").TermContentItemIds.FirstOrDefault(), ct);
            referents.Add(new Referent(referent.Field<TextField>("Referent", "Role").Text ?? referent.DisplayText, territory?.Name, territory?.Path is { } path ? "/" + path : null));
        }
        var network = Reseau.From(item);
        return new PageView("Hub", new HubView(item, network, referents), new PageHead($"{network.Label} : {item.DisplayText}", item.Field<TextField>("Reseau", "Chapo").Text ?? item.DisplayText)
        {
            Kind = "hub",
            Section = network.Path,
            Feed = new FeedLink($"Agenda {network.Sigle}", network.Path + "/agenda.ics", "text/calendar"),
            MoreFeeds = [new FeedLink($"Réseau {network.Sigle}", network.Path + ".atom", AtomFeed.MediaType)],
        });
    }
}

/// <summary>What the hub shows.</summary>
internal sealed record HubView(ContentItem Item, Reseau Network, IReadOnlyList<Referent> Referents);

/// <summary>Whom to ask on a territory: a role, never a name.</summary>
internal sealed record Referent(string Role, string? Territory, string? Path);
