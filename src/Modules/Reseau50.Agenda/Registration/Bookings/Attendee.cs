using Reseau50.Agenda.Registration.Seats;

namespace Reseau50.Agenda.Registration.Bookings;

/// <summary>Where one person stands. The numbers are stored.</summary>
internal enum RegistrationState
{
    /// <summary>Asked; the address is not proven and there is no seat to hold meanwhile.</summary>
    Unproven = 0,

    /// <summary>A seat is held until the address is proven.</summary>
    Held = 1,

    /// <summary>Waits for the organiser's leave.</summary>
    Requested = 2,

    /// <summary>In the queue.</summary>
    Waiting = 3,

    /// <summary>A seat is offered, until it is accepted, refused, or too late.</summary>
    Offered = 4,

    /// <summary>A firm seat.</summary>
    Confirmed = 5,

    /// <summary>Invited, without an answer yet.</summary>
    Invited = 6,

    /// <summary>Asks for the organiser's leave; the address is not proven.</summary>
    Asked = 7,

    // From here on: no longer, and no seat.
    /// <summary>« Je ne viendrai pas », said without ever having had a seat.</summary>
    NotComing = 10,
    Withdrawn = 11,

    /// <summary>The organiser said no.</summary>
    Refused = 12,

    /// <summary>The address was not proven, or the offer not taken, in time.</summary>
    Lapsed = 13,

    /// <summary>Taken off by the organiser.</summary>
    Removed = 14,
}

/// <summary>Who somebody is in a booking.</summary>
internal enum PersonRole { Contact = 0, Colleague = 1, Companion = 2 }

/// <summary>One person on one date. Those of one <see cref="PartyId"/> sit together or wait together.</summary>
internal sealed class Attendee
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid BookingId { get; set; }
    public Guid PartyId { get; set; }
    public string EventId { get; set; } = "";
    public string SessionId { get; set; } = "";

    /// <summary>The order within the booking.</summary>
    public int Rank { get; set; }
    public PersonRole Role { get; set; }
    public string Name { get; set; } = "";

    /// <summary>The folded address: one person once for one date. Null for who gave none.</summary>
    public string? Mailbox { get; set; }
    public string? Category { get; set; }
    public string? Epci { get; set; }
    public bool Online { get; set; }
    public RegistrationState State { get; set; }

    /// <summary>The place in the order of arrival: a number that grows, one for a party.</summary>
    public long Position { get; set; }

    /// <summary>When what is held or offered is over.</summary>
    public DateTime? UntilUtc { get; set; }
    public DateTime SinceUtc { get; set; }

    /// <summary>What the ticket says, and the attendance page reads.</summary>
    public string Ticket { get; set; } = "";

    public Profile Profile => new(Category, Epci, Online);
}

/// <summary>States by what they mean.</summary>
internal static class RegistrationStates
{
    /// <summary>Those that take a seat.</summary>
    public static readonly RegistrationState[] Seated = [RegistrationState.Held, RegistrationState.Offered, RegistrationState.Confirmed];

    public static bool HasSeat(this RegistrationState state) => state is RegistrationState.Held or RegistrationState.Offered or RegistrationState.Confirmed;
    public static bool IsOver(this RegistrationState state) => state >= RegistrationState.NotComing;
}
