using System.Globalization;
using System.Text;

namespace Reseau50.Agenda.Feeds;

/// <summary>An event as a calendar keeps it. <see cref="AllDay"/>: only the dates of <see cref="Start"/> and <see cref="End"/> (excluded) count; else both are UTC.</summary>
internal sealed record IcsEvent(string Uid, string Summary, DateTime Start, DateTime? End, bool AllDay, string Status, int Sequence, DateTime ModifiedUtc)
{
    public string? Description { get; init; }
    public string? Location { get; init; }
    public string? Url { get; init; }
    public IReadOnlyList<string> Categories { get; init; } = [];
}

/// <summary>Writes iCalendar (RFC 5545): lines end in CRLF, none is longer than 75 octets, times are UTC.</summary>
internal static class IcsWriter
{
    private const int MaxOctets = 75;

    public static string Write(string name, IEnumerable<IcsEvent> events)
    {
        var ics = new StringBuilder();
        Line(ics, "BEGIN:VCALENDAR");
        Line(ics, "VERSION:2.0");
        Line(ics, "PRODID:-//Reseau50//Agenda//FR");
        Line(ics, "CALSCALE:GREGORIAN");
        Line(ics, "METHOD:PUBLISH");
        Line(ics, "X-WR-CALNAME:" + Escape(name));
        Line(ics, "X-WR-TIMEZONE:Europe/Paris");
        Line(ics, "REFRESH-INTERVAL;VALUE=DURATION:PT6H");
        Line(ics, "X-PUBLISHED-TTL:PT6H");
        foreach (var e in events) Event(ics, e);
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
        Line(ics, e.AllDay ? "DTSTART;VALUE=DATE:" + Date(e.Start) : "DTSTART:" + Utc(e.Start));
        if (e.End is { } end) Line(ics, e.AllDay ? "DTEND;VALUE=DATE:" + Date(end) : "DTEND:" + Utc(end));
        Line(ics, "SUMMARY:" + Escape(e.Summary));
        Line(ics, "STATUS:" + e.Status);
        Text(ics, "LOCATION", e.Location);
        Text(ics, "DESCRIPTION", e.Description);
        if (e.Categories.Count > 0) Line(ics, "CATEGORIES:" + string.Join(',', e.Categories.Select(Escape)));
        if (e.Url is { Length: > 0 } url) Line(ics, "URL:" + url);
        Line(ics, "END:VEVENT");
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
    private static string Date(DateTime day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
