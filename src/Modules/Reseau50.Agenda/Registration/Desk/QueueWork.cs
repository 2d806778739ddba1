using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Agenda.Registration.Seats;
using Reseau50.Cms.Data;

namespace Reseau50.Agenda.Registration.Desk;

/// <summary>What happens by itself: what is held or offered too long ends, and free seats go to those who wait, in the order of arrival.</summary>
internal sealed class QueueWork(SiteDb db, SeatBook seats)
{
    public async Task RunAsync(Turn turn, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        await EndAsync(turn, ct);
        if (turn.Rules.Promotion != Promotion.Manual && turn.Rules.Mode != RegistrationMode.None)
            foreach (var session in turn.Rules.HasSessions ? turn.Rules.Sessions.Select(s => s.Id).ToArray() : [""]) await CallAsync(turn, session, ct);
        await db.SaveChangesAsync(ct);
        var ends = await db.Set<Attendee>().Where(r => r.EventId == turn.Rules.EventId && r.UntilUtc != null).MinAsync(r => r.UntilUtc, ct);
        var release = turn.Rules.NextReleaseAfter(turn.Now);
        turn.Register.NextDueUtc = ends < release || release is null ? ends : release;
    }

    private async Task EndAsync(Turn turn, CancellationToken ct)
    {
        var over = await db.Set<Attendee>().Where(r => r.EventId == turn.Rules.EventId && r.UntilUtc != null && r.UntilUtc <= turn.Now).OrderBy(r => r.UntilUtc).ThenBy(r => r.Position).ThenBy(r => r.Rank).ToListAsync(ct);
        foreach (var person in over) turn.Set(person, RegistrationState.Lapsed);
        if (over.Count > 0) await db.SaveChangesAsync(ct);
    }

    private async Task CallAsync(Turn turn, string sessionId, CancellationToken ct)
    {
        if (!turn.Rules.CallsAt(turn.Now, sessionId)) return;
        var plan = turn.Rules.PlanAt(turn.Now, sessionId);
        var profiles = await seats.WaitingProfilesAsync(turn.Rules.EventId, sessionId, ct);
        if (profiles.Count == 0) return;
        var seated = await seats.SeatedAsync(turn.Rules.EventId, sessionId, ct);
        if (profiles.All(p => plan.For(seated, [p]) is not null)) return;
        foreach (var party in await seats.WaitingAsync(turn.Rules.EventId, sessionId, ct))
        {
            if (plan.For(seated, party.People) is not null) continue;
            foreach (var person in await seats.Queue(turn.Rules.EventId, sessionId).Where(r => r.PartyId == party.Id).OrderBy(r => r.Rank).ToListAsync(ct)) CallIn(turn, person);
            foreach (var who in party.People) seated[who] = seated.GetValueOrDefault(who) + 1;
            if (profiles.All(p => plan.For(seated, [p]) is not null)) return;
        }
    }

    /// <summary>Gives the seat that is free for this person: theirs, offered, or held while the address is not proven.</summary>
    public static void CallIn(Turn turn, Attendee person)
    {
        if (person.State == RegistrationState.Unproven) turn.Set(person, RegistrationState.Held, person.UntilUtc);
        else if (turn.Rules.Promotion == Promotion.Direct) turn.Set(person, RegistrationState.Confirmed);
        else turn.Set(person, RegistrationState.Offered, turn.Rules.OfferUntil(turn.Now, person.SessionId));
    }
}
