using Reseau50.Agenda.Contracts;
using Reseau50.Cms.Content;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using Reseau50.Library.Contracts;
using Reseau50.Networks.Contracts;
using Reseau50.Territories.Dashboard;
using Reseau50.Territories.Directory;
using Reseau50.Workshops.Contracts;

namespace Reseau50.Territories.Places;

/// <summary>The list of EPCI, and the page of each: who lives there, who welcomes, what comes. Other taxonomies have no page of their own.</summary>
internal sealed class TerritoryPage(TermTable terms, StructureTable structures, IToolbox tools, IAgenda agenda, IWriteUps writeUps, ReseauTable networks) : IContentPage
{
    private const int Shown = 5;

    public string ContentType => "Taxonomy";

    public async Task<PageView?> BuildAsync(ContentItem item, string? containedId, Viewer viewer, CancellationToken ct)
    {
        if (item.ContentItemId != Networks.Contracts.Territories.Taxonomy) return null;
        return containedId is null ? await ListAsync(viewer, ct) : await terms.FindAsync(item.ContentItemId, containedId, ct) is { } epci ? await OneAsync(epci, viewer, ct) : null;
    }

    private async Task<PageView> ListAsync(Viewer viewer, CancellationToken ct)
    {
        var all = await structures.AllAsync(viewer, ct);
        var lines = (await terms.EpcisAsync(ct)).Select(e => new TerritoryLine(e, all.Count(s => s.Epci?.Id == e.Id))).ToList();
        return new PageView("TerritoryList", lines, new PageHead("Territoires", "Les huit intercommunalités de la Manche : leurs communes, leurs structures, leurs rencontres.") { Section = "/territoires" });
    }

    private async Task<PageView> OneAsync(Term epci, Viewer viewer, CancellationToken ct)
    {
        var within = (await terms.WithinAsync(epci, ct))!;
        var communes = (await terms.AllAsync(Networks.Contracts.Territories.Taxonomy, ct)).Where(t => t.Parent?.Id == epci.Id).ToList();
        var mine = (await structures.AllAsync(viewer, ct)).Where(s => s.Epci?.Id == epci.Id).ToList();
        var view = new TerritoryView(new TerritoryLine(epci, mine.Count), communes, mine, await networks.AllAsync(viewer, ct), await agenda.UpcomingAsync(null, epci.Id, Shown, viewer, ct),
            await tools.LatestAsync(null, within, Shown, viewer, ct))
        {
            WriteUps = await writeUps.FromAsync(epci.Id, Shown, viewer, ct),
            Dashboard = FigureRights.MayRead(viewer, epci) ? DashboardController.PathOf(epci) : null,
        };
        return new PageView("Territory", view, new PageHead(epci.Name, view.Line.Text("Presentation") ?? epci.Name) { Section = "/territoires", Crumbs = [new Crumb("Territoires", "/territoires")], Feed = new FeedLink(epci.Name, $"/territoires/{epci.Slug()}.atom", AtomFeed.MediaType), MoreFeeds = [new FeedLink("Agenda " + epci.Name, $"/territoires/{epci.Slug()}/agenda.ics", "text/calendar")] });
    }
}

/// <summary>An EPCI in figures.</summary>
internal sealed record TerritoryLine(Term Epci, int Structures)
{
    public string? Text(string field) => Epci.Item.Field<TextField>("Territoire", field).Text is { Length: > 0 } text ? text : null;
    public decimal? Population => Epci.Item.Field<NumericField>("Territoire", "Population").Value;
}

/// <summary>What an EPCI's page shows.</summary>
internal sealed record TerritoryView(TerritoryLine Line, IReadOnlyList<Term> Communes, IReadOnlyList<Structure> Structures, IReadOnlyList<Reseau> Networks, IReadOnlyList<EventLine> Dates,
    IReadOnlyList<ToolLine> Tools)
{
    // From these numbers of inhabitants on, the law asks more of a commune (code de l'action sociale et des familles, L. 214-1-3).
    public const int FourDuties = 3_500, Plan = 10_000;

    public IReadOnlyList<WriteUpSummary> WriteUps { get; init; } = [];

    /// <summary>Its figures, for whoever may read them.</summary>
    public string? Dashboard { get; init; }

    /// <summary>The communes of more inhabitants than that, the largest first.</summary>
    public IReadOnlyList<Term> Over(int inhabitants) => [.. Communes.Where(c => InhabitantsOf(c) > inhabitants).OrderByDescending(InhabitantsOf)];

    public static decimal InhabitantsOf(Term commune) => commune.Item.Field<NumericField>("Commune", "Population").Value ?? 0;
}
