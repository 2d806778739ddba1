using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Letters;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;

namespace Reseau50.Agenda.Registration.Desk;

/// <summary>The one way to the registrations of an event: under its lock, with what is over ended first, with those who can be called in called afterwards, with a line of the journal and at most one letter for each booking.</summary>
internal sealed class EventDesk(SiteDb db, SiteWork work, RuleReader rules, QueueWork queue, DateNotices notices, BookingLetters letters, AuditTrail audit, SiteTime time)
{
    /// <summary>The name of an event's lock, for what holds several: in one order, before the first act.</summary>
    public static string LockOf(string eventId) => "agenda:" + eventId;

    /// <summary>Runs <paramref name="act"/>; <paramref name="gone"/> is the answer for an event that is not published, or has no day.</summary>
    public Task<T> OnAsync<T>(string eventId, T gone, Func<Turn, Task<T>> act, CancellationToken ct) => work.RunAsync(async () =>
    {
        await work.HoldAsync(LockOf(eventId), ct);
        if (await rules.ReadAsync(eventId, ct) is not { } found) return gone;
        var turn = new Turn(found, await RegisterAsync(eventId, ct), time.UtcNow);
        turn.Register.EndsUtc = found.EndsUtc;
        await notices.TellChangesAsync(turn, ct);
        if (turn.Register.NextDueUtc <= turn.Now) await queue.RunAsync(turn, ct);
        turn.Phase++;
        var result = await act(turn);
        turn.Phase++;
        if (turn.Steps.Count > 0) await queue.RunAsync(turn, ct);
        await TellAsync(turn, ct);
        return result;
    }, ct);

    private async Task<EventRegister> RegisterAsync(string eventId, CancellationToken ct)
    {
        if (await db.Set<EventRegister>().FindAsync([eventId], ct) is { } register) return register;
        register = new EventRegister { EventId = eventId };
        db.Add(register);
        return register;
    }

    private async Task TellAsync(Turn turn, CancellationToken ct)
    {
        var changed = turn.Steps.GroupBy(s => s.Person.BookingId).ToDictionary(g => g.Key, g => g.ToList());
        var ids = changed.Keys.Union(turn.Letters.Keys).ToArray();
        if (ids.Length == 0) return;
        await db.SaveChangesAsync(ct);
        // In the order things happened: the journal shows a seat given back before it is given.
        foreach (var step in turn.Steps.GroupBy(s => (s.Phase, s.Person.BookingId))) audit.Add("agenda.inscription", "Inscription", step.Key.BookingId.ToString(), Words.Summary([.. step]));
        foreach (var booking in await db.Set<Booking>().Where(b => ids.Contains(b.Id)).OrderBy(b => b.AskedUtc).ThenBy(b => b.Id).ToListAsync(ct))
        {
            booking.Changes++;
            await letters.SendAsync(turn, booking, changed.GetValueOrDefault(booking.Id) ?? [], ct);
        }
    }
}
