using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Desk;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Agenda.Registration.Seats;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;

namespace Reseau50.Tests.Agenda.Registration;

/// <summary>Two thousand people want thirty seats at once, and change their minds. The journal, written under the event's lock, is then read line by line: at no line are there more people than seats.</summary>
public sealed class StormTests
{
    private const int People = 2_000, Seats = 30, AtOnce = 24;
    private static readonly string[] Categories = ["cat-projet-mam", "cat-assmat", "cat-eaje"];

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TwoThousandAtOnce_NeverMorePeopleThanSeats_NoLetterLostOrDoubled_TheQueueInItsOrder(Database database)
    {
        await using var lab = await RegistrationLab.CreateAsync(database, RegistrationLab.Rules(promotion: "offre"), Seats,
            RegistrationLab.Quota("mam", "reserve", 8, network: "reseau-mam"), RegistrationLab.Quota("chacun", "reserve", 4, each: true), RegistrationLab.Quota("rpe", "plafond", 10, category: "cat-assmat"));
        var bookings = new ConcurrentDictionary<Guid, Profile>();
        var early = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(Enumerable.Range(0, People), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, ct) =>
        {
            var random = new Random(i);
            var profile = new Profile(Categories[random.Next(3)], random.Next(4) switch { 0 => null, 1 => "sud", _ => "nord" }, false);
            var answer = await lab.AskAsync(RegistrationLab.Asks($"p{i}@site.example", random.Next(2) == 0, profile.Category, profile.Epci));
            Assert.Equal(AskOutcome.Taken, answer.Outcome);
            bookings[answer.Booking!.Id] = profile;
            var secret = answer.Booking.Secret;
            if (random.Next(3) > 0) await lab.AnswerAsync(d => d.ProveAsync(secret));
            if (random.Next(3) == 0) await lab.AnswerAsync(d => d.WithdrawAsync(secret));
            else if (random.Next(3) == 0) await lab.AnswerAsync(d => d.AcceptAsync(secret));
            if (early.Count < 150) early.Enqueue(secret);
            // Those who have the seats give them back now and then.
            if (i % 4 == 0 && early.ElementAtOrDefault(random.Next(150)) is { } other) await lab.AnswerAsync(d => random.Next(3) > 0 ? d.WithdrawAsync(other) : d.AcceptAsync(other));
            // Everybody's clock: holds and offers end in the middle of it.
            if (i % 50 == 0)
            {
                lock (lab) lab.Site.Clock.Advance(TimeSpan.FromMinutes(20));
                await lab.TickAsync();
            }
        });
        lab.Site.Clock.Advance(TimeSpan.FromDays(4));
        await lab.TickAsync();

        var rules = (await lab.Site.InScopeAsync(s => s.GetRequiredService<RuleReader>().ReadAsync(RegistrationLab.Event, default)))!;
        var lines = await lab.Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<AuditLine>().AsNoTracking().Where(l => l.Action == "agenda.inscription").OrderBy(l => l.Id).ToListAsync());
        Read(rules.PlanAt(lab.Now, ""), lines, bookings);

        // The last letter of each says where he or she stands, and none says twice in a row the same.
        var letters = (await lab.MailsAsync()).GroupBy(m => m.DedupKey.Split(':')[1]).ToDictionary(g => Guid.Parse(g.Key), g => g.Select(m => m.Subject.Split([':', '\u00a0'])[0].Trim()).ToList());
        var people = await lab.PeopleAsync();
        Assert.Equal(People, letters.Count);
        Assert.All(letters.Values, l => Assert.DoesNotContain(l.Zip(l.Skip(1)), p => p.First == p.Second));
        var proven = await lab.Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<Booking>().Where(b => b.ProvenUtc != null).Select(b => b.Id).ToHashSetAsync());
        Assert.All(people, p => Assert.StartsWith(LastSaid(p.State, proven.Contains(p.BookingId)), letters[p.BookingId][^1], StringComparison.Ordinal));
        Assert.True(people.Count(p => p.State == RegistrationState.Lapsed && proven.Contains(p.BookingId)) > 10);
    }

    private static string LastSaid(RegistrationState state, bool proven) => state switch
    {
        RegistrationState.Confirmed => "Inscription confirmée",
        RegistrationState.Waiting => "Liste d’attente",
        RegistrationState.Offered => "Une place pour vous",
        RegistrationState.Withdrawn => "Désistement enregistré",
        RegistrationState.Lapsed when proven => "La place proposée est passée",
        RegistrationState.Lapsed => "Confirmez votre",
        _ => state.ToString(),
    };

    /// <summary>Follows everybody from line to line: the seats hold at each, and whoever is called was the first who could sit.</summary>
    private static void Read(SeatPlan plan, List<AuditLine> lines, ConcurrentDictionary<Guid, Profile> bookings)
    {
        var (states, seated, most, called, arrived) = (new Dictionary<Guid, string>(), new Dictionary<Profile, int>(), 0, 0, 0);
        var arrivals = new Dictionary<Guid, int>();
        foreach (var line in lines)
        {
            var (id, after) = (Guid.Parse(line.SubjectId), line.Summary);
            var (before, profile) = (states.GetValueOrDefault(id), bookings[id]);
            if (HasSeat(after) && !HasSeat(before))
            {
                Assert.Null(plan.For(seated, [profile]));
                seated[profile] = seated.GetValueOrDefault(profile) + 1;
                if (Waits(before))
                {
                    called++;
                    seated[profile]--;
                    var first = states.Where(s => Waits(s.Value) && plan.For(seated, [bookings[s.Key]]) is null).MinBy(s => arrivals[s.Key]).Key;
                    Assert.Equal(arrivals[first], arrivals[id]);
                    seated[profile]++;
                }
            }
            else if (!HasSeat(after) && HasSeat(before)) seated[profile]--;
            if (Waits(after) && !Waits(before)) arrivals[id] = ++arrived;
            states[id] = after;
            most = Math.Max(most, seated.Values.Sum());
            Assert.True(seated.Values.Sum() <= Seats, $"{seated.Values.Sum()} seats taken");
        }
        Assert.True(called > 20, $"{called} called");
        Assert.Equal(Seats, most);
    }

    private static bool Waits(string? state) => state is "Sur liste d’attente." or "Adresse à confirmer.";

    private static bool HasSeat(string? state) => state is "Place confirmée." or "Place proposée." or "Place tenue, adresse à confirmer.";
}
