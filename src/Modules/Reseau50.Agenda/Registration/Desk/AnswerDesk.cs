using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Letters;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Data;

namespace Reseau50.Agenda.Registration.Desk;

internal enum AnswerOutcome
{
    Done,

    /// <summary>Nothing to do any more: somebody was faster, or it was done before.</summary>
    Nothing,

    /// <summary>Too late: the event has begun, was cancelled, or one cannot register any more.</summary>
    TooLate,

    /// <summary>No seat, and no place in the queue.</summary>
    Full,

    /// <summary>The same mailbox is registered by another booking.</summary>
    Already,
    Gone,
}

/// <summary>What the owner of a booking answers, by the address of its page.</summary>
internal sealed class AnswerDesk(EventDesk desk, AskDesk asking, SiteDb db, SeatBook seats)
{
    /// <summary>The address is proven: what was held is firm. A link that comes too late asks again.</summary>
    public Task<AnswerOutcome> ProveAsync(string secret, CancellationToken ct = default) => OnAsync(secret, async (turn, booking, people) =>
    {
        var rules = turn.Rules;
        if (booking.ProvenUtc is not null) return AnswerOutcome.Nothing;
        if (people.All(p => p.State.IsOver()))
        {
            if (rules.WindowAt(turn.Now) != RegistrationWindow.Open) return AnswerOutcome.TooLate;
            return await AgainAsync(turn, booking, [.. people.Where(p => p.State == RegistrationState.Lapsed)], ct);
        }
        booking.ProvenUtc = turn.Now;
        foreach (var person in people)
        {
            if (person.State == RegistrationState.Held) turn.Set(person, RegistrationState.Confirmed);
            else if (person.State == RegistrationState.Asked) turn.Set(person, RegistrationState.Requested);
            else if (person.State == RegistrationState.Unproven) turn.Set(person, RegistrationState.Waiting);
        }
        return AnswerOutcome.Done;
    }, ct);

    /// <summary>Takes the seat that is offered.</summary>
    public Task<AnswerOutcome> AcceptAsync(string secret, CancellationToken ct = default) => OnAsync(secret, (turn, _, people) =>
    {
        var offered = people.Where(p => p.State == RegistrationState.Offered).ToList();
        foreach (var person in offered) turn.Set(person, RegistrationState.Confirmed);
        return Task.FromResult(offered.Count > 0 ? AnswerOutcome.Done : AnswerOutcome.Nothing);
    }, ct);

    /// <summary>Says yes to an invitation, in the words of whoever was invited: a seat when there is one, else the queue.</summary>
    public Task<AnswerOutcome> TakeInvitationAsync(string secret, Asked said, CancellationToken ct = default) => OnAsync(secret, async (turn, booking, people) =>
    {
        if (!booking.AwaitsAnswer(people)) return AnswerOutcome.Nothing;
        if (turn.Rules.WindowAt(turn.Now) is not (RegistrationWindow.Open or RegistrationWindow.NotYet)) return AnswerOutcome.TooLate;
        var (person, asked) = (people[0], said.People[0]);
        if (await seats.Of(booking.EventId, booking.SessionId).AnyAsync(a => a.Mailbox == person.Mailbox && a.BookingId != booking.Id && a.State < RegistrationState.NotComing, ct)) return AnswerOutcome.Already;
        var sits = await asking.HasSeatAsync(turn, booking.SessionId, [new(asked.Category, said.Epci, asked.Online)], ct);
        if (!sits && turn.Rules.QueueSize is { } size && await seats.Queue(booking.EventId, booking.SessionId).CountAsync(ct) >= size) return AnswerOutcome.Full;
        (booking.Name, booking.Commune, booking.Structure, booking.ConsentVersion, booking.ConsentUtc) = (asked.Name, said.Commune, said.Structure, said.ConsentVersion, turn.Now);
        (person.Name, person.Category, person.Epci, person.Online, person.Position) = (asked.Name, asked.Category, said.Epci, asked.Online, turn.NextPosition());
        turn.Set(person, sits ? RegistrationState.Confirmed : RegistrationState.Waiting);
        return AnswerOutcome.Done;
    }, ct);

    /// <summary>Gives back seats or places in the queue: of all, or of the persons named. Who had neither is noted as not coming.</summary>
    public Task<AnswerOutcome> WithdrawAsync(string secret, IReadOnlyCollection<Guid>? persons = null, CancellationToken ct = default) => OnAsync(secret, (turn, _, people) =>
    {
        if (turn.Now >= turn.Rules.EndsUtc) return Task.FromResult(AnswerOutcome.TooLate);
        var leaving = people.Where(p => !p.State.IsOver() && (persons is null || persons.Contains(p.Id))).ToList();
        // Companions come with the contact, or not at all.
        if (leaving.Any(p => p.Role == PersonRole.Contact)) leaving.AddRange(people.Where(p => p.Role == PersonRole.Companion && !p.State.IsOver() && !leaving.Contains(p)));
        foreach (var person in leaving) turn.Set(person, person.State == RegistrationState.Invited ? RegistrationState.NotComing : RegistrationState.Withdrawn);
        return Task.FromResult(leaving.Count > 0 ? AnswerOutcome.Done : AnswerOutcome.Nothing);
    }, ct);

    /// <summary>Asks again, at the end of the queue, for those who left it or were too late.</summary>
    public Task<AnswerOutcome> AskAgainAsync(string secret, CancellationToken ct = default) => OnAsync(secret, async (turn, booking, people) =>
    {
        if (booking.ProvenUtc is null) return AnswerOutcome.Nothing;
        if (turn.Rules.WindowAt(turn.Now) != RegistrationWindow.Open) return AnswerOutcome.TooLate;
        return await AgainAsync(turn, booking, [.. people.Where(p => p.State is RegistrationState.Lapsed or RegistrationState.Withdrawn or RegistrationState.NotComing)], ct);
    }, ct);

    /// <summary>Goes over to another session of the event, if everybody finds a seat there; else nothing changes. One mail tells the new date.</summary>
    public Task<AnswerOutcome> MoveAsync(string secret, string sessionId, CancellationToken ct = default) => OnAsync(secret, async (turn, booking, people) =>
    {
        var moving = people.Where(p => p.State == RegistrationState.Confirmed).ToList();
        if (turn.Rules.Session(sessionId) is null || sessionId == booking.SessionId || moving.Count == 0) return AnswerOutcome.Nothing;
        if (turn.Rules.WindowAt(turn.Now) != RegistrationWindow.Open) return AnswerOutcome.TooLate;
        var mailbox = people.Select(p => p.Mailbox).FirstOrDefault(m => m is not null);
        if (await seats.Of(booking.EventId, sessionId).AnyAsync(r => r.Mailbox == mailbox && r.State < RegistrationState.NotComing, ct)) return AnswerOutcome.Already;
        if (!await asking.HasSeatAsync(turn, sessionId, [.. moving.Select(p => p.Profile)], ct)) return AnswerOutcome.Full;
        booking.SessionId = sessionId;
        foreach (var person in people)
        {
            person.SessionId = sessionId;
            if (moving.Contains(person)) turn.Set(person, RegistrationState.Confirmed);
            else if (!person.State.IsOver()) turn.Set(person, RegistrationState.Withdrawn);
        }
        turn.Letters[booking.Id] = RegistrationTexts.Moved;
        return AnswerOutcome.Done;
    }, ct);

    /// <summary>No reminder and no thanks any more, or again.</summary>
    public Task<AnswerOutcome> SetQuietAsync(string secret, bool quiet, CancellationToken ct = default) => OnAsync(secret, async (_, booking, _) =>
    {
        if (booking.Quiet == quiet) return AnswerOutcome.Nothing;
        booking.Quiet = quiet;
        await db.SaveChangesAsync(ct);
        return AnswerOutcome.Done;
    }, ct);

    private async Task<AnswerOutcome> AgainAsync(Turn turn, Booking booking, List<Attendee> people, CancellationToken ct)
    {
        if (people.Count == 0) return AnswerOutcome.Nothing;
        var mailbox = people.Select(p => p.Mailbox).FirstOrDefault(m => m is not null);
        if (mailbox is not null && await seats.Of(turn.Rules.EventId, booking.SessionId).AnyAsync(r => r.Mailbox == mailbox && r.BookingId != booking.Id && r.State < RegistrationState.NotComing, ct)) return AnswerOutcome.Already;
        var approval = turn.Rules.Mode == RegistrationMode.Approval;
        var kept = false;
        foreach (var party in people.GroupBy(p => p.PartyId))
        {
            if (approval || await asking.HasSeatAsync(turn, booking.SessionId, [.. party.Select(p => p.Profile)], ct)) Set(party, approval ? RegistrationState.Requested : RegistrationState.Confirmed);
            else if (turn.Rules.QueueSize is not { } size || await seats.Queue(turn.Rules.EventId, booking.SessionId).CountAsync(ct) + party.Count() <= size) Set(party, RegistrationState.Waiting);
            await db.SaveChangesAsync(ct);
        }
        if (!kept) return AnswerOutcome.Full;
        booking.ProvenUtc ??= turn.Now;
        return AnswerOutcome.Done;

        void Set(IEnumerable<Attendee> party, RegistrationState state)
        {
            (kept, var position) = (true, turn.NextPosition());
            foreach (var person in party)
            {
                person.Position = position;
                turn.Set(person, state);
            }
        }
    }

    private async Task<AnswerOutcome> OnAsync(string secret, Func<Turn, Booking, IReadOnlyList<Attendee>, Task<AnswerOutcome>> act, CancellationToken ct)
    {
        if (await db.Set<Booking>().AsNoTracking().Where(b => b.Secret == secret && b.ForgottenUtc == null).Select(b => new { b.Id, b.EventId }).FirstOrDefaultAsync(ct) is not { } found) return AnswerOutcome.Gone;
        return await desk.OnAsync(found.EventId, AnswerOutcome.Gone, async turn =>
        {
            // Read again under the event's lock; somebody may have moved it to another date meanwhile.
            if (await db.Set<Booking>().FirstOrDefaultAsync(b => b.Id == found.Id && b.EventId == found.EventId, ct) is not { } booking) return AnswerOutcome.Gone;
            var people = await db.Set<Attendee>().Where(r => r.BookingId == booking.Id).OrderBy(r => r.Rank).ToListAsync(ct);
            return await act(turn, booking, people);
        }, ct);
    }
}
