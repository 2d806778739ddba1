using Reseau50.Agenda.Registration.Seats;

namespace Reseau50.Tests.Agenda.Registration;

/// <summary>Seats and their rules, against seats counted one by one.</summary>
public sealed class SeatPlanTests
{
    private static readonly Profile Mam = new("mam", "nord", false), Rpe = new("rpe", "nord", false), South = new("rpe", "sud", false), Nowhere = new("rpe", null, false);

    [Fact]
    public void ARoom_TakesAsManyAsItHasSeats()
    {
        var plan = new SeatPlan(2, null, []);
        Assert.Null(plan.For(Of((Mam, 1)), [Rpe]));
        Assert.Equal(Obstacle.Full, plan.For(Of((Mam, 1), (Rpe, 1)), [Rpe]));
        Assert.Equal(Obstacle.Full, plan.For(Of((Mam, 1)), [Rpe, Rpe]));
        Assert.Null(new SeatPlan(null, null, []).For(Of((Mam, 5_000)), [Rpe]));
    }

    [Fact]
    public void ACeiling_SaysNoToItsOwn_AndToNobodyElse()
    {
        var rule = new SeatRule("RPE", 1, IsReserve: false) { Categories = new HashSet<string> { "rpe" } };
        var plan = new SeatPlan(10, null, [rule]);
        Assert.Equal(rule, plan.For(Of((Rpe, 1)), [Rpe])!.Rule);
        Assert.Null(plan.For(Of((Rpe, 1)), [Mam]));
    }

    [Fact]
    public void AReserve_KeepsItsSeats_UntilItsOwnTakeThem()
    {
        var rule = new SeatRule("MAM", 2, IsReserve: true) { Categories = new HashSet<string> { "mam" } };
        var plan = new SeatPlan(3, null, [rule]);
        Assert.Null(plan.For(Of(), [Rpe]));
        Assert.Equal(rule, plan.For(Of((Rpe, 1)), [Rpe])!.Rule);
        Assert.Null(plan.For(Of((Rpe, 1)), [Mam, Mam]));
        Assert.Null(plan.For(Of((Mam, 2)), [Mam]));
        Assert.Equal(Obstacle.Full, plan.For(Of((Mam, 2), (Rpe, 1)), [Mam]));
    }

    [Fact]
    public void ReservesThatOverlap_NeitherPromiseASeatTwice_NorRefuseOneThatIsFree()
    {
        var (mam, north) = (new SeatRule("MAM", 1, true) { Categories = new HashSet<string> { "mam" } }, new SeatRule("Nord", 1, true) { Epcis = new HashSet<string> { "nord" } });
        var plan = new SeatPlan(2, null, [mam, north]);
        Assert.Null(plan.For(Of(), [Mam]));
        // The one seated fits both: he moves, and either of the others may come, but not both.
        Assert.Null(plan.For(Of((Mam, 1)), [Rpe]));
        Assert.Null(plan.For(Of((Mam, 1)), [new Profile("mam", "sud", false)]));
        Assert.Equal(mam, plan.For(Of((Mam, 1)), [South])!.Rule);
        Assert.NotNull(plan.For(Of(), [Nowhere]));
    }

    [Fact]
    public void RoomAndScreen_AreCountedApart()
    {
        var plan = new SeatPlan(1, 1, []);
        Assert.Null(plan.For(Of((Mam, 1)), [Rpe with { Online = true }]));
        Assert.Equal(Obstacle.Full, plan.For(Of((Mam, 1)), [Rpe]));
        Assert.Equal((0, 1), (plan.Left(Of((Mam, 1)), online: false), plan.Left(Of((Mam, 1)), online: true)));
    }

    [Fact]
    public void SeatsTakenAwayAfterwards_StopNobodyWhoseOwnReserveHasRoom()
    {
        var plan = new SeatPlan(4, null, [new SeatRule("MAM", 2, true) { Categories = new HashSet<string> { "mam" } }]);
        Assert.Null(plan.For(Of((Rpe, 3)), [Mam]));
        Assert.NotNull(plan.For(Of((Rpe, 3)), [Rpe]));
    }

    [Fact]
    public void AtRandom_ThePlanAgreesWithSeatsCountedOneByOne()
    {
        var random = new Random(50);
        var (yes, no) = (0, 0);
        for (var round = 0; round < 3_000; round++)
        {
            var plan = Any(random);
            var seated = new Dictionary<Profile, int>();
            for (var i = 0; i < 12; i++)
            {
                var party = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Someone(random)).ToList();
                var expected = CountedSeats.Takes(plan, [.. seated.SelectMany(s => Enumerable.Repeat(s.Key, s.Value))], party);
                Assert.True(expected == (plan.For(seated, party) is null), $"round {round}: {plan}, {string.Join(", ", seated)} + {string.Join(", ", party)}: expected {expected}");
                if (expected) foreach (var who in party) seated[who] = seated.GetValueOrDefault(who) + 1;
                if (expected) yes++; else no++;
            }
        }
        Assert.True(yes > 5_000 && no > 5_000, $"{yes} yes, {no} no");
    }

    internal static SeatPlan Any(Random random) => new(random.Next(1, 9), random.Next(3) == 0 ? null : random.Next(0, 4), [.. Enumerable.Range(0, random.Next(0, 5)).Select(i => new SeatRule("r" + i, random.Next(0, 4), random.Next(3) > 0)
    {
        Categories = random.Next(2) == 0 ? null : new HashSet<string> { "c" + random.Next(3) },
        Epcis = random.Next(2) == 0 ? null : new HashSet<string> { "e" + random.Next(3) },
        Online = random.Next(3) switch { 0 => false, 1 => true, _ => null },
    })]);

    internal static Profile Someone(Random random) => new("c" + random.Next(3), random.Next(4) is var e && e == 3 ? null : "e" + e, random.Next(4) == 0);

    private static Dictionary<Profile, int> Of(params (Profile Who, int Count)[] people) => people.ToDictionary(p => p.Who, p => p.Count);
}
