using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Desk;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Agenda.Registration.Seats;
using Reseau50.Cms.Display;
using Microsoft.Extensions.DependencyInjection;

namespace Reseau50.Tests.Agenda.Registration;

/// <summary>Random acts with a fixed seed, compared with the pencil after each one: states, deadlines, order of arrival, letters.</summary>
public sealed class ModelCheckTests
{
    private const int Acts = 250;
    private static readonly string[] Categories = ["cat-projet-mam", "cat-assmat", "cat-eaje"];
    private static readonly string?[] Epcis = ["nord", "sud", null];

    [Theory, ClassData(typeof(Cases))]
    public async Task EveryAct_DoesWhatThePencilDoes(Database database, int seed)
    {
        var random = new Random(seed);
        var offers = seed % 2 == 0;
        var queue = seed % 3 == 0 ? 8 : (int?)null;
        await using var lab = await RegistrationLab.CreateAsync(database, RegistrationLab.Rules(promotion: offers ? "offre" : "directe", queue: queue, companions: 3), seats: 6,
            RegistrationLab.Quota("mam", "reserve", 2, network: "reseau-mam", until: 60), RegistrationLab.Quota("chacun", "reserve", 1, each: true, until: 80), RegistrationLab.Quota("rpe", "plafond", 3, category: "cat-assmat"));
        var rules = await lab.Site.InScopeAsync(s => s.GetRequiredService<RuleReader>().ReadAsync(RegistrationLab.Event, default));
        var model = new ReferenceModel(now => rules!.PlanAt(now, ""), offers, queue, TimeSpan.FromMinutes(30), now => rules!.OfferUntil(now, ""));
        var (secrets, met) = (new List<string>(), new HashSet<RegistrationState>());
        for (var act = 0; act < Acts; act++)
        {
            // Small steps, and now and then whole days: offers end, reserves open.
            lab.Site.Clock.Advance(random.Next(12) == 0 ? TimeSpan.FromHours(random.Next(1, 60)) : TimeSpan.FromMinutes(random.Next(0, 14)));
            var (now, what, party) = (lab.Now, random.Next(10), secrets.Count == 0 ? 0 : random.Next(secrets.Count));
            if (what < 4 || secrets.Count == 0)
            {
                var (who, proven) = ($"p{act}", random.Next(2) == 0);
                var (category, epci) = (Categories[random.Next(3)], Epcis[random.Next(3)]);
                var others = Enumerable.Range(0, random.Next(4) == 0 ? random.Next(1, 3) : 0).Select(i => new AskedPerson($"{who}-{i}", category, PersonRole.Companion)).ToList();
                var answer = await lab.AskAsync(RegistrationLab.Asks(who + "@site.example", proven, category, epci, others: others));
                var taken = model.Ask([.. Enumerable.Range(0, others.Count + 1).Select(i => new ReferenceModel.Person(i == 0 ? "Personne " + who : $"{who}-{i - 1}", new Profile(category, epci, false), secrets.Count))], proven, now);
                Assert.Equal(taken ? AskOutcome.Taken : AskOutcome.Full, answer.Outcome);
                if (taken) secrets.Add(answer.Booking!.Secret);
            }
            else if (what < 6)
            {
                await lab.AnswerAsync(d => d.ProveAsync(secrets[party]));
                model.Prove(party, now);
            }
            else if (what == 6)
            {
                await lab.AnswerAsync(d => d.AcceptAsync(secrets[party]));
                model.Accept(party, now);
            }
            else if (what == 7)
            {
                await lab.AnswerAsync(d => d.WithdrawAsync(secrets[party]));
                model.Withdraw(party, now);
            }
            else if (what == 8)
            {
                await lab.AnswerAsync(d => d.AskAgainAsync(secrets[party]));
                model.AskAgain(party, now);
            }
            else
            {
                await lab.TickAsync();
                model.Clock(now);
            }
            var there = (await lab.PeopleAsync()).Select(p => (p.Name, p.State, p.UntilUtc)).OrderBy(p => p.Name, StringComparer.Ordinal).ToList();
            Assert.Equal(model.People.Select(p => (p.Name, p.State, p.Until)).OrderBy(p => p.Name, StringComparer.Ordinal), there);
            Assert.Equal(model.People.OrderBy(p => p.Arrival).GroupBy(p => p.Arrival).Select(g => g.First().Party), (await lab.PeopleAsync()).GroupBy(p => p.Position).Select(g => model.People.Single(m => m.Name == g.First().Name).Party));
            var letters = (await lab.MailsAsync()).Count;
            Assert.True(model.Letters == letters, $"act {act} ({what}): {model.Letters} letters expected, {letters} found");
            met.UnionWith(there.Select(p => p.State));
        }
        Assert.Contains(RegistrationState.Waiting, met);
        Assert.Contains(RegistrationState.Held, met);
        Assert.Contains(RegistrationState.Lapsed, met);
        if (offers) Assert.Contains(RegistrationState.Offered, met);
    }

    public sealed class Cases : TheoryData<Database, int>
    {
        public Cases()
        {
            foreach (var database in EachDatabase.All)
                foreach (var seed in new[] { 50, 51, 52, 54 }) Add(database, seed);
        }
    }
}
