using Reseau50.Agenda.Contracts;

namespace Reseau50.Agenda.Months;

/// <summary>A day of the grid; outside its month it is empty.</summary>
internal sealed record MonthDay(DateOnly Date, bool InMonth, bool IsToday, IReadOnlyList<EventLine> Lines);

/// <summary>A month as weeks of seven days, Monday first. What lasts several days stands in each of them; what has no day yet is apart.</summary>
internal sealed record MonthGrid(DateOnly First, IReadOnlyList<IReadOnlyList<MonthDay>> Weeks, IReadOnlyList<EventLine> Dated, IReadOnlyList<EventLine> Undated)
{
    public string Name => SpanWords.MonthYear(First);

    public static MonthGrid Of(DateOnly first, IReadOnlyList<EventLine> lines, DateOnly today)
    {
        var (dated, undated) = (lines.Where(l => l.Span.Precision != EventPrecision.Month).ToList(), lines.Where(l => l.Span.Precision == EventPrecision.Month).ToList());
        var monday = first.AddDays(-(((int)first.DayOfWeek + 6) % 7));
        var weeks = new List<IReadOnlyList<MonthDay>>();
        for (var week = monday; week < first.AddMonths(1); week = week.AddDays(7))
            weeks.Add([.. Enumerable.Range(0, 7).Select(i => Day(week.AddDays(i)))]);
        return new MonthGrid(first, weeks, dated, undated);

        MonthDay Day(DateOnly date)
        {
            var inside = date.Month == first.Month && date.Year == first.Year;
            return new MonthDay(date, inside, date == today, inside ? [.. dated.Where(l => l.Span.FirstDay <= date && date <= l.Span.LastDay)] : []);
        }
    }
}
