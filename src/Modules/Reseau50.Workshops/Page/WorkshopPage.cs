using Reseau50.Agenda.Contracts;
using Reseau50.Cms.Content;
using Reseau50.Cms.Features;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using Reseau50.Library.Contracts;
using Reseau50.Networks.Contracts;
using Reseau50.Workshops.Contracts;
using Reseau50.Workshops.Listing;
using Reseau50.Workshops.WriteUps;

namespace Reseau50.Workshops.Page;

/// <summary>A workshop's page: the question, the group, its path, its sessions, its write-up, and what came out of it.</summary>
internal sealed class WorkshopPage(WorkshopTable workshops, WriteUpTable writeUps, IAgenda agenda, IToolbox tools, TermTable terms, WriteUpDetails details, IEnumerable<IWriteUpTopics> topics, EnabledFeatures features) : IContentPage
{
    public string ContentType => Workshop.Type;

    public async Task<PageView?> BuildAsync(ContentItem item, string? containedId, Viewer viewer, CancellationToken ct)
    {
        var workshop = await workshops.OfAsync(item, viewer, ct);
        var told = await writeUps.OfAsync(workshop, viewer, ct);
        var view = new WorkshopView(workshop, told, await details.OfAsync(told, viewer, ct), await tools.OfWorkshopAsync(workshop.Id, viewer, ct), await agenda.ValorisationsOfAsync(workshop.Id, viewer, ct),
            await terms.FindAsync("tax-themes", workshop.Terms("Themes"), ct), await terms.FindAsync("tax-charte", workshop.Terms("Charte"), ct), await terms.FindAsync("tax-referentiel", workshop.Terms("Referentiel"), ct))
        {
            Topics = await TopicsAsync([.. told.Select(w => w.Item.ContentItemId)], viewer, ct),
        };
        return new PageView("Workshop", view, new PageHead(item.DisplayText, workshop.Lede) { Kind = "article", Section = "/ateliers", Crumbs = [new Crumb("Ateliers", "/ateliers")], Feed = new FeedLink("Atelier " + item.DisplayText, workshop.Path + ".atom", AtomFeed.MediaType), MoreFeeds = [new FeedLink("Séances de l’atelier", workshop.Path + "/agenda.ics", "text/calendar")] });
    }

    private async Task<IReadOnlyDictionary<string, string>> TopicsAsync(IReadOnlyCollection<string> writeUpIds, Viewer viewer, CancellationToken ct)
    {
        var told = (await features.OfAsync(topics, t => t.GetType().Assembly, ct)).FirstOrDefault();
        return told is null ? new Dictionary<string, string>() : await told.PathsAsync(writeUpIds, viewer, ct);
    }
}

/// <summary>What the page shows.</summary>
internal sealed record WorkshopView(
    Workshop Workshop, IReadOnlyList<WriteUp> WriteUps, IReadOnlyList<WriteUpDetail> Details, IReadOnlyList<ToolLine> Tools, IReadOnlyList<EventLine> Days, IReadOnlyList<Term> Themes, IReadOnlyList<Term> Charter, IReadOnlyList<Term> Quality)
{
    /// <summary>Where each write-up is talked about, by its id.</summary>
    public IReadOnlyDictionary<string, string> Topics { get; init; } = new Dictionary<string, string>();
}
