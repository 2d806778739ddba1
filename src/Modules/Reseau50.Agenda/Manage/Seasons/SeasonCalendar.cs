using Reseau50.Admin.Contracts;
using Reseau50.Agenda.Conflicts;
using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Events;
using Reseau50.Agenda.Holidays;
using Reseau50.Agenda.Seasons;
using Reseau50.Agenda.Years;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;
using Reseau50.Networks.Contracts;

namespace Reseau50.Agenda.Manage.Seasons;

/// <summary>A season as whoever plans sees it: every date, drafts included, the targets, and what to know about each date.</summary>
internal sealed class SeasonCalendar(PlannedDates planned, WarningsOf warnings, PlannedSeasons seasons, SchoolHolidays holidays, ReseauTable networks, SiteTime time)
{
    public async Task<SeasonCalendarView?> BuildAsync(string slug, Viewer viewer, CancellationToken ct)
    {
        var all = await seasons.AllAsync(viewer, ct);
        if (all.FirstOrDefault(s => s.Season.Slug == slug) is not { Season: var season } shown) return null;
        var (from, to) = (Utc(season.From), Utc(season.To.AddDays(1)));
        var around = await planned.BetweenAsync(from, to, viewer, ct);
        var against = await warnings.AgainstAsync(around, viewer, ct);
        var dates = around.Where(e => season.Has(e.Day)).ToList();
        var plan = SeasonPlan.Of(shown.Targets, SeasonLines.OnceEach(dates), time.UtcNow);
        var frieze = Frieze.Of(Frieze.MonthsOf(season.From, season.To), await networks.AllAsync(viewer, ct), withShared: true, dates, plan.Targets, time.UtcNow, e => PathOf(e, viewer), against.Of);
        return new SeasonCalendarView(shown, all, plan, frieze, Notes(frieze, viewer), await holidays.UnknownFromAsync(season, ct), viewer.May(AgendaModule.ManageSeasons));
    }

    /// <summary>Where whoever looks may change an event; its page, for others.</summary>
    private static string PathOf(SeasonEvent e, Viewer viewer) => e.IsDraft || viewer.MayAny(ItemAct.Edit, Evenement.Type) ? OpenForms.AddressOf(e.Id) : e.Path;

    private static IReadOnlyList<CalendarNote> Notes(Frieze frieze, Viewer viewer) => [.. frieze.Marks.Where(m => m.Warnings.Count > 0).GroupBy(m => m.Event.Id)
        .Select(g => new CalendarNote(g.First().Event, g.First().Path, [.. g.SelectMany(m => m.Warnings).DistinctBy(w => (w.Text, w.Other?.Id)).Select(w => new SignLine(w.Text, w.Other is { } o ? PathOf(o, viewer) : null, w.Other?.Title))]))
        .OrderBy(n => n.Event.Start)];

    private DateTime Utc(DateOnly day) => time.ToUtc(day.ToDateTime(TimeOnly.MinValue));
}

/// <summary>What to know about the dates of one event.</summary>
internal sealed record CalendarNote(SeasonEvent Event, string Path, IReadOnlyList<SignLine> Lines);

/// <summary>What the screen shows. <see cref="UnknownFrom"/>: the day from which nobody has given the school holidays.</summary>
internal sealed record SeasonCalendarView(PlannedSeason Shown, IReadOnlyList<PlannedSeason> Seasons, SeasonPlan Plan, Frieze Frieze, IReadOnlyList<CalendarNote> Notes, DateOnly? UnknownFrom, bool MayCopy)
{
    public Season Season => Shown.Season;
}
