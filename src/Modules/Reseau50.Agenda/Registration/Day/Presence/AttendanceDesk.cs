using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Day.HalfDays;
using Reseau50.Agenda.Registration.Desk;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;

namespace Reseau50.Agenda.Registration.Day.Presence;

/// <summary>One touch on a telephone. <see cref="Age"/>: how long before it was sent; a telephone's clock may be wrong, its stopwatch is not.</summary>
internal sealed record Tap(Guid Operation, Guid Person, int Half, Mark Mark, TimeSpan Age);

/// <summary>Notes who came. Two telephones may note the same person: the last word by the time of the touch wins, in whatever order they are sent.</summary>
internal sealed class AttendanceDesk(EventDesk desk, SiteDb db, AuditTrail audit, CurrentViewer viewer, SiteTime time)
{
    // Without what is read one for the other; eighty bits.
    private const string Signs = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int CodeLength = 16;
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(7);

    /// <summary>The touches that were taken, old ones included; false for an event that is not there. What is about nobody with a firm seat, or no half-day of theirs, is left out.</summary>
    public Task<bool> NoteAsync(string eventId, IReadOnlyCollection<Tap> taps, CancellationToken ct = default) => desk.OnAsync(eventId, false, async turn =>
    {
        var ids = taps.Select(t => t.Person).Distinct().ToArray();
        var people = await db.Set<Attendee>().AsNoTracking().Where(a => a.EventId == eventId && ids.Contains(a.Id) && a.State == RegistrationState.Confirmed).ToDictionaryAsync(a => a.Id, ct);
        var rows = await db.Set<Attendance>().Where(r => ids.Contains(r.AttendeeId)).ToDictionaryAsync(r => (r.AttendeeId, r.Half), ct);
        var changed = new HashSet<Guid>();
        foreach (var tap in taps)
        {
            if (!people.TryGetValue(tap.Person, out var person) || Halves.Of(turn.Rules, person.SessionId, time).All(h => h.Number != tap.Half)) continue;
            var at = turn.Now - TimeSpan.FromTicks(Math.Clamp(tap.Age.Ticks, 0, Oldest.Ticks));
            if (!rows.TryGetValue((tap.Person, tap.Half), out var row))
            {
                row = rows[(tap.Person, tap.Half)] = new Attendance { AttendeeId = tap.Person, Half = tap.Half, EventId = eventId };
                db.Add(row);
            }
            else if (row.OperationId == tap.Operation || row.TappedUtc > at || (row.TappedUtc == at && row.OperationId.CompareTo(tap.Operation) > 0)) continue;
            (row.Mark, row.TappedUtc, row.OperationId, row.NotedBy) = (tap.Mark, at, tap.Operation, viewer.Value.AccountId);
            changed.Add(tap.Person);
        }
        await GiveCodesAsync([.. rows.Values.Where(r => r.Mark == Mark.Present && changed.Contains(r.AttendeeId)).Select(r => r.AttendeeId).Distinct()], ct);
        if (changed.Count > 0) audit.Add("agenda.presence", "Inscription", eventId, changed.Count == 1 ? "La présence d’une personne est notée." : $"La présence de {changed.Count} personnes est notée.");
        return true;
    }, ct);

    /// <summary>Within the unit of work that seats a walk-in: noted present at once.</summary>
    public async Task ArriveAsync(Booking booking, int half, Guid operation, CancellationToken ct)
    {
        var people = db.ChangeTracker.Entries<Attendee>().Select(e => e.Entity).Where(a => a.BookingId == booking.Id).ToList();
        foreach (var person in people)
            db.Add(new Attendance { AttendeeId = person.Id, Half = half, EventId = booking.EventId, Mark = Mark.Present, TappedUtc = time.UtcNow, OperationId = operation, NotedBy = viewer.Value.AccountId, WalkIn = true });
        await GiveCodesAsync([.. people.Select(p => p.Id)], ct);
    }

    private async Task GiveCodesAsync(IReadOnlyCollection<Guid> people, CancellationToken ct)
    {
        var have = await db.Set<CertificateCode>().Where(c => people.Contains(c.AttendeeId)).Select(c => c.AttendeeId).ToListAsync(ct);
        foreach (var person in people.Except(have)) db.Add(new CertificateCode { AttendeeId = person, Code = RandomNumberGenerator.GetString(Signs, CodeLength) });
    }
}
