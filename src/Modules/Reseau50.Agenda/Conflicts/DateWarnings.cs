using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Holidays;
using Reseau50.Agenda.Seasons;

namespace Reseau50.Agenda.Conflicts;

/// <summary>Something to know about a date before choosing it; never a refusal. <see cref="Other"/> is the date it meets, when there is one.</summary>
internal sealed record DateWarning(DateOnly Day, string Text, SeasonEvent? Other = null);

/// <summary>What dates are held against: holidays, the season's targets, the other dates.</summary>
internal sealed class DateWarnings(IReadOnlyList<HolidayPeriod> holidays, IReadOnlyList<(Season Season, IReadOnlyList<SeasonTarget> Targets)> seasons, IReadOnlyList<SeasonEvent> others)
{
    public IEnumerable<DateWarning> Of(SeasonEvent e)
    {
        if (e.IsCancelled) return [];
        return e.Precision == EventPrecision.Month ? OutOfMonth(e) : [.. OnTheDays(e), .. OutOfMonth(e), .. Meeting(e)];
    }

    private IEnumerable<DateWarning> OnTheDays(SeasonEvent e)
    {
        for (var day = e.Day; day <= e.LastDay && day < e.Day.AddDays(31); day = day.AddDays(1))
        {
            if (PublicHolidays.On(day) is { } name) yield return new DateWarning(day, $"Le {SpanWords.Days(day, day)} est férié ({name}).");
            else if (day.DayOfWeek == DayOfWeek.Sunday) yield return new DateWarning(day, $"Le {SpanWords.Days(day, day)} est un dimanche.");
        }
        foreach (var period in holidays.Where(h => h.From <= e.LastDay && e.Day <= h.To))
            yield return new DateWarning(e.Day, $"Le {SpanWords.Days(e.Day, e.Day)} tombe pendant les vacances scolaires de la zone B ({period.Name}{(period.ToCheck ? ", dates à vérifier" : "")}).");
    }

    // The first target that fits takes it, as in the plan.
    private IEnumerable<DateWarning> OutOfMonth(SeasonEvent e)
    {
        var (season, targets) = seasons.FirstOrDefault(s => s.Season.Has(e.Day));
        if (season is not null && targets.FirstOrDefault(t => t.Fits(e)) is { MonthRule: { } rule } target && !target.Months.Contains(e.Start.Month))
            yield return new DateWarning(e.Day, $"{SpanWords.MonthName(e.Start.Month)} est hors calendrier : le plan « {season.Name} » prévoit « {target.Title} » {rule}.".UpperFirst());
    }

    private IEnumerable<DateWarning> Meeting(SeasonEvent e) =>
        from o in others
        where o.Id != e.Id && !o.IsCancelled && o.Precision != EventPrecision.Month && o.Day <= e.LastDay && e.Day <= o.LastDay && Concern(e, o)
        select new DateWarning(e.Day > o.Day ? e.Day : o.Day, $"{(o.IsDraft ? "Le même jour, en brouillon" : "Le même jour")}, {SpanWords.Days(o.Day, o.LastDay)}, pour le même réseau :", o);

    // What names no network is for all. A permanence is its own relay's: it stands in nobody's way elsewhere.
    private static bool Concern(SeasonEvent a, SeasonEvent b) => (a.WorkshopId is null || a.WorkshopId != b.WorkshopId)
        && ((!a.InSeries && !b.InSeries) || (a.TerritoryId is not null && a.TerritoryId == b.TerritoryId))
        && (a.NetworkIds.Count == 0 || b.NetworkIds.Count == 0 || a.NetworkIds.Intersect(b.NetworkIds).Any());
}

/// <summary>A sentence begins with a capital.</summary>
internal static class Sentence
{
    public static string UpperFirst(this string text) => text.Length == 0 ? text : char.ToUpper(text[0], Cms.Display.SiteTime.French) + text[1..];
}
