using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Reseau50.Agenda.Contracts;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Settings;
using Reseau50.Cms.Site;
using Reseau50.Networks.Contracts;
using Reseau50.Workshops.WriteUps;

namespace Reseau50.Workshops.Listing;

/// <summary>The list of workshops, by network, theme, season and state.</summary>
[OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class WorkshopsController(WorkshopTable workshops, IAgenda agenda, ReseauTable networkTable, TermTable terms, SiteDocuments documents, WriteUpTable writeUps, CurrentViewer viewer) : Controller
{
    private static readonly FeedLink Feed = new("Comptes-rendus d’ateliers", "/ateliers.atom", AtomFeed.MediaType);

    [HttpGet("/ateliers")]
    public async Task<IActionResult> List(string? reseau, string? theme, string? saison, string? etat, int page = 1, CancellationToken ct = default)
    {
        var networks = await networkTable.AllAsync(viewer.Value, ct);
        var seasons = await agenda.SeasonsAsync(viewer.Value, ct);
        var network = networks.FirstOrDefault(n => n.Slug == reseau);
        var term = await terms.FindAsync("tax-themes", theme, ct);
        var season = seasons.FirstOrDefault(s => s.Slug == saison);
        var state = WorkshopStates.Asked(etat);
        var found = (await workshops.AllAsync(viewer.Value, ct)).Where(w =>
            (network is null || w.Networks.Any(n => n.Id == network.Id)) && (term is null || w.Terms("Themes").Contains(term.Id))
            && (season is null || w.IsIn(season)) && (state is null || state.States.Contains(w.State))).ToList();
        var filters = new FilterForm("/ateliers",
        [
            new Filter("reseau", "Réseau", "Tous", network?.Slug, [.. networks.Select(n => (n.Slug, n.Label))]),
            new Filter("theme", "Thème", "Tous", term?.Id, [.. (await terms.AllAsync("tax-themes", ct)).Select(t => (t.Id, t.Name))]),
            new Filter("saison", "Saison", "Toutes", season?.Slug, [.. seasons.Select(s => (s.Slug, s.Name))]),
            new Filter("etat", "État", "Tous", state?.Slug, WorkshopStates.Choices(state)),
        ], found.Count, "atelier", "ateliers");
        var pager = new Pager(Math.Max(1, page), (await documents.ReadAsync<SiteSettings>(ct)).PageSize, found.Count, "/ateliers", filters.Query);
        if (pager.Page > pager.Pages) return NotFound();
        ViewData[PageHead.Key] = new PageHead(pager.Title("Ateliers"), "Les ateliers thématiques du réseau : qui les vit, quand ils se réunissent, et ce qu’ils laissent à tout le département.")
        {
            Section = "/ateliers",
            Canonical = pager.Canonical,
            Feed = Feed,
            MoreFeeds = term is null ? [] : [new FeedLink("Thème " + term.Name, $"/themes/{term.Id}.atom", AtomFeed.MediaType)],
        };
        return View("WorkshopsList", new WorkshopsListView([.. found.Skip(pager.Skip).Take(pager.PageSize)], filters, pager, term));
    }

    [HttpGet("/ateliers.atom")]
    public async Task<IActionResult> Atom(CancellationToken ct)
    {
        var settings = await documents.ReadAsync<SiteSettings>(ct);
        var latest = await writeUps.LatestAsync(null, AtomFeed.Length, viewer.Value, ct);
        return Content(AtomFeed.Write(settings.SiteName, "comptes-rendus d’ateliers", SiteAddress.Of(settings, Request), "/ateliers",
            [.. latest.Select(w => w.Entry)]), AtomFeed.MediaType + "; charset=utf-8");
    }
}

/// <summary>What the list shows.</summary>
internal sealed record WorkshopsListView(IReadOnlyList<Workshop> Workshops, FilterForm Filters, Pager Pager, Term? Theme);
