using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;

namespace Reseau50.Agenda.Listing;

/// <summary>The list of dates. What the address asks and nobody knows is left out: a link that aged still shows the agenda.</summary>
[OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class AgendaController(AgendaList list, CurrentViewer viewer) : Controller
{
    internal static FeedLink FeedOf(AgendaFilter filter) => new(filter.IsNarrow ? $"Agenda : {filter.Words}" : "Agenda du réseau", filter.FeedPath, "text/calendar");

    [HttpGet("/agenda")]
    public async Task<IActionResult> List(string? vue, string? reseau, string? genre, string? territoire, string? saison, int page = 1, CancellationToken ct = default)
    {
        var view = await list.BuildAsync(new AgendaRequest(vue, reseau, genre, territoire, saison, page), viewer.Value, ct);
        if (view is null) return NotFound();
        ViewData[PageHead.Key] = new PageHead(view.Pager.Title(Title(view.Filter)), "Les journées, ateliers, réunions et rencontres de la petite enfance dans la Manche, mois par mois.")
        {
            Section = "/agenda",
            Kind = "agenda",
            Canonical = view.Filter.IsNarrow ? view.Filter.Wide.Path : view.Pager.PathOf(view.Pager.Page),
            Indexed = view.Pager.Total > 0,
            Feed = FeedOf(view.Filter),
        };
        return View("AgendaList", view);
    }

    private static string Title(AgendaFilter filter)
    {
        var title = filter.View switch { AgendaView.Past => "Agenda : dates passées", AgendaView.Season => $"Agenda : {filter.Season!.Name}", _ => "Agenda" };
        return filter.Network is { } network ? $"{title} – {network.Sigle}" : title;
    }
}
