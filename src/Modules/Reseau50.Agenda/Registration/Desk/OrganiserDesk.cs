using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Seats;
using Reseau50.Cms.Data;

namespace Reseau50.Agenda.Registration.Desk;

internal enum OrganiserAct
{
    /// <summary>Lets in those who asked for leave: a seat, or the queue.</summary>
    Accept,
    Refuse,

    /// <summary>Offers a seat to those who wait, whatever their place.</summary>
    Offer,
    Remove,
}

/// <summary>How many were acted upon, and how many found no room.</summary>
internal sealed record OrganiserAnswer(int Done, int Full);

/// <summary>What the organiser decides. Nobody, the organiser neither, seats more people than there are seats.</summary>
internal sealed class OrganiserDesk(EventDesk desk, AskDesk asking, SiteDb db, SeatBook seats)
{
    /// <summary>Acts upon these persons, and upon those who come with them; a person of another event is not there. <paramref name="reason"/> goes with a refusal or a removal.</summary>
    public Task<OrganiserAnswer?> ActAsync(string eventId, OrganiserAct act, IReadOnlyCollection<Guid> persons, string? reason, CancellationToken ct = default) => desk.OnAsync<OrganiserAnswer?>(eventId, null, async turn =>
    {
        var parties = await db.Set<Attendee>().Where(a => a.EventId == eventId && persons.Contains(a.Id)).Select(a => a.PartyId).Distinct().ToListAsync(ct);
        var people = await db.Set<Attendee>().Where(a => parties.Contains(a.PartyId)).OrderBy(a => a.Position).ThenBy(a => a.Rank).ToListAsync(ct);
        var (done, full) = (0, 0);
        foreach (var party in people.GroupBy(a => a.PartyId).Select(g => g.ToList()))
        {
            var concerned = party.Where(a => IsFor(act, a) && (act != OrganiserAct.Remove || persons.Contains(a.Id))).ToList();
            if (concerned.Count == 0) continue;
            if (reason is not null) (await db.Set<Booking>().FindAsync([concerned[0].BookingId], ct))!.Note = reason;
            if (await StateAsync(turn, act, concerned, ct) is not { } state)
            {
                full += concerned.Count;
                continue;
            }
            foreach (var person in concerned)
            {
                if (act == OrganiserAct.Offer) QueueWork.CallIn(turn, person);
                else turn.Set(person, state);
            }
            done += concerned.Count;
            await db.SaveChangesAsync(ct);
        }
        return new OrganiserAnswer(done, full);
    }, ct);

    private static bool IsFor(OrganiserAct act, Attendee person) => act switch
    {
        OrganiserAct.Accept or OrganiserAct.Refuse => person.State == RegistrationState.Requested,
        OrganiserAct.Offer => person.State == RegistrationState.Waiting,
        _ => !person.State.IsOver(),
    };

    private async Task<RegistrationState?> StateAsync(Turn turn, OrganiserAct act, List<Attendee> party, CancellationToken ct)
    {
        var (eventId, sessionId, profiles) = (turn.Rules.EventId, party[0].SessionId, party.Select(a => a.Profile).ToList());
        switch (act)
        {
            case OrganiserAct.Refuse: return RegistrationState.Refused;
            case OrganiserAct.Remove: return RegistrationState.Removed;
            case OrganiserAct.Offer: return HasRoom(turn.Rules.PlanAt(turn.Now, sessionId), await seats.SeatedAsync(eventId, sessionId, ct), profiles) ? RegistrationState.Offered : null;
            default:
                if (await asking.HasSeatAsync(turn, sessionId, profiles, ct)) return RegistrationState.Confirmed;
                return turn.Rules.QueueSize is not { } size || await seats.Queue(eventId, sessionId).CountAsync(ct) + party.Count <= size ? RegistrationState.Waiting : null;
        }
    }

    private static bool HasRoom(SeatPlan plan, Dictionary<Profile, int> seated, IReadOnlyCollection<Profile> party) => plan.For(seated, party) is null;
}
