using System.Globalization;
using Reseau50.Cms.Display;
using Reseau50.Cms.Text;

namespace Reseau50.Agenda.Contracts;

/// <summary>Dates of events in French words.</summary>
public static class SpanWords
{
    /// <summary>« jeudi 14 janvier 2027, 9 h 15 – 16 h 30 », « du lundi 15 au vendredi 19 mars 2027 », « juin 2027 ».</summary>
    public static string Full(EventSpan span) => span.Precision switch
    {
        EventPrecision.Month => Months(span.FirstDay, span.LastDay),
        EventPrecision.Day => Days(span.FirstDay, span.LastDay),
        _ when span.FirstDay == span.LastDay => Days(span.FirstDay, span.LastDay) + ", " + Hours(span),
        _ => $"du {Day(span.FirstDay, month: true, year: span.FirstDay.Year != span.LastDay.Year)} à {Hour(span.Start)} au {Day(span.LastDay, month: true, year: true)} à {Hour(span.End)}",
    };

    /// <summary>The same beside a block that gives the first day: « jeudi, 9 h 15 – 16 h 30 », « date à fixer ».</summary>
    public static string Beside(EventSpan span) => span.Precision switch
    {
        EventPrecision.Month => "date à fixer",
        EventPrecision.Day when span.FirstDay == span.LastDay => Weekday(span.FirstDay),
        EventPrecision.Hour when span.FirstDay == span.LastDay => Weekday(span.FirstDay) + ", " + Hours(span),
        _ => Full(span),
    };

    /// <summary>« 9 h 15 – 16 h 30 »; the beginning alone when the end is not known.</summary>
    public static string Hours(EventSpan span) => span.HasEnd ? Hour(span.Start) + FrenchText.NoBreak + "– " + Hour(span.End) : Hour(span.Start);

    /// <summary>« samedi 13 et dimanche 14 mars 2027 », « du lundi 15 au vendredi 19 mars 2027 ».</summary>
    public static string Days(DateOnly first, DateOnly last)
    {
        var end = Day(last, month: true, year: true);
        if (first == last) return end;
        var start = Day(first, month: first.Month != last.Month || first.Year != last.Year, year: first.Year != last.Year);
        return first.AddDays(1) == last ? $"{start} et {end}" : $"du {start} au {end}";
    }

    /// <summary>« juin 2027 », « juin et juillet 2027 », « d’avril à juin 2027 ».</summary>
    public static string Months(DateOnly first, DateOnly last)
    {
        var (start, end) = (first.Year == last.Year ? MonthName(first.Month) : MonthYear(first), MonthYear(last));
        if (first.Year == last.Year && first.Month == last.Month) return end;
        if (first.Year == last.Year && first.Month + 1 == last.Month) return $"{start} et {end}";
        return $"{("aeiouAEIOU".Contains(start[0], StringComparison.Ordinal) ? "d’" : "de ")}{start} à {end}";
    }

    public static string MonthYear(DateOnly day) => $"{MonthName(day.Month)} {day.Year.ToString(CultureInfo.InvariantCulture)}";
    public static string MonthName(int month) => SiteTime.French.DateTimeFormat.GetMonthName(month);

    /// <summary>« janv. », « mars ».</summary>
    public static string MonthShort(int month) => SiteTime.French.DateTimeFormat.GetAbbreviatedMonthName(month);

    /// <summary>« janvier, mars et octobre ».</summary>
    public static string List(IReadOnlyList<string> words) => words.Count < 2 ? string.Concat(words) : string.Join(", ", words.SkipLast(1)) + " et " + words[^1];

    private static string Weekday(DateOnly day) => day.ToString("dddd", SiteTime.French);

    private static string Hour(DateTime time) => time.TimeOfDay == TimeSpan.Zero ? "minuit" : FrenchDate.Hour(time.TimeOfDay);

    private static string Day(DateOnly day, bool month, bool year)
    {
        var words = Weekday(day) + " " + (day.Day == 1 ? "1er" : day.Day.ToString(CultureInfo.InvariantCulture));
        if (month) words += " " + MonthName(day.Month);
        return year ? words + " " + day.Year.ToString(CultureInfo.InvariantCulture) : words;
    }
}
