using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Display;

namespace Reseau50.Agenda.Registration.Day.HalfDays;

/// <summary>What presence is noted for: a morning, an afternoon, an evening, a day whose hours nobody gave. <see cref="Length"/> is null where hours are not known.</summary>
internal sealed record HalfDay(int Number, string Name, DateOnly Day, DateTime StartUtc, TimeSpan? Length);

/// <summary>The half-days of an event, as its hours say. Their numbers stay when an hour is corrected.</summary>
internal static class Halves
{
    private static readonly TimeSpan Noon = TimeSpan.FromHours(12), LunchFrom = new(12, 30, 0), LunchTo = new(13, 30, 0), Early = TimeSpan.FromHours(14), Evening = TimeSpan.FromHours(17);

    /// <summary>Shorter than this over midnight, it is one evening.</summary>
    private static readonly TimeSpan OneEvening = TimeSpan.FromHours(12);

    public static IReadOnlyList<HalfDay> Of(EventRules rules, string sessionId, SiteTime time) => rules.Session(sessionId) is { } session
        ? [new HalfDay(0, session.Title, DateOnly.FromDateTime(time.ToLocal(session.StartsUtc)), session.StartsUtc, null)]
        : Of(rules.Span, time);

    public static IReadOnlyList<HalfDay> Of(EventSpan span, SiteTime time)
    {
        if (span.Precision != EventPrecision.Hour) return [.. Days(span).Select((d, i) => new HalfDay(i, Named(span, d, "journée"), d, time.ToUtc(d.ToDateTime(TimeOnly.MinValue)), null))];
        if (!span.HasEnd) return [new HalfDay(0, Part(span.Start.TimeOfDay), span.FirstDay, span.StartUtc, null)];
        if (span.FirstDay == span.LastDay || span.EndUtc - span.StartUtc <= OneEvening) return Numbered(Split(span, span.FirstDay, span.Start, span.End, time));
        // The same hours each day; where they cannot be read that way, nobody knows how long a day was.
        return span.End.TimeOfDay > span.Start.TimeOfDay
            ? Numbered(Days(span).SelectMany(d => Split(span, d, d.ToDateTime(TimeOnly.FromTimeSpan(span.Start.TimeOfDay)), d.ToDateTime(TimeOnly.FromTimeSpan(span.End.TimeOfDay)), time)))
            : [.. Days(span).Select((d, i) => new HalfDay(i, Named(span, d, "journée"), d, i == 0 ? span.StartUtc : time.ToUtc(d.ToDateTime(TimeOnly.MinValue)), null))];
    }

    /// <summary>The one under way, or the next; the last when all are over.</summary>
    public static HalfDay At(IReadOnlyList<HalfDay> all, DateTime utc) => all.LastOrDefault(h => h.StartUtc.AddHours(-1) <= utc) ?? all[0];

    /// <summary>« 7 h », « 3 h 30 ».</summary>
    public static string Words(TimeSpan length)
    {
        var minutes = (int)Math.Round(length.TotalMinutes);
        return minutes % 60 == 0 ? $"{minutes / 60} h" : minutes < 60 ? $"{minutes} min" : $"{minutes / 60} h {minutes % 60:00}";
    }

    // Lunch is nobody's attendance: a day from 9 h to 17 h is twice three hours and a half.
    private static IEnumerable<HalfDay> Split(EventSpan span, DateOnly day, DateTime from, DateTime to, SiteTime time)
    {
        if (from.TimeOfDay >= Noon || to.Date > from.Date || to.TimeOfDay <= Early) return [Made(from, to, Part(from.TimeOfDay))];
        return [Made(from, from.Date + LunchFrom, "matin"), Made(from.Date + LunchTo, to, "après-midi")];

        HalfDay Made(DateTime start, DateTime end, string part)
        {
            var (startUtc, endUtc) = (start == span.Start ? span.StartUtc : time.ToUtc(start), end == span.End ? span.EndUtc : time.ToUtc(end));
            return new HalfDay(0, Named(span, day, part), day, startUtc, endUtc - startUtc);
        }
    }

    private static string Part(TimeSpan from) => from < Noon ? "matin" : from < Evening ? "après-midi" : "soirée";

    private static string Named(EventSpan span, DateOnly day, string part) => span.FirstDay == span.LastDay || span.EndUtc - span.StartUtc <= OneEvening ? part : $"{day.ToString("ddd d MMM", SiteTime.French)}, {part}";

    private static IReadOnlyList<HalfDay> Numbered(IEnumerable<HalfDay> all) => [.. all.Select((h, i) => h with { Number = i })];

    private static IEnumerable<DateOnly> Days(EventSpan span)
    {
        for (var day = span.FirstDay; day <= span.LastDay && day < span.FirstDay.AddDays(EventSpan.Longest.Days); day = day.AddDays(1)) yield return day;
    }
}
