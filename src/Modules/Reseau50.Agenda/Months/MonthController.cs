using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Events;
using Reseau50.Agenda.Listing;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;

namespace Reseau50.Agenda.Months;

/// <summary>One month as a calendar.</summary>
[OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class MonthController(MonthPages pages, CurrentViewer viewer) : Controller
{
    [HttpGet("/agenda/{year:int:range(2000,2100)}/{month:int:range(1,12)}")]
    public async Task<IActionResult> Month(int year, int month, string? reseau, string? genre, string? territoire, CancellationToken ct)
    {
        var first = new DateOnly(year, month, 1);
        // One address for one page: /agenda/2027/3 leads to /agenda/2027/03.
        if (Request.Path != MonthPages.PathOf(first)) return RedirectPermanent(MonthPages.PathOf(first) + Request.QueryString);
        var view = await pages.BuildAsync(first, new AgendaRequest(Network: reseau, Kind: genre, Territory: territoire), viewer.Value, ct);
        var any = view.Grid.Dated.Count + view.Grid.Undated.Count > 0;
        ViewData[PageHead.Key] = new PageHead($"Agenda : {view.Grid.Name}", $"Les dates de la petite enfance dans la Manche en {view.Grid.Name}.")
        {
            Section = "/agenda",
            Kind = "month",
            Canonical = MonthPages.PathOf(first),
            Crumbs = [new Crumb("Agenda", view.Filter.Path)],
            Feed = AgendaController.FeedOf(view.Filter),
            Indexed = any,
        };
        return View("AgendaMonth", view);
    }
}

/// <summary>Composes months.</summary>
internal sealed class MonthPages(EventTable events, AgendaFilters filters, ContentReader reader, SiteTime time)
{
    /// <summary>More than any reader follows in one month; the list has pages for the rest.</summary>
    private const int MaxEvents = 400;

    public static string PathOf(DateOnly month) => "/agenda/" + month.ToString("yyyy'/'MM", CultureInfo.InvariantCulture);

    public Task<MonthView> BuildAsync(DateOnly first, Viewer viewer, CancellationToken ct) => BuildAsync(first, new AgendaRequest(), viewer, ct);

    public async Task<MonthView> BuildAsync(DateOnly first, AgendaRequest request, Viewer viewer, CancellationToken ct)
    {
        var choices = await filters.ChoicesAsync(viewer, ct);
        var filter = choices.Read(request);
        var key = $"{first:yyyyMM}:{filter.Key}";
        var (from, to) = (time.ToUtc(first.ToDateTime(TimeOnly.MinValue)), time.ToUtc(first.AddMonths(1).ToDateTime(TimeOnly.MinValue)));
        var slots = await events.SlotsAsync("month:" + key, viewer,
            async () => (await filters.NarrowAsync(EventTable.Between(events.Visible(viewer), from, to), filter, ct)).OrderBy(e => e.SortUtc).ThenBy(e => e.ContentItemId).Take(MaxEvents), ct);
        var before = await reader.CachedAsync("month-before:" + key, viewer, async () => await (await filters.NarrowAsync(events.Visible(viewer), filter, ct)).AnyAsync(e => e.StartUtc < from, ct));
        var after = await reader.CachedAsync("month-after:" + key, viewer, async () => await (await filters.NarrowAsync(events.Visible(viewer), filter, ct)).AnyAsync(e => e.EndUtc > to, ct));
        // The links stop where the dates stop: a crawler that follows them comes to an end.
        return new MonthView(MonthGrid.Of(first, await events.LinesAsync(slots, viewer, ct), time.Today), before ? first.AddMonths(-1) : null, after ? first.AddMonths(1) : null, time.Today, filter, choices);
    }
}

/// <summary>What a month shows.</summary>
internal sealed record MonthView(MonthGrid Grid, DateOnly? Previous, DateOnly? Next, DateOnly Today, AgendaFilter Filter, AgendaChoices Choices)
{
    public static string Name(DateOnly month) => SpanWords.MonthYear(month);

    public string PathOf(DateOnly month) => Filter.At(MonthPages.PathOf(month));
}
