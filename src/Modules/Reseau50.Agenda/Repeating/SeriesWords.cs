using System.Globalization;
using Reseau50.Agenda.Contracts;
using Reseau50.Cms.Display;
using Reseau50.Cms.Text;

namespace Reseau50.Agenda.Repeating;

/// <summary>A series in French words.</summary>
internal static class SeriesWords
{
    private static readonly string[] Ranks = ["premier", "deuxième", "troisième", "quatrième"];

    /// <summary>« Tous les mardis de 14 h à 17 h, jusqu’au mardi 29 juin 2027, sauf pendant les vacances scolaires ».</summary>
    public static string Full(Series series, EventSpan first) =>
        Rhythm(series, first.FirstDay) + Hours(first) + ", jusqu’au " + SpanWords.Days(series.LastDay(first.FirstDay), series.LastDay(first.FirstDay)) + Except(series);

    /// <summary>« Tous les mardis », « Le deuxième mardi de chaque mois ».</summary>
    public static string Rhythm(Series series, DateOnly first)
    {
        var every = series.Interval.ToString(CultureInfo.InvariantCulture);
        if (series.Rhythm == Repeating.Rhythm.Weekly)
        {
            var days = series.DaysFrom(first).Select(Name).ToList();
            return series.Interval switch
            {
                1 => "Tous les " + Several(days),
                2 when days.Count == 1 => $"Un {days[0]} sur deux",
                2 => $"Les {Several(days)}, une semaine sur deux",
                _ => $"Les {Several(days)}, toutes les {every} semaines",
            };
        }
        var day = series.MonthRule switch
        {
            MonthRule.Day => "Le " + (first.Day == 1 ? "1er" : first.Day.ToString(CultureInfo.InvariantCulture)),
            MonthRule.Rank when Series.Rank(first) <= Ranks.Length => $"Le {Ranks[Series.Rank(first) - 1]} {Name(first.DayOfWeek)}",
            _ => $"Le dernier {Name(first.DayOfWeek)}",
        };
        return series.Interval == 1 ? day + " de chaque mois" : $"{day}, tous les {every} mois";
    }

    public static string Name(DayOfWeek day) => SiteTime.French.DateTimeFormat.GetDayName(day);

    private static string Several(IEnumerable<string> days) => SpanWords.List([.. days.Select(d => d + "s")]);

    private static string Hours(EventSpan first) => first.Precision == EventPrecision.Day ? ""
        : first.HasEnd ? $" de {FrenchDate.Hour(first.Start.TimeOfDay)} à {(first.End.TimeOfDay == TimeSpan.Zero ? "minuit" : FrenchDate.Hour(first.End.TimeOfDay))}" : " à " + FrenchDate.Hour(first.Start.TimeOfDay);

    private static string Except(Series series) => (series.NotInHolidays, series.NotOnPublicHolidays) switch
    {
        (true, true) => ", sauf pendant les vacances scolaires et les jours fériés",
        (true, false) => ", sauf pendant les vacances scolaires",
        (false, true) => ", sauf les jours fériés",
        _ => "",
    };
}
