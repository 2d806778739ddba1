using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Letters;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Agenda.Registration.Seats;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Settings;

namespace Reseau50.Agenda.Registration.Desk;

/// <summary>Takes what somebody asks: a seat, or a place in the queue.</summary>
internal sealed class AskDesk(EventDesk desk, SiteDb db, SeatBook seats, SiteDocuments documents)
{
    // Without what is read one for the other.
    private const string Signs = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    public Task<AskAnswer> AskAsync(Asked asked, CancellationToken ct = default) => desk.OnAsync(asked.EventId, new AskAnswer(AskOutcome.Gone), turn => TakeAsync(turn, asked, ct), ct);

    /// <summary>Notes that a member does not come; the booking there was, if there is one already. Null when one cannot answer any more.</summary>
    public Task<Booking?> NotComingAsync(Asked asked, CancellationToken ct = default) => desk.OnAsync<Booking?>(asked.EventId, null, async turn =>
    {
        if (turn.Rules.WindowAt(turn.Now) != RegistrationWindow.Open) return null;
        var mailbox = Mailboxes.Fold(asked.Email);
        if (await LiveAsync(turn, asked.SessionId, mailbox, ct) is { } live) return live;
        var booking = Made(turn, asked);
        var person = Made(turn, asked, booking, asked.People[0], Guid.CreateVersion7(), turn.NextPosition(), 0, RegistrationState.NotComing, null, mailbox);
        db.Add(booking);
        db.Add(person);
        turn.Add(person);
        return booking;
    }, ct);

    /// <summary>The same within an act that asks for several.</summary>
    internal async Task<AskAnswer> TakeAsync(Turn turn, Asked asked, CancellationToken ct)
    {
        var rules = turn.Rules;
        if (rules.HasSessions ? rules.Session(asked.SessionId) is null : asked.SessionId.Length > 0) return new AskAnswer(AskOutcome.Gone);
        var byOrganiser = asked.EnteredBy is not null;
        if (byOrganiser ? rules.Mode == RegistrationMode.None || rules.IsCancelled : rules.WindowAt(turn.Now) != RegistrationWindow.Open || rules.Mode == RegistrationMode.Invitation) return new AskAnswer(AskOutcome.Closed);
        // The organiser may enter somebody who has no address.
        var mailbox = byOrganiser && asked.Email.Length == 0 ? null : Mailboxes.Fold(asked.Email);
        if (mailbox is not null && await LiveAsync(turn, asked.SessionId, mailbox, ct) is { } live)
        {
            if (live.ProvenUtc is not null)
            {
                if (!byOrganiser) turn.Letters[live.Id] = RegistrationTexts.Already;
                return new AskAnswer(AskOutcome.Already, live);
            }
            // Nobody proved this address yet: who asks last is believed.
            foreach (var person in await db.Set<Attendee>().Where(r => r.BookingId == live.Id && r.State < RegistrationState.NotComing).ToListAsync(ct)) turn.Set(person, RegistrationState.Lapsed);
            await db.SaveChangesAsync(ct);
        }
        var booking = Made(turn, asked);
        var hold = turn.Now + RegistrationSettings.Of(await documents.ReadAsync<SiteSettings>(ct)).Hold;
        var (people, left) = (new List<Attendee>(), 0);
        foreach (var party in Parties(asked))
        {
            var state = await StateAsync(turn, asked, party, ct);
            if (state is null)
            {
                left += party.Count;
                continue;
            }
            var (id, position) = (Guid.CreateVersion7(), turn.NextPosition());
            foreach (var person in party) people.Add(Made(turn, asked, booking, person, id, position, people.Count, state.Value, asked.IsProven ? null : hold, mailbox));
            db.AddRange(people.TakeLast(party.Count));
            await db.SaveChangesAsync(ct);
        }
        if (people.Count == 0) return new AskAnswer(AskOutcome.Full);
        db.Add(booking);
        foreach (var person in people) turn.Add(person);
        if (asked.Keep is not null) await asked.Keep(booking);
        return new AskAnswer(AskOutcome.Taken, booking, people, left);
    }

    /// <summary>The booking of a mailbox that is still live.</summary>
    private async Task<Booking?> LiveAsync(Turn turn, string sessionId, string mailbox, CancellationToken ct) =>
        mailbox.Length > 0 && await seats.Of(turn.Rules.EventId, sessionId).Where(r => r.Mailbox == mailbox && r.State < RegistrationState.NotComing).Select(r => (Guid?)r.BookingId).FirstOrDefaultAsync(ct) is { } id
            ? await db.Set<Booking>().FindAsync([id], ct) : null;

    /// <summary>Where these people stand at once; null when there is no room for them anywhere.</summary>
    private async Task<RegistrationState?> StateAsync(Turn turn, Asked asked, IReadOnlyList<AskedPerson> party, CancellationToken ct)
    {
        if (turn.Rules.Mode == RegistrationMode.Approval && asked.EnteredBy is null) return asked.IsProven ? RegistrationState.Requested : RegistrationState.Asked;
        if (await HasSeatAsync(turn, asked.SessionId, [.. party.Select(p => new Profile(p.Category, asked.Epci, p.Online))], ct, asked.AtTheDoor)) return asked.IsProven ? RegistrationState.Confirmed : RegistrationState.Held;
        if (asked.AtTheDoor) return null;
        var waiting = await seats.Queue(turn.Rules.EventId, asked.SessionId).CountAsync(ct);
        return turn.Rules.QueueSize is { } size && waiting + party.Count > size ? null : asked.IsProven ? RegistrationState.Waiting : RegistrationState.Unproven;
    }

    /// <summary>Whether these people may sit now, before none of those who wait.</summary>
    internal async Task<bool> HasSeatAsync(Turn turn, string sessionId, IReadOnlyCollection<Profile> party, CancellationToken ct, bool atTheDoor = false)
    {
        var (plan, eventId) = (turn.Rules.PlanAt(turn.Now, sessionId), turn.Rules.EventId);
        var seated = await seats.SeatedAsync(eventId, sessionId, ct);
        if (plan.For(seated, party) is not null) return false;
        // Nobody is called in from the queue any more: a free seat is for whoever stands at the door.
        if (atTheDoor && !turn.Rules.CallsAt(turn.Now, sessionId)) return true;
        var profiles = await seats.WaitingProfilesAsync(eventId, sessionId, ct);
        if (profiles.All(p => plan.For(seated, [p]) is not null)) return true;
        return (await seats.WaitingAsync(eventId, sessionId, ct)).All(p => plan.For(seated, p.People) is not null);
    }

    // A companion sits with the contact; colleagues sit together only if they asked to.
    private static IEnumerable<IReadOnlyList<AskedPerson>> Parties(Asked asked)
    {
        if (asked.AllOrNone) return [asked.People];
        var own = asked.People.Where(p => p.Role != PersonRole.Colleague).ToList();
        return asked.People.Where(p => p.Role == PersonRole.Colleague).Select(p => (IReadOnlyList<AskedPerson>)[p]).Prepend(own);
    }

    internal static Booking Made(Turn turn, Asked asked) => new()
    {
        EventId = asked.EventId,
        SessionId = asked.SessionId,
        Secret = RandomNumberGenerator.GetString(Signs, 26),
        Name = asked.People[0].Name,
        Email = asked.Email.Trim(),
        AccountId = asked.AccountId,
        Commune = asked.Commune,
        Structure = asked.Structure,
        ConsentVersion = asked.ConsentVersion,
        ConsentUtc = asked.ConsentVersion is null ? null : turn.Now,
        ProvenUtc = asked.IsProven ? turn.Now : null,
        EnteredBy = asked.EnteredBy,
        AskedUtc = turn.Now,
    };

    internal static Attendee Made(Turn turn, Asked asked, Booking booking, AskedPerson person, Guid party, long position, int rank, RegistrationState state, DateTime? until, string? mailbox) => new()
    {
        BookingId = booking.Id,
        PartyId = party,
        EventId = asked.EventId,
        SessionId = asked.SessionId,
        Rank = rank,
        Role = person.Role,
        Name = person.Name,
        Mailbox = person.Role == PersonRole.Contact ? mailbox : null,
        Category = person.Category,
        Epci = asked.Epci,
        Online = person.Online,
        State = state,
        Position = position,
        UntilUtc = until,
        SinceUtc = turn.Now,
        Ticket = RandomNumberGenerator.GetString(Signs, 10),
    };
}
