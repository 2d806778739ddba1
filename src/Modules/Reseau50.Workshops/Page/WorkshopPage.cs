using Reseau50.Agenda.Contracts;
using Reseau50.Cms.Content;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using Reseau50.Library.Contracts;
using Reseau50.Networks.Contracts;
using Reseau50.Workshops.Listing;
using Reseau50.Workshops.WriteUps;

namespace Reseau50.Workshops.Page;

/// <summary>A workshop's page: the question, the group, its path, its sessions, its write-up, and what came out of it.</summary>
internal sealed class WorkshopPage(WorkshopTable workshops, WriteUpTable writeUps, IAgenda agenda, IToolbox tools, TermTable terms, WriteUpDetails details) : IContentPage
{
    public string ContentType => Workshop.Type;

    public async Task<PageView?> BuildAsync(ContentItem item, string? containedId, Viewer viewer, CancellationToken ct)
    {
        var workshop = await workshops.OfAsync(item, viewer, ct);
        var told = await writeUps.OfAsync(workshop, viewer, ct);
        var view = new WorkshopView(workshop, told, await details.OfAsync(told, viewer, ct), await tools.OfWorkshopAsync(workshop.Id, viewer, ct), await agenda.ValorisationsOfAsync(workshop.Id, viewer, ct),
            await terms.FindAsync("tax-themes", workshop.Terms("Themes"), ct), await terms.FindAsync("tax-charte", workshop.Terms("Charte"), ct), await terms.FindAsync("tax-referentiel", workshop.Terms("Referentiel"), ct));
        return new PageView("Workshop", view, new PageHead(item.DisplayText, workshop.Lede) { Kind = "article", Section = "/ateliers", Crumbs = [new Crumb("Ateliers", "/ateliers")], Feed = new FeedLink("Atelier " + item.DisplayText, workshop.Path + ".atom", AtomFeed.MediaType), MoreFeeds = [new FeedLink("Séances de l’atelier", workshop.Path + "/agenda.ics", "text/calendar")] });
    }
}

/// <summary>What the page shows.</summary>
internal sealed record WorkshopView(
    Workshop Workshop, IReadOnlyList<WriteUp> WriteUps, IReadOnlyList<WriteUpDetail> Details, IReadOnlyList<ToolLine> Tools, IReadOnlyList<EventLine> Days, IReadOnlyList<Term> Themes, IReadOnlyList<Term> Charter, IReadOnlyList<Term> Quality);
