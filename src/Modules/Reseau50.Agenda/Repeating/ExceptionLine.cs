using System.Globalization;
using System.Text.RegularExpressions;

namespace Reseau50.Agenda.Repeating;

/// <summary>
/// One line of the exceptions of a series: « 12/01/2027 » does not take place, « 12/01/2027 annulée » is shown as cancelled,
/// « 12/01/2027 reportée au 13/01/2027 de 15 h à 17 h » takes place at another moment; without hours, at the usual ones.
/// </summary>
internal sealed partial record ExceptionLine(DateOnly Day, bool Cancelled, DateOnly? MovedTo, TimeOnly? From, TimeOnly? To)
{
    public const string Example = "« 12/01/2027 », « 12/01/2027 annulée » ou « 12/01/2027 reportée au 13/01/2027 de 15 h à 17 h »";

    /// <summary>The line, or null when it says something else.</summary>
    public static ExceptionLine? Read(string line)
    {
        if (Form().Match(line.Trim().Replace('\u00a0', ' ').Replace('\u202f', ' ')) is not { Success: true } match || Date(match.Groups["day"].Value) is not { } day) return null;
        if (!match.Groups["to"].Success) return new ExceptionLine(day, match.Groups["off"].Success, null, null, null);
        var (from, to) = (Hour(match.Groups["from"].Value), Hour(match.Groups["until"].Value));
        if (Date(match.Groups["to"].Value) is not { } moved || (match.Groups["from"].Success && from is null) || (match.Groups["until"].Success && (to is null || to <= from))) return null;
        return new ExceptionLine(day, false, moved, from, to);
    }

    public static IEnumerable<string> Lines(string? text) => (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static DateOnly? Date(string text) => DateOnly.TryParseExact(text, ["d/M/yyyy", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static TimeOnly? Hour(string text) => TimeOnly.TryParseExact(text.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant(), ["H'h'mm", "H'h'", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour) ? hour : null;

    [GeneratedRegex(@"^(?<day>[\d/-]+)(\s+(?<off>annul(é|ée|és|ées|e|ee))|\s+(report(é|ée|e|ee)\s+(au|le)|déplac(é|ée)\s+(au|le)|→)\s+(?<to>[\d/-]+)(\s*,?\s*(de|à)\s+(?<from>\d{1,2}\s*(h\s*(\d{2})?|:\d{2}))(\s*(à|-|–)\s*(?<until>\d{1,2}\s*(h\s*(\d{2})?|:\d{2})))?)?)?\s*\.?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 500)]
    private static partial Regex Form();
}
