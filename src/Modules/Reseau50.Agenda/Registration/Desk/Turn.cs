using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Rules;

namespace Reseau50.Agenda.Registration.Desk;

/// <summary>One person whose state changed; <see cref="From"/> is null for who was not there before.</summary>
internal sealed record Step(Attendee Person, RegistrationState? From, RegistrationState To, int Phase);

/// <summary>One act upon the registrations of one event, alone with them: the rules as they are, and everything that changes.</summary>
internal sealed class Turn(EventRules rules, EventRegister register, DateTime now)
{
    private readonly List<Step> _steps = [];

    public EventRules Rules { get; } = rules;
    public EventRegister Register { get; } = register;
    public DateTime Now { get; } = now;

    /// <summary>What changed, in its order.</summary>
    public IReadOnlyList<Step> Steps => _steps;

    /// <summary>Bookings to write to though nobody's state changed, with the text.</summary>
    public Dictionary<Guid, string> Letters { get; } = [];

    /// <summary>What ends by itself, the act, what follows from it: one after the other.</summary>
    public int Phase { get; set; }

    public long NextPosition() => ++Register.LastPosition;

    public void Set(Attendee person, RegistrationState to, DateTime? until = null)
    {
        _steps.Add(new Step(person, person.State, to, Phase));
        (person.State, person.UntilUtc, person.SinceUtc) = (to, until, Now);
    }

    public void Add(Attendee person) => _steps.Add(new Step(person, null, person.State, Phase));
}
