using System.Globalization;
using Reseau50.Agenda.Events;
using Reseau50.Cms.Content;
using Reseau50.Cms.Fields;

namespace Reseau50.Agenda.Repeating;

internal enum Rhythm { Weekly, Monthly }

/// <summary>Which day of the month: the same number, the same rank (« deuxième mardi »), or the last weekday of that name.</summary>
internal enum MonthRule { Day, Rank, Last }

/// <summary>How an event comes back, as its part <c>Recurrence</c> says.</summary>
internal sealed record Series(Rhythm Rhythm, int Interval, IReadOnlyList<DayOfWeek> Weekdays, MonthRule MonthRule, DateOnly? Until, bool NotInHolidays, bool NotOnPublicHolidays, IReadOnlyList<string> Exceptions)
{
    public const string Part = "Recurrence";

    /// <summary>Dates of one series, at most; and how long it lasts.</summary>
    public const int Most = 200, Years = 2;

    public static Series? Of(ContentItem item) => item.Text(Part, "Frequence") switch
    {
        "hebdomadaire" => Read(item, Rhythm.Weekly),
        "mensuelle" => Read(item, Rhythm.Monthly),
        _ => null,
    };

    /// <summary>The day after which there is none.</summary>
    public DateOnly LastDay(DateOnly first) => Until is { } until && until < first.AddYears(Years) ? until : first.AddYears(Years);

    /// <summary>The weekdays it falls on: that of its first day, when none is chosen.</summary>
    public IReadOnlyList<DayOfWeek> DaysFrom(DateOnly first) => Weekdays.Count > 0 ? Weekdays : [first.DayOfWeek];

    /// <summary>The rule as RFC 5545 writes it, its end left out.</summary>
    public string Rule(DateOnly first)
    {
        var rule = new List<string> { Rhythm == Rhythm.Weekly ? "FREQ=WEEKLY" : "FREQ=MONTHLY" };
        if (Interval > 1) rule.Add("INTERVAL=" + Interval.ToString(CultureInfo.InvariantCulture));
        rule.Add((Rhythm, MonthRule) switch
        {
            (Rhythm.Weekly, _) => "WKST=MO;BYDAY=" + string.Join(',', DaysFrom(first).Select(Code)),
            (_, MonthRule.Day) => "BYMONTHDAY=" + first.Day.ToString(CultureInfo.InvariantCulture),
            (_, MonthRule.Rank) => "BYDAY=" + Rank(first).ToString(CultureInfo.InvariantCulture) + Code(first.DayOfWeek),
            _ => "BYDAY=-1" + Code(first.DayOfWeek),
        });
        return string.Join(';', rule);
    }

    /// <summary>Which of its weekday in the month: 2 for the second Tuesday.</summary>
    public static int Rank(DateOnly day) => (day.Day + 6) / 7;

    private static string Code(DayOfWeek day) => day.ToString()[..2].ToUpperInvariant();

    private static Series Read(ContentItem item, Rhythm rhythm) => new(rhythm, (int)Math.Clamp(item.Field<NumericField>(Part, "Intervalle").Value ?? 1, 1, 12),
        [.. item.Field<MultiTextField>(Part, "Jours").Values.Select(d => Array.IndexOf(DayNames, d)).Where(i => i >= 0).Distinct().Order().Select(i => (DayOfWeek)((i + 1) % 7))],
        item.Text(Part, "JourDuMois") switch { "rang" => MonthRule.Rank, "dernier" => MonthRule.Last, _ => MonthRule.Day },
        item.Field<DateField>(Part, "Jusqua").Value is { } until ? DateOnly.FromDateTime(until) : null,
        item.Field<BooleanField>(Part, "SaufVacances").Value, item.Field<BooleanField>(Part, "SaufFeries").Value, [.. ExceptionLine.Lines(item.Text(Part, "Exceptions"))]);

    /// <summary>As the field keeps them, Monday first.</summary>
    private static readonly string[] DayNames = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
}
