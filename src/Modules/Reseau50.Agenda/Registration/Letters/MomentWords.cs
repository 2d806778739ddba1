using System.Globalization;
using Reseau50.Cms.Display;
using Reseau50.Cms.Text;

namespace Reseau50.Agenda.Registration.Letters;

/// <summary>Moments to come, as one says them.</summary>
internal static class MomentWords
{
    /// <summary>« 18 h 40 », « demain à 9 h », « jeudi 4 mars à 18 h »; both are local times.</summary>
    public static string Until(DateTime moment, DateTime now)
    {
        var hour = FrenchDate.Hour(new TimeSpan(moment.Hour, moment.Minute, 0));
        return (moment.Date - now.Date).Days switch
        {
            0 => hour,
            1 => "demain à " + hour,
            _ => $"{Day(moment)} à {hour}",
        };
    }

    /// <summary>« le jeudi 4 mars 2027 à 9 h »; a local time.</summary>
    public static string Full(DateTime moment) => $"le {Day(moment)} {moment.Year.ToString(CultureInfo.InvariantCulture)} à {FrenchDate.Hour(new TimeSpan(moment.Hour, moment.Minute, 0))}";

    private static string Day(DateTime moment) => $"{moment.ToString("dddd", SiteTime.French)} {(moment.Day == 1 ? "1er" : moment.Day.ToString(CultureInfo.InvariantCulture))} {moment.ToString("MMMM", SiteTime.French)}";

    /// <summary>« demain », « dans 7 jours ».</summary>
    public static string In(int days) => days switch { <= 0 => "aujourd’hui", 1 => "demain", _ => $"dans {days} jours" };
}
