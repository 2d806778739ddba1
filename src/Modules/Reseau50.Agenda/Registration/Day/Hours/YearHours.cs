using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Events;
using Reseau50.Agenda.Registration.Asking;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Day.HalfDays;
using Reseau50.Agenda.Registration.Day.Presence;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;

namespace Reseau50.Agenda.Registration.Day.Hours;

/// <summary>A year from September to August: « 2026-2027 ».</summary>
internal readonly record struct SchoolYear(int First)
{
    public string Name => $"{First}-{First + 1}";
    public DateTime From => new(First, 9, 1);

    public static SchoolYear Of(DateOnly day) => new(day.Month >= 9 ? day.Year : day.Year - 1);

    public static SchoolYear? Read(string? typed) =>
        typed is { Length: 9 } && typed[4] == '-' && int.TryParse(typed[..4], out var first) && int.TryParse(typed[5..], out var last) && last == first + 1 && first is >= 2000 and < 2100 ? new SchoolYear(first) : null;
}

/// <summary>What one person, or all of one structure, attended. <see cref="Unknown"/>: half-days whose length nobody gave, counted in no hour.</summary>
internal sealed record HoursLine(string Name, string Structure, TimeSpan Length, int Dates, int People, int Unknown);

internal sealed record YearHoursView(SchoolYear Year, IReadOnlyList<HoursLine> Structures, IReadOnlyList<HoursLine> People);

/// <summary>Hours of a year, counted from what was noted at the door, on dates the reader may see. Three queries, however many dates and people there are.</summary>
internal sealed class YearHours(SiteDb db, EventTable events, ContentReader reader, RuleReader rules, SiteTime time)
{
    public const string NoStructure = "Sans structure", Forgotten = "Personnes dont le nom est effacé";

    private sealed record Came(string Name, string Structure, string EventId, TimeSpan? Length);

    public async Task<YearHoursView> OfAsync(SchoolYear year, Viewer viewer, CancellationToken ct)
    {
        var (from, to) = (time.ToUtc(year.From), time.ToUtc(year.From.AddYears(1)));
        var ids = await events.Visible(viewer).Where(e => e.Ordinal == 0 && e.Precision != EventPrecision.Month && e.StartUtc >= from && e.StartUtc < to).Select(e => e.ContentItemId).ToListAsync(ct);
        var dates = new Dictionary<string, EventRules>();
        foreach (var item in await reader.PublishedAsync(ids, viewer, ct))
            if (await rules.OfAsync(item, ct) is { Mode: not RegistrationMode.None } one) dates[one.EventId] = one;
        var asked = dates.Keys.ToList();
        var rows = await (from r in db.Set<Attendance>().AsNoTracking()
                          join a in db.Set<Attendee>() on r.AttendeeId equals a.Id
                          join b in db.Set<Booking>() on a.BookingId equals b.Id
                          where asked.Contains(r.EventId) && r.Mark == Mark.Present && a.State == RegistrationState.Confirmed
                          orderby r.EventId, a.Position, a.Rank, r.Half
                          select new { r.EventId, r.Half, a.SessionId, a.Name, a.Mailbox, b.Structure }).ToListAsync(ct);
        var lengths = rows.Select(r => (r.EventId, r.SessionId)).Distinct().ToDictionary(k => k, k => Halves.Of(dates[k.EventId], k.SessionId, time));
        var came = rows.Select(r => (Key: r.Mailbox ?? Communes.Fold(r.Name + " " + r.Structure),
            Line: new Came(r.Name.Length > 0 ? r.Name : Forgotten, r.Structure ?? NoStructure, r.EventId, lengths[(r.EventId, r.SessionId)].FirstOrDefault(h => h.Number == r.Half)?.Length))).ToList();
        var order = StringComparer.Create(SiteTime.French, ignoreCase: true);
        return new YearHoursView(year,
            [.. came.GroupBy(c => Communes.Fold(c.Line.Structure)).Select(g => Sum(g.First().Line.Structure, "", [.. g.Select(c => c.Line)], g.Select(c => c.Key).Distinct().Count())).OrderBy(l => l.Name, order)],
            [.. came.GroupBy(c => c.Key).Select(g => Sum(g.Last().Line.Name, g.Last().Line.Structure, [.. g.Select(c => c.Line)], 1)).OrderBy(l => l.Name, order).ThenBy(l => l.Structure, order)]);
    }

    private static HoursLine Sum(string name, string structure, IReadOnlyList<Came> lines, int people) =>
        new(name, structure, lines.Aggregate(TimeSpan.Zero, (sum, l) => sum + (l.Length ?? TimeSpan.Zero)), lines.Select(l => l.EventId).Distinct().Count(), people, lines.Count(l => l.Length is null));
}
