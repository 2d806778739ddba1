using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Repeating;

namespace Reseau50.Agenda.Manage.Copying;

/// <summary>Where a date goes in another year: the nearest day of the same name.</summary>
internal static class NewDates
{
    /// <summary><paramref name="day"/> moved by <paramref name="years"/>; kept between two days, both included.</summary>
    public static DateOnly Nearest(DateOnly day, int years, DateOnly from, DateOnly to)
    {
        var same = day.AddYears(years);
        var ahead = ((int)day.DayOfWeek - (int)same.DayOfWeek + 7) % 7;
        var near = same.AddDays(ahead > 3 ? ahead - 7 : ahead);
        return near < from ? near.AddDays(7) : near > to ? near.AddDays(-7) : near;
    }

    /// <summary>The same for the first date of a series: its rule must still say it.</summary>
    public static DateOnly Of(DateOnly day, EventPrecision precision, Series? series, int years, DateOnly from, DateOnly to)
    {
        if (precision == EventPrecision.Month) return new DateOnly(day.Year + years, day.Month, 1);
        if (series is not { Rhythm: Rhythm.Monthly }) return Nearest(day, years, from, to);
        var month = new DateOnly(day.Year + years, day.Month, 1);
        if (series.MonthRule == MonthRule.Day) return new DateOnly(month.Year, month.Month, Math.Min(day.Day, 28));
        var named = Enumerable.Range(0, DateTime.DaysInMonth(month.Year, month.Month)).Select(month.AddDays).Where(d => d.DayOfWeek == day.DayOfWeek).ToList();
        return series.MonthRule == MonthRule.Last ? named[^1] : named[Math.Min(Series.Rank(day), named.Count) - 1];
    }
}
