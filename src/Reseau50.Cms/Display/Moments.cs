using System.Globalization;

namespace Reseau50.Cms.Display;

/// <summary>Days, instants and hours as inputs carry them, and as people type them where the browser has no picker.</summary>
public static class Moments
{
    public static readonly string[] Days = ["yyyy-MM-dd", "d/M/yyyy"];
    public static readonly string[] Instants = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "d/M/yyyy H:mm", "d/M/yyyy H'h'mm", "d/M/yyyy H'h'"];
    public static readonly string[] Times = ["HH:mm", "HH:mm:ss", "H:mm", "H'h'mm", "H'h'"];

    public const string DayExample = "14/01/2027";
    public const string InstantExample = "14/01/2027 09:15";
    public const string TimeExample = "18:30";

    public static string? DayInput(DateTime? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    public static string? InstantInput(DateTime? local) => local?.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
    public static string? TimeInput(TimeSpan? time) => time?.ToString(time.Value.Seconds == 0 ? @"hh\:mm" : @"hh\:mm\:ss", CultureInfo.InvariantCulture);

    /// <summary>The type of input for a day, an instant or a time: a picker, unless it would blank what was typed.</summary>
    public static string InputType(string kind, string? value) => string.IsNullOrEmpty(value) || DateTime.TryParseExact(value, kind switch
    {
        "date" => Days[..1],
        "time" => Times[..2],
        _ => Instants[..2],
    }, CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? kind : "text";
}
