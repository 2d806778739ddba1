using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Events;
using Reseau50.Agenda.Listing;
using Reseau50.Agenda.Seasons;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;

namespace Reseau50.Agenda.Years;

/// <summary>One year on one page.</summary>
[OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class YearController(YearPages pages, CurrentViewer viewer) : Controller
{
    [HttpGet("/agenda/{year:int:range(2000,2100)}")]
    public async Task<IActionResult> Year(int year, string? reseau, string? genre, string? territoire, CancellationToken ct)
    {
        // One address for one page: /agenda/02027 leads to /agenda/2027.
        if (Request.Path != YearPages.PathOf(year)) return RedirectPermanent(YearPages.PathOf(year) + Request.QueryString);
        var view = await pages.BuildAsync(year, new AgendaRequest(Network: reseau, Kind: genre, Territory: territoire), viewer.Value, ct);
        ViewData[PageHead.Key] = new PageHead($"Agenda : année {year}", $"L’année {year} de la petite enfance dans la Manche, réseau par réseau et mois par mois.")
        {
            Section = "/agenda",
            Kind = "year",
            Canonical = YearPages.PathOf(year),
            Crumbs = [new Crumb("Agenda", view.Filter.Path)],
            Feed = AgendaController.FeedOf(view.Filter),
            Indexed = !view.Frieze.IsEmpty,
        };
        return View("AgendaYear", view);
    }
}

/// <summary>Composes years.</summary>
internal sealed class YearPages(EventTable events, AgendaFilters filters, SeasonLines lines, SeasonTable seasons, TermTable terms, ContentReader reader, SiteTime time)
{
    /// <summary>More than a table can hold; the months have the rest.</summary>
    private const int MaxDates = 3_000;

    public static string PathOf(int year) => "/agenda/" + year.ToString(CultureInfo.InvariantCulture);

    public async Task<YearView> BuildAsync(int year, AgendaRequest request, Viewer viewer, CancellationToken ct)
    {
        var choices = await filters.ChoicesAsync(viewer, ct);
        var filter = choices.Read(request);
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var (from, to) = (Utc(first), Utc(last.AddDays(1)));
        var all = await reader.CachedAsync<IReadOnlyList<SeasonEvent>>($"year:{year}", viewer, () => lines.OfAsync(events.Visible(viewer).Where(e => e.StartUtc >= from && e.StartUtc < to).OrderBy(e => e.SortUtc).Take(MaxDates), ct));
        var before = await reader.CachedAsync($"year-before:{year}", viewer, () => events.Visible(viewer).AnyAsync(e => e.StartUtc < from, ct));
        var after = await reader.CachedAsync($"year-after:{year}", viewer, () => events.Visible(viewer).AnyAsync(e => e.StartUtc >= to, ct));
        // What a season still misses is said where all its dates are: a list narrowed to a kind or a territory would invent gaps.
        var season = filter.Kind is null && filter.Epci is null ? choices.Seasons.FirstOrDefault(s => s.From >= first && s.To <= last) : null;
        var gaps = season is null ? [] : SeasonPlan.Of(await seasons.TargetsAsync(season.Id, viewer, ct), SeasonLines.OnceEach(all.Where(e => season.Has(e.Day))), time.UtcNow).Targets;
        var networks = filter.Network is { } network ? [network] : choices.Networks;
        var frieze = Frieze.Of(Frieze.MonthsOf(first, last), networks, withShared: filter.Network is null, [.. all.Where(await NarrowAsync(filter, ct))],
            filter.Network is { } n ? [.. gaps.Where(g => g.Target.NetworkIds.Contains(n.Id))] : gaps, time.UtcNow, e => e.Path, _ => []);
        return new YearView(year, filter, choices, frieze, season, before ? year - 1 : null, after ? year + 1 : null, time.Today);
    }

    private async Task<Func<SeasonEvent, bool>> NarrowAsync(AgendaFilter filter, CancellationToken ct)
    {
        var within = filter.Epci is not { } epci ? null : (await terms.AllAsync(Evenement.TerritoryTaxonomy, ct)).Where(t => t.Root.Id == epci.Id).Select(t => t.Id).ToHashSet();
        return e => (filter.Kind is null || e.Kind == filter.Kind.Id) && (within is null || (e.TerritoryId is not null && within.Contains(e.TerritoryId)));
    }

    private DateTime Utc(DateOnly day) => time.ToUtc(day.ToDateTime(TimeOnly.MinValue));
}

/// <summary>What a year shows.</summary>
internal sealed record YearView(int Year, AgendaFilter Filter, AgendaChoices Choices, Frieze Frieze, Season? Season, int? Previous, int? Next, DateOnly Today)
{
    public string PathOf(int year) => Filter.At(YearPages.PathOf(year));
}
