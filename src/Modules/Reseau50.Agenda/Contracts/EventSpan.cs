using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Fields;

namespace Reseau50.Agenda.Contracts;

/// <summary>How well the date of an event is known.</summary>
public enum EventPrecision { Hour, Day, Month }

/// <summary>
/// When an event takes place, as far as it is known. <see cref="Start"/> and <see cref="End"/> are local times, the end excluded: a day ends at the next midnight,
/// a month at the first of the next. Without a known end (<see cref="HasEnd"/>) an event lasts until midnight.
/// </summary>
public sealed record EventSpan(EventPrecision Precision, DateTime Start, DateTime End, DateTime StartUtc, DateTime EndUtc, bool HasEnd)
{
    /// <summary>Beyond a year after it began an event leaves the agenda, whatever its end says: nothing there lasts that long, and lists need look no further back.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    public DateOnly FirstDay => DateOnly.FromDateTime(Start);
    public DateOnly LastDay => End > Start ? DateOnly.FromDateTime(End.AddTicks(-1)) : FirstDay;

    /// <summary>Where it stands among the others: what has only a month comes after that month's days.</summary>
    public DateTime SortUtc => Precision == EventPrecision.Month ? LeavesUtc.AddSeconds(-1) : StartUtc;

    /// <summary>When it leaves the agenda: at its end, <see cref="Longest"/> after it began at the latest.</summary>
    public DateTime LeavesUtc => EndUtc - StartUtc > Longest ? StartUtc + Longest : EndUtc;

    public bool IsPastAt(DateTime utc) => LeavesUtc <= utc;

    /// <summary>The span of an <c>Evenement</c>, or null while it has no date at all.</summary>
    public static EventSpan? Of(ContentItem item, SiteTime time)
    {
        if (item.Field<DateTimeField>("Evenement", "Debut").Value is not { } given) return null;
        var end = item.Field<DateTimeField>("Evenement", "Fin").Value is { } last && last > given ? last : (DateTime?)null;
        var (start, stop) = (time.ToLocal(given), time.ToLocal(end ?? given));
        return item.Field<TextField>("Evenement", "Precision").Text switch
        {
            "mois" => Make(EventPrecision.Month, FirstOfMonth(start), FirstOfMonth(stop).AddMonths(1)),
            "jour" => Make(EventPrecision.Day, start.Date, stop.Date.AddDays(1)),
            _ when end is null => new EventSpan(EventPrecision.Hour, start, start.Date.AddDays(1), Utc(given), time.ToUtc(start.Date.AddDays(1)), HasEnd: false),
            _ => new EventSpan(EventPrecision.Hour, start, stop, Utc(given), Utc(end.Value), HasEnd: true),
        };

        EventSpan Make(EventPrecision precision, DateTime from, DateTime to) => new(precision, from, to, time.ToUtc(from), time.ToUtc(to), HasEnd: true);
    }

    private static DateTime FirstOfMonth(DateTime day) => new(day.Year, day.Month, 1);
    private static DateTime Utc(DateTime value) => DateTime.SpecifyKind(value, DateTimeKind.Utc);
}
