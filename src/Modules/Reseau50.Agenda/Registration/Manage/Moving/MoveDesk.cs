using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Events;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Desk;
using Reseau50.Agenda.Registration.Letters;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;

namespace Reseau50.Agenda.Registration.Manage.Moving;

/// <summary>How many bookings went over, how many found no seat, how many mailboxes are registered there already.</summary>
internal sealed record MoveAnswer(int Moved, int Full, int Already);

/// <summary>Takes bookings over to another date: whole, and only to seats that are free. The calendar entry keeps its name, so that the new date replaces the old.</summary>
internal sealed class MoveDesk(EventDesk desk, AskDesk asking, SiteDb db, SiteWork work, SeatBook seats, AuditTrail audit)
{
    /// <summary>Moves the bookings of these persons; null when one of the dates is gone.</summary>
    public Task<MoveAnswer?> MoveAsync(string from, string to, string sessionId, IReadOnlyCollection<Guid> persons, CancellationToken ct = default) => work.RunAsync(async () =>
    {
        // One order for everybody: moves that cross wait one for the other, never for each other.
        foreach (var id in new[] { from, to }.Order(StringComparer.Ordinal)) await work.HoldAsync(EventDesk.LockOf(id), ct);
        return await desk.OnAsync<MoveAnswer?>(from, null, leaving => desk.OnAsync<MoveAnswer?>(to, null, async arriving =>
        {
            if (from == to || arriving.Rules.Mode == RegistrationMode.None || arriving.Rules.IsCancelled || (arriving.Rules.HasSessions ? arriving.Rules.Session(sessionId) is null : sessionId.Length > 0)) return null;
            var ids = await db.Set<Attendee>().Where(a => a.EventId == from && persons.Contains(a.Id)).Select(a => a.BookingId).Distinct().ToListAsync(ct);
            var answer = new MoveAnswer(0, 0, 0);
            foreach (var booking in await db.Set<Booking>().Where(b => ids.Contains(b.Id) && b.ProvenUtc != null && b.ForgottenUtc == null).OrderBy(b => b.AskedUtc).ThenBy(b => b.Id).ToListAsync(ct))
                answer = await MoveAsync(leaving, arriving, booking, sessionId, answer, ct);
            if (answer.Moved > 0) Note(leaving, arriving, answer.Moved);
            return answer;
        }, ct), ct);
    }, ct);

    private async Task<MoveAnswer> MoveAsync(Turn leaving, Turn arriving, Booking booking, string sessionId, MoveAnswer answer, CancellationToken ct)
    {
        var to = arriving.Rules;
        var people = await db.Set<Attendee>().Where(a => a.BookingId == booking.Id).OrderBy(a => a.Rank).ToListAsync(ct);
        var moving = people.Where(p => !p.State.IsOver()).ToList();
        // Whoever is only invited agreed to nothing yet.
        if (moving.Count == 0 || moving.Any(p => p.State == RegistrationState.Invited)) return answer;
        var mailbox = people.Select(p => p.Mailbox).FirstOrDefault(m => m is not null);
        if (mailbox is not null && await seats.Of(to.EventId, sessionId).AnyAsync(a => a.Mailbox == mailbox && a.State < RegistrationState.NotComing, ct)) return answer with { Already = answer.Already + 1 };
        bool Online(Attendee person) => to.Presence == Attending.Online || (to.Presence == Attending.Both && person.Online);
        if (!await asking.HasSeatAsync(arriving, sessionId, [.. moving.Select(p => p.Profile with { Online = Online(p) })], ct)) return answer with { Full = answer.Full + 1 };
        (booking.EventId, booking.SessionId) = (to.EventId, sessionId);
        // The calendar entry's SEQUENCE counts both: it may never go back.
        booking.Changes += Math.Max(0, leaving.Register.Sequence - arriving.Register.Sequence);
        foreach (var person in people) (person.EventId, person.SessionId) = (to.EventId, sessionId);
        foreach (var party in moving.GroupBy(p => p.PartyId))
        {
            var position = arriving.NextPosition();
            foreach (var person in party)
            {
                (person.Position, person.Online) = (position, Online(person));
                arriving.Set(person, RegistrationState.Confirmed);
            }
        }
        arriving.Letters[booking.Id] = RegistrationTexts.Moved;
        await db.SaveChangesAsync(ct);
        return answer with { Moved = answer.Moved + 1 };
    }

    private void Note(Turn leaving, Turn arriving, int moved)
    {
        var many = moved > 1 ? $"{moved} inscriptions sont passées" : "Une inscription est passée";
        foreach (var id in new[] { leaving.Rules.EventId, arriving.Rules.EventId }) audit.Add("agenda.moved", Evenement.Type, id, $"{many} de « {leaving.Rules.Title} » à « {arriving.Rules.Title} ».");
        // Their seats are free: within a minute those who wait are called.
        leaving.Register.NextDueUtc = leaving.Now;
    }
}
