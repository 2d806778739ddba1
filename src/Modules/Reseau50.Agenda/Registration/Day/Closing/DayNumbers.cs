using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Events;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Day.HalfDays;
using Reseau50.Agenda.Registration.Day.Presence;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;

namespace Reseau50.Agenda.Registration.Day.Closing;

/// <inheritdoc cref="IAttendance"/>
internal sealed class DayNumbers(SiteDb db, ContentReader content, RuleReader rules, AttendanceBook book, SiteTime time) : IAttendance
{
    /// <summary>A withdrawal nobody could make up for any more.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromHours(48);

    public async Task<AttendanceNumbers?> OfAsync(string eventId, Viewer viewer, CancellationToken ct = default) =>
        await content.PublishedAsync(eventId, viewer, ct) is { ContentType: Evenement.Type } item && await rules.OfAsync(item, ct) is { Mode: not RegistrationMode.None } found ? await OfAsync(found, ct) : null;

    public async Task<AttendanceNumbers> OfAsync(EventRules found, CancellationToken ct)
    {
        var people = await book.OfAsync(found.EventId, null, ct);
        var withdrawn = await db.Set<Attendee>().AsNoTracking().Where(a => a.EventId == found.EventId && a.State == RegistrationState.Withdrawn).Select(a => new { a.SessionId, a.SinceUtc }).ToListAsync(ct);
        var register = await db.Set<EventRegister>().AsNoTracking().FirstOrDefaultAsync(r => r.EventId == found.EventId, ct);
        var halves = people.Select(p => p.SessionId).Distinct().ToDictionary(s => s, s => Halves.Of(found, s, time));
        var length = people.SelectMany(p => halves[p.SessionId].Where(h => p.MarkOf(h.Number) == Mark.Present)).Aggregate(TimeSpan.Zero, (sum, h) => sum + (h.Length ?? TimeSpan.Zero));
        var categories = people.GroupBy(p => p.Category ?? "Sans catégorie").OrderBy(g => g.Key, StringComparer.Create(SiteTime.French, ignoreCase: true)).Select(g => Count(g.Key, [.. g])).ToList();
        return new AttendanceNumbers(Count("Total", people), categories, withdrawn.Count(w => w.SinceUtc >= found.StartOf(w.SessionId) - Late), length, register?.Draw, register?.Note);
    }

    // Each person counts once: there for a part is there.
    private static AttendanceCount Count(string name, IReadOnlyCollection<ExpectedPerson> people)
    {
        var (present, rest) = (people.Count(p => p.Came), people.Where(p => !p.Came).ToList());
        var excused = rest.Count(p => p.Marks.Values.Contains(Mark.Excused));
        var absent = rest.Count(p => p.Marks.Values.Contains(Mark.Absent) && !p.Marks.Values.Contains(Mark.Excused));
        return new AttendanceCount(name, people.Count, present, absent, excused, people.Count(p => p.WalkIn));
    }
}
