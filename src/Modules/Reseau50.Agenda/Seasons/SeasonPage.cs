using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Events;
using Reseau50.Agenda.Registration.Totals;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using Reseau50.Networks.Contracts;

namespace Reseau50.Agenda.Seasons;

/// <summary>The plan of a season: what was wanted, announced, held, and what is still missing. Every number is computed.</summary>
internal sealed class SeasonPage(SeasonLines lines, EventTable events, SeasonTable seasons, ContentReader reader, ReseauTable networks, SiteTime time) : IContentPage
{
    public string ContentType => SeasonTable.Type;

    public async Task<PageView?> BuildAsync(ContentItem item, string? containedId, Viewer viewer, CancellationToken ct)
    {
        if (containedId is not null || SeasonTable.Read(item) is not { } season) return null;
        var plan = SeasonPlan.Of(SeasonTable.Targets(item), await EventsAsync(season, viewer, ct), time.UtcNow);
        var several = plan.Targets.SelectMany(t => t.Units).Concat(plan.Others).Where(u => u.Events.Count > 1).Select(u => u.WorkshopId!).Distinct().ToList();
        var workshops = (await reader.PublishedAsync(several, viewer, ct)).ToDictionary(w => w.ContentItemId);
        var view = new SeasonView(season, item.Text(ContentType, "Chapo"), plan, workshops, await networks.AllAsync(viewer, ct), await seasons.AllAsync(viewer, ct), time.Today) { TotalsPath = SharedTotalsController.MayRead(viewer) ? SharedTotalsController.PathOf(season) : null };
        return new PageView("SeasonPlan", view, new PageHead($"{season.Name} : le plan", view.Lede ?? $"Les dates prévues, annoncées et tenues de la {season.Name}.")
        {
            Kind = "season",
            Section = "/agenda",
            Crumbs = [new Crumb("Agenda", "/agenda")],
        });
    }

    /// <summary>The season's events by the day they begin, out of the indexes alone; a series is one, from its first date in the season to its last.</summary>
    internal Task<IReadOnlyList<SeasonEvent>> EventsAsync(Season season, Viewer viewer, CancellationToken ct) => reader.CachedAsync<IReadOnlyList<SeasonEvent>>("season:" + season.Id, viewer, async () =>
    {
        var (from, to) = (time.ToUtc(season.From.ToDateTime(TimeOnly.MinValue)), time.ToUtc(season.To.AddDays(1).ToDateTime(TimeOnly.MinValue)));
        return SeasonLines.OnceEach(await lines.OfAsync(events.Visible(viewer).Where(e => e.StartUtc >= from && e.StartUtc < to), ct));
    });
}

/// <summary>What the plan shows.</summary>
internal sealed record SeasonView(Season Season, string? Lede, SeasonPlan Plan, IReadOnlyDictionary<string, ContentItem> Workshops, IReadOnlyList<Reseau> Networks, IReadOnlyList<Season> Seasons, DateOnly Today)
{
    /// <summary>Who registers, for those who may read it.</summary>
    public string? TotalsPath { get; init; }

    public IReadOnlyList<Reseau> NetworksOf(SeasonTarget target) => [.. Networks.Where(n => target.NetworkIds.Contains(n.Id))];

    /// <summary>« en mars et octobre », or null when any month will do.</summary>
    public static string? MonthRule(SeasonTarget target) => target.MonthRule;

    /// <summary>A workshop of several sessions goes by its own name; anything else by the event's.</summary>
    public (string Title, string Path) NameOf(SeasonUnit unit) =>
        unit.Events.Count > 1 && Workshops.GetValueOrDefault(unit.WorkshopId!) is { } workshop
            ? (workshop.DisplayText, "/" + workshop.Part<AutoroutePart>().Path) : (unit.First.Title, unit.First.Path);

    /// <summary>« 14 janvier », « 27 janvier et 17 mars », « juin ».</summary>
    public static string DatesOf(SeasonUnit unit) => SpanWords.List([.. unit.Events.Select(e => e.Precision == EventPrecision.Month
        ? SpanWords.MonthName(e.Start.Month) : (e.Start.Day == 1 ? "1er" : $"{e.Start.Day}") + " " + SpanWords.MonthName(e.Start.Month))]);
}
