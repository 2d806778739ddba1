using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Parts;

namespace Reseau50.Agenda.Registration.Day.Presence;

/// <summary>Somebody with a firm seat, and what is noted of each half-day.</summary>
internal sealed record ExpectedPerson(Guid Id, string Name, string Ticket, string? CategoryId, string? Category, string? Structure, string SessionId, bool Online)
{
    public IReadOnlyDictionary<int, Mark> Marks { get; init; } = new Dictionary<int, Mark>();
    public bool WalkIn { get; init; }

    public Mark MarkOf(int half) => Marks.GetValueOrDefault(half);
    public bool Came => Marks.Values.Contains(Mark.Present);
}

/// <summary>Who is expected at a date, and who came. Two queries, however many they are.</summary>
internal sealed class AttendanceBook(SiteDb db, TermTable terms)
{
    /// <summary>By name, as French people look for them.</summary>
    public async Task<IReadOnlyList<ExpectedPerson>> OfAsync(string eventId, string? sessionId, CancellationToken ct)
    {
        var people = await (from a in db.Set<Attendee>().AsNoTracking()
                            join b in db.Set<Booking>().AsNoTracking() on a.BookingId equals b.Id
                            where a.EventId == eventId && a.State == RegistrationState.Confirmed && (sessionId == null || a.SessionId == sessionId)
                            select new { a.Id, a.Name, a.Ticket, a.Category, b.Structure, a.SessionId, a.Online }).ToListAsync(ct);
        var noted = (await db.Set<Attendance>().AsNoTracking().Where(r => r.EventId == eventId).ToListAsync(ct)).ToLookup(r => r.AttendeeId);
        var categories = (await terms.AllAsync(RuleReader.CategoryTaxonomy, ct)).ToDictionary(t => t.Id, t => t.Name);
        return [.. people.Select(p => new ExpectedPerson(p.Id, p.Name, p.Ticket, p.Category, p.Category is { } c ? categories.GetValueOrDefault(c, c) : null, p.Structure, p.SessionId, p.Online)
            { Marks = noted[p.Id].ToDictionary(r => r.Half, r => r.Mark), WalkIn = noted[p.Id].Any(r => r.WalkIn) })
            .OrderBy(p => p.Name, StringComparer.Create(SiteTime.French, ignoreCase: true)).ThenBy(p => p.Id)];
    }

    /// <summary>What is noted of everybody of a date, gone or not, by person.</summary>
    public async Task<ILookup<Guid, Mark>> MarksAsync(string eventId, CancellationToken ct) =>
        (await db.Set<Attendance>().AsNoTracking().Where(r => r.EventId == eventId).Select(r => new { r.AttendeeId, r.Mark }).ToListAsync(ct)).ToLookup(r => r.AttendeeId, r => r.Mark);
}
