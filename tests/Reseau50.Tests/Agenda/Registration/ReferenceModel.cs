using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Seats;

namespace Reseau50.Tests.Agenda.Registration;

/// <summary>
/// The rules of registration as one would do them with a pencil: a list of people in the order they came, chairs, and a clock. Written apart from the product, to be compared with it after each act.
/// </summary>
internal sealed class ReferenceModel(Func<DateTime, SeatPlan> plan, bool offers, int? queue, TimeSpan hold, Func<DateTime, DateTime> offerUntil)
{
    internal sealed class Person(string name, Profile profile, int party)
    {
        public string Name { get; } = name;
        public Profile Profile { get; } = profile;
        public int Party { get; } = party;
        public int Arrival { get; set; }
        public RegistrationState State { get; set; }
        public DateTime? Until { get; set; }
        public bool Proven { get; set; }
    }

    private int _arrivals;

    public List<Person> People { get; } = [];

    /// <summary>How many letters left: one for each act that told somebody something.</summary>
    public int Letters { get; private set; }

    public bool Ask(IReadOnlyList<Person> party, bool proven, DateTime now)
    {
        Clock(now);
        var state = Sits(now, party) ? proven ? RegistrationState.Confirmed : RegistrationState.Held
            : queue is { } size && Queue().Count() + party.Count > size ? (RegistrationState?)null : proven ? RegistrationState.Waiting : RegistrationState.Unproven;
        if (state is null) return false;
        _arrivals++;
        foreach (var person in party)
        {
            (person.State, person.Until, person.Arrival, person.Proven) = (state.Value, proven ? null : now + hold, _arrivals, proven);
            People.Add(person);
        }
        Letters++;
        Call(now);
        return true;
    }

    public void Prove(int party, DateTime now) => Act(party, now, people =>
    {
        if (people[0].Proven) return false;
        if (people.All(p => p.State.IsOver())) return people.All(p => p.State == RegistrationState.Lapsed) && Again(people, now);
        foreach (var p in people) (p.State, p.Until, p.Proven) = (p.State == RegistrationState.Held ? RegistrationState.Confirmed : RegistrationState.Waiting, null, true);
        return true;
    });

    public void Accept(int party, DateTime now) => Act(party, now, people =>
    {
        if (people.All(p => p.State != RegistrationState.Offered)) return false;
        foreach (var p in people.Where(p => p.State == RegistrationState.Offered)) (p.State, p.Until) = (RegistrationState.Confirmed, null);
        return true;
    });

    public void Withdraw(int party, DateTime now) => Act(party, now, people =>
    {
        var live = people.Where(p => !p.State.IsOver()).ToList();
        foreach (var p in live) (p.State, p.Until) = (RegistrationState.Withdrawn, null);
        return live.Count > 0;
    });

    public void AskAgain(int party, DateTime now) => Act(party, now, people => people[0].Proven && people.All(p => p.State.IsOver()) && Again(people, now));

    /// <summary>What ends by itself, and who is called then.</summary>
    public void Clock(DateTime now)
    {
        var over = People.Where(p => p.Until <= now).ToList();
        foreach (var party in over.GroupBy(p => p.Party))
        {
            if (party.First() is { Proven: true, State: RegistrationState.Offered }) Letters++;
            foreach (var p in party) (p.State, p.Until) = (RegistrationState.Lapsed, null);
        }
        Call(now);
    }

    private void Act(int party, DateTime now, Func<List<Person>, bool> act)
    {
        Clock(now);
        var people = People.Where(p => p.Party == party).ToList();
        if (people.Count == 0 || !act(people)) return;
        Letters++;
        Call(now, party);
    }

    private bool Again(List<Person> people, DateTime now)
    {
        var state = Sits(now, people) ? RegistrationState.Confirmed : queue is { } size && Queue().Count() + people.Count > size ? (RegistrationState?)null : RegistrationState.Waiting;
        if (state is null) return false;
        _arrivals++;
        foreach (var p in people) (p.State, p.Until, p.Arrival, p.Proven) = (state.Value, null, _arrivals, true);
        return true;
    }

    private IEnumerable<Person> Queue() => People.Where(p => p.State is RegistrationState.Waiting or RegistrationState.Unproven);

    private List<Profile> Seated() => [.. People.Where(p => p.State.HasSeat()).Select(p => p.Profile)];

    private bool Sits(DateTime now, IReadOnlyList<Person> party) => CountedSeats.Takes(plan(now), Seated(), [.. party.Select(p => p.Profile)]) && First(now) is null;

    private List<Person>? First(DateTime now) => Queue().GroupBy(p => p.Party).OrderBy(g => g.First().Arrival).Select(g => g.ToList())
        .FirstOrDefault(g => CountedSeats.Takes(plan(now), Seated(), [.. g.Select(p => p.Profile)]));

    private void Call(DateTime now, int? acting = null)
    {
        while (First(now) is { } party)
        {
            // Whoever acts gets one letter for all of it; an address to prove has its letter already.
            if (party[0].Proven && party[0].Party != acting) Letters++;
            foreach (var p in party) (p.State, p.Until) = p.Proven ? offers ? (RegistrationState.Offered, offerUntil(now)) : (RegistrationState.Confirmed, null) : (RegistrationState.Held, p.Until);
        }
    }
}
