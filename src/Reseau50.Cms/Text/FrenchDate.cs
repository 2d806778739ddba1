using System.Globalization;

namespace Reseau50.Cms.Text;

/// <summary>Dates and hours in words, for local times: « jeudi 14 janvier 2027 », « 9 h 15 ».</summary>
public static class FrenchDate
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>« jeudi 14 janvier 2027 »; the first of a month is « 1er ».</summary>
    public static string Day(DateTime day) => day.ToString("dddd ", French) + DayOfMonth(day) + day.ToString(" MMMM yyyy", French);

    /// <summary>« 14 janvier 2027 ».</summary>
    public static string ShortDay(DateTime day) => DayOfMonth(day) + day.ToString(" MMMM yyyy", French);

    /// <summary>« 9 h 15 », « 18 h »; the spaces are narrow and do not break.</summary>
    public static string Hour(TimeSpan time)
    {
        var hour = time.Hours.ToString(CultureInfo.InvariantCulture) + FrenchText.NarrowNoBreak + "h";
        return time.Minutes == 0 ? hour : hour + FrenchText.NarrowNoBreak + time.Minutes.ToString("00", CultureInfo.InvariantCulture);
    }

    /// <summary>« jeudi 14 janvier 2027 à 9 h 15 ».</summary>
    public static string Moment(DateTime local) => Day(local) + " à " + Hour(local.TimeOfDay);

    /// <summary>The value of a <c>time</c> element for a day.</summary>
    public static string Machine(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The value of a <c>time</c> element for an instant.</summary>
    public static string MachineUtc(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string DayOfMonth(DateTime day) => day.Day == 1 ? "1er" : day.Day.ToString(CultureInfo.InvariantCulture);
}
