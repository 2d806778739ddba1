namespace Reseau50.Agenda.Registration.Bookings;

/// <summary>What one contact asked for one date, or one session of it: he or she alone, or several people. Mails go to the contact; <see cref="Secret"/> is the address of the page where all of it is changed.</summary>
internal sealed class Booking
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public string EventId { get; set; } = "";

    /// <summary>The open door, for an event that has several; else empty.</summary>
    public string SessionId { get; set; } = "";
    public string Secret { get; set; } = "";
    public string Name { get; set; } = "";
    public string Email { get; set; } = "";

    /// <summary>The account of the contact; null without one, or when it is closed.</summary>
    public string? AccountId { get; set; }
    public string? Commune { get; set; }
    public string? Structure { get; set; }

    /// <summary>The version of the sentence agreed to, and when; null for somebody whom the organiser entered.</summary>
    public string? ConsentVersion { get; set; }
    public DateTime? ConsentUtc { get; set; }

    /// <summary>When the address was proven; until then nothing is firm.</summary>
    public DateTime? ProvenUtc { get; set; }

    /// <summary>Who of the organisers entered it.</summary>
    public string? EnteredBy { get; set; }

    /// <summary>What the organisers tell each other of it, a refusal's or a removal's reason first.</summary>
    public string? Note { get; set; }

    /// <summary>Grows with each change; names the one mail a change may send.</summary>
    public int Changes { get; set; }

    /// <summary>No reminder, no thanks: only what changes for the contact.</summary>
    public bool Quiet { get; set; }

    public DateTime AskedUtc { get; set; }

    /// <summary>Whether it is an invitation nobody said yes to: whoever said no may think better of it.</summary>
    public bool AwaitsAnswer(IReadOnlyList<Attendee> people) => ConsentVersion is null && EnteredBy is not null && people.Count == 1 && (people[0].State is RegistrationState.Invited or RegistrationState.NotComing);

    /// <summary>What its answers to the organiser's questions are kept under.</summary>
    public string Subject => SubjectOf(Id);

    public static string SubjectOf(Guid id) => "inscription:" + id;

    /// <summary>What its opinion of the date is kept under.</summary>
    public static string OpinionOf(Guid id) => "avis:" + id;

    /// <summary>When its persons became numbers.</summary>
    public DateTime? ForgottenUtc { get; set; }
}
