using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Registration.Seats;

namespace Reseau50.Agenda.Registration.Rules;

/// <summary>How one registers.</summary>
internal enum RegistrationMode { None, Open, Approval, Invitation }

/// <summary>What happens when a seat is free and somebody waits: it is theirs, it is offered to them, or the organiser offers it.</summary>
internal enum Promotion { Offer, Direct, Manual }

/// <summary>Where people take part.</summary>
internal enum Attending { InRoom, Online, Both }

/// <summary>Whether one can register at a moment, and if not, why.</summary>
internal enum RegistrationWindow { None, NotYet, Open, Closed, Over, Cancelled }

/// <summary>The rules of registration of one event, as it was published. Sessions (open doors) have their own day and seats, and share the rest.</summary>
internal sealed record EventRules(string EventId, string Title, string Path, EventSpan Span)
{
    public RegistrationMode Mode { get; init; }
    public bool WithoutAccount { get; init; }
    public bool IsCancelled { get; init; }
    public DateTime? OpensUtc { get; init; }
    public DateTime? ClosesUtc { get; init; }
    public Attending Presence { get; init; }

    /// <summary>Seats in the room, afar; null without limit.</summary>
    public int? Room { get; init; }
    public int? Afar { get; init; }
    public IReadOnlyList<SeatRule> Seats { get; init; } = [];

    /// <summary>How many may wait; null without limit, 0: nobody.</summary>
    public int? QueueSize { get; init; }
    public Promotion Promotion { get; init; }
    public TimeSpan OfferLasts { get; init; }
    public int Companions { get; init; }

    /// <summary>How many persons of one structure one contact may register; 1: himself or herself alone.</summary>
    public int Together { get; init; } = 1;
    public string? FormId { get; init; }
    public string? EvaluationId { get; init; }

    /// <summary>The workshop it is a session of.</summary>
    public string? WorkshopId { get; init; }

    /// <summary>The address of the video meeting: for those who have a seat, and nobody else.</summary>
    public string? VideoLink { get; init; }
    public string? Place { get; init; }
    public string? Address { get; init; }
    public IReadOnlyList<SessionRules> Sessions { get; init; } = [];

    public bool HasSessions => Sessions.Count > 0;
    public DateTime StartsUtc => Span.StartUtc;
    public DateTime EndsUtc => Span.LeavesUtc;

    /// <summary>Two hours before the beginning nobody is called in any more: those who wait have made other plans.</summary>
    private static readonly TimeSpan LastCall = TimeSpan.FromHours(2), ShortestOffer = TimeSpan.FromHours(1);

    public SessionRules? Session(string id) => Sessions.FirstOrDefault(s => s.Id == id);

    /// <summary>When what one registers for begins.</summary>
    public DateTime StartOf(string sessionId) => Session(sessionId)?.StartsUtc ?? StartsUtc;

    public RegistrationWindow WindowAt(DateTime now) => Mode == RegistrationMode.None ? RegistrationWindow.None
        : IsCancelled ? RegistrationWindow.Cancelled
        : now >= EndsUtc ? RegistrationWindow.Over
        : OpensUtc is { } opens && now < opens ? RegistrationWindow.NotYet
        : now >= (ClosesUtc ?? StartsUtc) ? RegistrationWindow.Closed
        : RegistrationWindow.Open;

    /// <summary>The seats of the event, or of one of its sessions, at a moment.</summary>
    public SeatPlan PlanAt(DateTime now, string sessionId) => Session(sessionId) is { } session ? new SeatPlan(session.Room, null, []) : new SeatPlan(Room, Afar, [.. Seats.Where(r => r.HoldsAt(now))]);

    /// <summary>Whether somebody who waits may still be called in.</summary>
    public bool CallsAt(DateTime now, string sessionId) => Mode != RegistrationMode.None && !IsCancelled && now < StartOf(sessionId) - LastCall;

    /// <summary>Until when an offer made now holds: as long as the organiser wants, and shorter when the day is near, a quarter of the time that is left.</summary>
    public DateTime OfferUntil(DateTime now, string sessionId)
    {
        var quarter = (StartOf(sessionId) - now) / 4;
        return now + (quarter < ShortestOffer ? ShortestOffer : quarter < OfferLasts ? quarter : OfferLasts);
    }

    /// <summary>The next moment after now at which seats become somebody else's by themselves.</summary>
    public DateTime? NextReleaseAfter(DateTime now) => Seats.Where(r => r.IsReserve && r.ReleasedUtc > now).Min(r => r.ReleasedUtc);
}

/// <summary>One session: its day, its seats.</summary>
internal sealed record SessionRules(string Id, string Title, DateTime StartsUtc, int? Room, string When);
