namespace Reseau50.Agenda.Holidays;

/// <summary>The eleven public holidays of La Manche, computed.</summary>
internal static class PublicHolidays
{
    /// <summary>What holiday <paramref name="day"/> is, with its article: « le lundi de Pâques »; null on any other day.</summary>
    public static string? On(DateOnly day) => (day.Month, day.Day) switch
    {
        (1, 1) => "le jour de l’An",
        (5, 1) => "le 1er mai",
        (5, 8) => "le 8 mai",
        (7, 14) => "le 14 juillet",
        (8, 15) => "l’Assomption",
        (11, 1) => "la Toussaint",
        (11, 11) => "le 11 novembre",
        (12, 25) => "Noël",
        _ => (day.DayNumber - Easter(day.Year).DayNumber) switch
        {
            1 => "le lundi de Pâques",
            39 => "l’Ascension",
            50 => "le lundi de Pentecôte",
            _ => null,
        },
    };

    /// <summary>Easter Sunday of the Gregorian calendar, by the anonymous computus of 1876 (Meeus, Jones, Butcher).</summary>
    public static DateOnly Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var (d, e, g) = (b / 4, b % 4, (8 * b + 13) / 25);
        var h = (19 * a + b - d - g + 15) % 30;
        var (i, k) = (c / 4, c % 4);
        var l = (32 + 2 * e + 2 * i - h - k) % 7;
        var m = (a + 11 * h + 22 * l) / 451;
        var n = h + l - 7 * m + 114;
        return new DateOnly(year, n / 31, n % 31 + 1);
    }
}
