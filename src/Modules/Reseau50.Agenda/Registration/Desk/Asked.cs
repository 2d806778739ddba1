using Reseau50.Agenda.Registration.Bookings;

namespace Reseau50.Agenda.Registration.Desk;

/// <summary>Somebody to register.</summary>
internal sealed record AskedPerson(string Name, string? Category, PersonRole Role, bool Online = false);

/// <summary>What a contact asks. <see cref="IsProven"/>: the address is known to be theirs. <see cref="AllOrNone"/>: colleagues sit together or wait together.</summary>
internal sealed record Asked(string EventId, string SessionId, string Email, IReadOnlyList<AskedPerson> People)
{
    public string? AccountId { get; init; }
    public bool IsProven { get; init; }
    public bool AllOrNone { get; init; }
    public string? Commune { get; init; }
    public string? Epci { get; init; }
    public string? Structure { get; init; }
    public string? ConsentVersion { get; init; }

    /// <summary>Who of the organisers enters it: then neither window nor leave is asked.</summary>
    public string? EnteredBy { get; init; }

    /// <summary>At the door: a seat at once, or nothing. The address may be empty.</summary>
    public bool AtTheDoor { get; init; }

    /// <summary>Kept with the booking, in its unit of work: the answers to the organiser's questions.</summary>
    public Func<Booking, Task>? Keep { get; init; }
}

internal enum AskOutcome
{
    /// <summary>There is a booking: <see cref="AskAnswer.Booking"/> says where its people stand.</summary>
    Taken,

    /// <summary>This mailbox is registered already; its owner is written to.</summary>
    Already,

    /// <summary>No seat, and no place in the queue; nothing was kept.</summary>
    Full,

    /// <summary>One cannot register now, or not this way; nothing was kept.</summary>
    Closed,

    /// <summary>There is no such event any more.</summary>
    Gone,
}

/// <summary>What became of it. <see cref="Left"/>: colleagues for whom there was neither seat nor place in the queue.</summary>
internal sealed record AskAnswer(AskOutcome Outcome, Booking? Booking = null, IReadOnlyList<Attendee>? People = null, int Left = 0);
