using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Contracts;
using Reseau50.Agenda.Contracts;
using Reseau50.Cms.Display;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using Reseau50.Library.Contracts;
using Reseau50.Networks.Contracts;
using Reseau50.Workshops.Listing;
using Reseau50.Workshops.Readings;
using Reseau50.Workshops.WriteUps;

namespace Reseau50.Workshops.Following;

/// <summary>The workshops as those who keep them follow them: where each stands, who came, what it left, what is missing.</summary>
internal sealed class FollowController(WorkshopDesk desk, WriteUpDrafts drafts, ReadingTable readings, IAgenda agenda, IToolbox tools, ReseauTable networks, TermTable terms, SiteTime time, CurrentViewer viewer) : AdminController
{
    public const string Path = Root + "/ateliers";
    private Viewer Me => viewer.Value;

    [HttpGet(Path)]
    public async Task<IActionResult> All(string? saison, string? reseau, string? etat, CancellationToken ct)
    {
        if (!Me.Writes()) return Refused();
        var all = await desk.OfAsync(Me, ct);
        var seasons = await agenda.SeasonsAsync(Me, ct);
        var season = saison == "toutes" ? null : seasons.FirstOrDefault(s => s.Slug == saison) ?? seasons.FirstOrDefault(s => s.Has(time.Today)) ?? seasons.FirstOrDefault();
        var (network, state) = ((await networks.AllAsync(Me, ct)).FirstOrDefault(n => n.Slug == reseau), WorkshopStates.Asked(etat));
        var ofNetwork = all.Where(w => network is null || w.Networks.Any(n => n.Id == network.Id)).ToList();
        // One without any date yet belongs to every season: it would be forgotten otherwise.
        var shown = ofNetwork.Where(w => (season is null || w.Sessions.Count == 0 || w.IsIn(season)) && (state is null || state.States.Contains(w.State)));
        var filters = new FilterForm(Path,
        [
            new Filter("saison", "Saison", "En cours", saison == "toutes" ? saison : season?.Slug, [.. seasons.Select(s => (s.Slug, s.Name)), ("toutes", "Toutes les saisons")]),
            new Filter("reseau", "Réseau", "Tous", network?.Slug, [.. (await networks.AllAsync(Me, ct)).Select(n => (n.Slug, n.Label))]),
            new Filter("etat", "État", "Tous", state?.Slug, WorkshopStates.Choices(state)),
        ], shown.Count(), "atelier", "ateliers");
        return Screen("WorkshopDesk", new DeskView(filters, desk.Waiting(ofNetwork), [.. shown.GroupBy(w => w.State).OrderBy(g => g.Key)], await readings.DraftsAsync(Me, ct)), "Ateliers");
    }

    [HttpGet(Path + "/{id}")]
    public async Task<IActionResult> One(string id, CancellationToken ct)
    {
        if (!Me.Writes()) return Refused();
        if ((await desk.OfAsync(Me, ct)).FirstOrDefault(w => w.Id == id) is not { } workshop) return NotFound();
        var writeUps = await drafts.OfAsync(id, ct);
        var professions = await terms.AllAsync(Headcount.Taxonomy, ct);
        var sessions = workshop.Sessions.Select(s => new SessionLine(s, writeUps.FirstOrDefault(w => w.Tells(s)), s.Span.FirstDay <= time.Today && !s.IsCancelled)).ToList();
        var view = new FollowedWorkshop(workshop, sessions, [.. writeUps.Where(w => !workshop.Sessions.Any(w.Tells))], await tools.OfWorkshopAsync(id, Me, ct), await agenda.ValorisationsOfAsync(id, Me, ct),
            [.. professions.Select(t => (t.Id, t.Name))], (await readings.DraftsAsync(Me, ct)).ToDictionary(d => d.Item.ContentItemId, d => d.Reading), Me);
        return Screen("FollowedWorkshop", view, workshop.Title, new Crumb("Ateliers", Path));
    }
}

/// <summary>The workshops of a season by state; those that wait, and the drafts that are being read, of all seasons.</summary>
internal sealed record DeskView(FilterForm Filters, IReadOnlyList<WaitingWorkshop> Waiting, IReadOnlyList<IGrouping<WorkshopState, Workshop>> ByState, IReadOnlyList<ReadDraft> Readings);

/// <summary>A session, the write-up that tells it, and whether it has begun.</summary>
internal sealed record SessionLine(EventLine Session, WriteUpDraft? WriteUp, bool Begun);

/// <summary>One workshop as it is followed.</summary>
internal sealed record FollowedWorkshop(Workshop Workshop, IReadOnlyList<SessionLine> Sessions, IReadOnlyList<WriteUpDraft> Others, IReadOnlyList<ToolLine> Tools, IReadOnlyList<EventLine> Days,
    IReadOnlyList<(string Id, string Name)> Professions, IReadOnlyDictionary<string, Reading> Readings, Viewer Viewer)
{
    public bool MayOpen(WriteUpDraft writeUp) => Viewer.May(ItemAct.Edit, writeUp.Item);

    /// <summary>What a draft says is its writer's until it is published.</summary>
    public bool MayRead(WriteUpDraft writeUp) => writeUp.Item.Published || MayOpen(writeUp);

    /// <summary>« Assistantes maternelles 5, Relais petite enfance 3 », without those of whom nobody came.</summary>
    public string Detail(WriteUpDraft writeUp) =>
        string.Join(", ", Headcount.Of(writeUp.Item) is var counts ? Professions.Where(p => counts.GetValueOrDefault(p.Id) > 0).Select(p => $"{p.Name} {counts[p.Id]}") : []);
}
