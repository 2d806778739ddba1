using System.Globalization;
using System.Text;

namespace Reseau50.Agenda.Feeds;

/// <summary>An event as a calendar keeps it. <see cref="AllDay"/>: only the dates of <see cref="Start"/> and <see cref="End"/> (excluded) count; else both are UTC, or local when <see cref="InParis"/>.</summary>
internal sealed record IcsEvent(string Uid, string Summary, DateTime Start, DateTime? End, bool AllDay, string Status, int Sequence, DateTime ModifiedUtc)
{
    public string? Description { get; init; }
    public string? Location { get; init; }
    public string? Url { get; init; }
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Who invites and the one invited, as addresses, in a file sent to that one; else null.</summary>
    public (string Organizer, string Attendee)? Invitation { get; init; }

    /// <summary>Times are those of clocks in La Manche: a series keeps its hour when they change.</summary>
    public bool InParis { get; init; }

    /// <summary>How it comes back.</summary>
    public IcsRule? Rule { get; init; }

    /// <summary>The date of the series this one stands for, as the rule gives it.</summary>
    public DateTime? Replaces { get; init; }
}

/// <summary>A rule without its end; its last moment, included, local and in UTC; the local moments at which there is nothing.</summary>
internal sealed record IcsRule(string Text, DateTime Last, DateTime LastUtc, IReadOnlyList<DateTime> Without);

/// <summary>Writes iCalendar (RFC 5545): lines end in CRLF, none is longer than 75 octets, times are UTC.</summary>
internal static class IcsWriter
{
    private const int MaxOctets = 75;
    private const string Zone = "Europe/Paris";

    // The rules of the European Union since 1996, in local time on both sides of the change.
    private static readonly string[] ZoneLines =
    [
        "BEGIN:VTIMEZONE", "TZID:" + Zone,
        "BEGIN:STANDARD", "DTSTART:19961027T030000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "TZNAME:CET", "END:STANDARD",
        "BEGIN:DAYLIGHT", "DTSTART:19960331T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "TZNAME:CEST", "END:DAYLIGHT",
        "END:VTIMEZONE",
    ];

    public static string Write(string name, IEnumerable<IcsEvent> events, string method = "PUBLISH")
    {
        var (ics, all) = (new StringBuilder(), events.ToList());
        Line(ics, "BEGIN:VCALENDAR");
        Line(ics, "VERSION:2.0");
        Line(ics, "PRODID:-//Reseau50//Agenda//FR");
        Line(ics, "CALSCALE:GREGORIAN");
        Line(ics, "METHOD:" + method);
        Line(ics, "X-WR-CALNAME:" + Escape(name));
        Line(ics, "X-WR-TIMEZONE:" + Zone);
        Line(ics, "REFRESH-INTERVAL;VALUE=DURATION:PT6H");
        Line(ics, "X-PUBLISHED-TTL:PT6H");
        if (all.Any(e => e.InParis)) foreach (var line in ZoneLines) Line(ics, line);
        foreach (var e in all) Event(ics, e);
        Line(ics, "END:VCALENDAR");
        return ics.ToString();
    }

    private static void Event(StringBuilder ics, IcsEvent e)
    {
        Line(ics, "BEGIN:VEVENT");
        Line(ics, "UID:" + Escape(e.Uid));
        Line(ics, "DTSTAMP:" + Utc(e.ModifiedUtc));
        Line(ics, "LAST-MODIFIED:" + Utc(e.ModifiedUtc));
        Line(ics, "SEQUENCE:" + e.Sequence.ToString(CultureInfo.InvariantCulture));
        if (e.Replaces is { } planned) Moment(ics, "RECURRENCE-ID", e, planned);
        Moment(ics, "DTSTART", e, e.Start);
        if (e.End is { } end) Moment(ics, "DTEND", e, end);
        if (e.Rule is { } rule) Rule(ics, e, rule);
        Line(ics, "SUMMARY:" + Escape(e.Summary));
        Line(ics, "STATUS:" + e.Status);
        Text(ics, "LOCATION", e.Location);
        Text(ics, "DESCRIPTION", e.Description);
        if (e.Categories.Count > 0) Line(ics, "CATEGORIES:" + string.Join(',', e.Categories.Select(Escape)));
        if (e.Invitation is var (organizer, attendee))
        {
            Line(ics, "ORGANIZER:mailto:" + organizer);
            Line(ics, "ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:" + attendee);
        }
        if (e.Url is { Length: > 0 } url) Line(ics, "URL:" + url);
        Line(ics, "END:VEVENT");
    }

    private static void Moment(StringBuilder ics, string name, IcsEvent e, params IEnumerable<DateTime> moments) =>
        Line(ics, e.AllDay ? $"{name};VALUE=DATE:{string.Join(',', moments.Select(Date))}" : e.InParis ? $"{name};TZID={Zone}:{string.Join(',', moments.Select(Local))}" : $"{name}:{string.Join(',', moments.Select(Utc))}");

    // With a zone, the end of a rule is an instant in UTC (RFC 5545, 3.3.10).
    private static void Rule(StringBuilder ics, IcsEvent e, IcsRule rule)
    {
        Line(ics, $"RRULE:{rule.Text};UNTIL={(e.AllDay ? Date(rule.Last) : Utc(rule.LastUtc))}");
        if (rule.Without.Count > 0) Moment(ics, "EXDATE", e, rule.Without);
    }

    private static void Text(StringBuilder ics, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value)) Line(ics, name + ":" + Escape(value));
    }

    /// <summary>A content line, cut every 75 octets between two characters; what follows begins with a space.</summary>
    private static void Line(StringBuilder ics, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MaxOctets)
            {
                ics.Append("\r\n ");
                octets = 1;
            }
            ics.Append(rune);
            octets += rune.Utf8SequenceLength;
        }
        ics.Append("\r\n");
    }

    private static string Escape(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var c in text.ReplaceLineEndings("\n"))
        {
            if (c is '\\' or ';' or ',') safe.Append('\\').Append(c);
            else if (c == '\n') safe.Append("\\n");
            else if (!char.IsControl(c)) safe.Append(c);
        }
        return safe.ToString();
    }

    private static string Utc(DateTime utc) => utc.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
    private static string Local(DateTime time) => time.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
    private static string Date(DateTime day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
