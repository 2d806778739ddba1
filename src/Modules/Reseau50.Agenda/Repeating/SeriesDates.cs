using System.Runtime.CompilerServices;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Holidays;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;

namespace Reseau50.Agenda.Repeating;

/// <summary>One date of a series. <see cref="Planned"/> is the day the rule gives; a moved one has another span. What is moved or cancelled was decided: holidays no longer count.</summary>
internal sealed record Occurrence(DateOnly Planned, EventSpan Span, bool Cancelled, bool Moved, bool NotInHolidays)
{
    public bool FallsIn(IReadOnlyList<HolidayPeriod> holidays) => NotInHolidays && holidays.Any(h => h.Has(Span.FirstDay));
}

/// <summary>Unfolds series into dates, in their order.</summary>
internal static class SeriesDates
{
    private static readonly ConditionalWeakTable<ContentItem, IReadOnlyList<Occurrence>> Known = [];

    /// <summary>The dates of an item that was read, unfolded once for as long as it is in memory.</summary>
    public static IReadOnlyList<Occurrence> Of(ContentItem item, SiteTime time) =>
        Series.Of(item) is { } series && EventSpan.Of(item, time) is { } span ? Known.GetValue(item, _ => Of(series, span, time)) : [];

    /// <summary>The dates of <paramref name="series"/>, the first of which is <paramref name="first"/>; those that fall in school holidays are still there.</summary>
    public static IReadOnlyList<Occurrence> Of(Series series, EventSpan first, SiteTime time)
    {
        if (first.Precision == EventPrecision.Month) return [];
        var exceptions = series.Exceptions.Select(ExceptionLine.Read).OfType<ExceptionLine>().GroupBy(e => e.Day).ToDictionary(g => g.Key, g => g.First());
        var dates = new List<Occurrence>();
        foreach (var day in Days(series, first.FirstDay))
        {
            if (!exceptions.TryGetValue(day, out var said))
            {
                if (!series.NotOnPublicHolidays || PublicHolidays.On(day) is null) dates.Add(new Occurrence(day, On(day, null, null), false, false, series.NotInHolidays));
            }
            else if (said.Cancelled || said.MovedTo is not null)
            {
                dates.Add(new Occurrence(day, On(said.MovedTo ?? day, said.From, said.To), said.Cancelled, said.MovedTo is not null, false));
            }
        }
        return [.. dates.OrderBy(d => d.Span.StartUtc).ThenBy(d => d.Planned)];

        EventSpan On(DateOnly day, TimeOnly? from, TimeOnly? to)
        {
            if (first.Precision == EventPrecision.Day) return Span(day.ToDateTime(TimeOnly.MinValue), day.AddDays(first.LastDay.DayNumber - first.FirstDay.DayNumber + 1).ToDateTime(TimeOnly.MinValue), true);
            var start = day.ToDateTime(from ?? TimeOnly.FromDateTime(first.Start));
            var known = first.HasEnd || to is not null;
            return Span(start, to is { } end ? day.ToDateTime(end) : known ? start + (first.End - first.Start) : day.AddDays(1).ToDateTime(TimeOnly.MinValue), known);
        }

        EventSpan Span(DateTime start, DateTime end, bool hasEnd) => new(first.Precision, start, end, time.ToUtc(start), time.ToUtc(end), hasEnd);
    }

    /// <summary>The days the rule gives, exceptions not yet taken away.</summary>
    public static IEnumerable<DateOnly> Days(Series series, DateOnly first) => AllDays(series, first).Take(Series.Most);

    /// <summary>The same, however many they are.</summary>
    public static IEnumerable<DateOnly> AllDays(Series series, DateOnly first)
    {
        var last = series.LastDay(first);
        var rule = new CalendarEvent { Start = new CalDateTime(first.Year, first.Month, first.Day) };
        rule.RecurrenceRule = new RecurrenceRule(series.Rule(first));
        return rule.GetOccurrences().Select(o => o.Period.StartTime.Date).TakeWhile(d => d <= last);
    }
}
