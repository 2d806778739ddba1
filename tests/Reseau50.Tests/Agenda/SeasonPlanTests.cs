using Microsoft.Extensions.DependencyInjection;
using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Seasons;
using Reseau50.Cms.Content;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using static Reseau50.Tests.Agenda.AgendaSite;

namespace Reseau50.Tests.Agenda;

public sealed class SeasonPlanTests
{
    private static readonly DateTime Now = new(2027, 6, 1, 12, 0, 0, DateTimeKind.Utc);
    private static readonly SeasonTarget RpeEaje = new("Ateliers RPE et EAJE", "genre-atelier", ["rpe", "eaje"], 5, []);
    private static readonly SeasonTarget Mam = new("Ateliers MAM", "genre-atelier", ["mam"], 2, []);
    private static readonly SeasonTarget MamDays = new("Journées des MAM", "genre-journee", ["mam"], 2, [3, 10]);

    [Fact]
    public void Workshop_CountsOnce_AndIsHeldWhenItsLastSessionIsOver()
    {
        var plan = SeasonPlan.Of([RpeEaje, Mam],
            [Session("a1", "w1", 2, "rpe"), Session("a2", "w1", 9, "rpe"), Session("b1", "w2", 3, "eaje"), Session("b2", "w2", 4, "eaje"), Session("c1", "w3", 5, "mam")], Now);
        Assert.Equal((5, 2, 1, 3), Numbers(plan.Targets[0]));
        Assert.Equal((2, 1, 1, 1), Numbers(plan.Targets[1]));
        Assert.Equal((7, 3, 2, 4), (plan.Planned, plan.Published, plan.Held, plan.Missing));
    }

    [Fact]
    public void WorkshopOfAllNetworks_GoesToTheFirstTargetThatFits_AndNoTargetIsCountedTwice()
    {
        var plan = SeasonPlan.Of([RpeEaje, Mam], [Session("a1", "w1", 2, "mam"), Session("a2", "w1", 3, "mam", "rpe")], Now);
        Assert.Equal([1, 0], plan.Targets.Select(t => t.Published));
    }

    [Fact]
    public void CancelledEvent_CountsNowhere_AndWarnsOfNothing()
    {
        var plan = SeasonPlan.Of([MamDays], [Day("j1", 3, "mam"), Day("j2", 5, "mam") with { State = EventState.Cancelled }], Now);
        Assert.Equal((2, 1, 1, 1), Numbers(plan.Targets[0]));
        Assert.Empty(plan.Targets[0].OutOfMonth);
        Assert.Empty(plan.Others);
    }

    [Fact]
    public void CancelledSession_DoesNotKeepItsWorkshopFromBeingHeld()
    {
        var plan = SeasonPlan.Of([RpeEaje], [Session("a1", "w1", 2, "rpe"), Session("a2", "w1", 9, "rpe") with { State = EventState.Cancelled }], Now);
        Assert.Equal((5, 1, 1, 4), Numbers(plan.Targets[0]));
    }

    [Fact]
    public void MamDayInMay_IsCounted_AndItsMonthIsNamed()
    {
        var plan = SeasonPlan.Of([MamDays], [Day("j1", 3, "mam"), Day("j2", 5, "mam")], Now);
        Assert.Equal(2, plan.Targets[0].Published);
        Assert.Equal("j2", Assert.Single(plan.Targets[0].OutOfMonth).Id);
        Assert.Equal("en mars et octobre", SeasonView.MonthRule(MamDays));
        Assert.Null(SeasonView.MonthRule(RpeEaje));
    }

    [Fact]
    public void MoreThanPlanned_LeavesNothingMissing_AndOthersStandApart()
    {
        var plan = SeasonPlan.Of([MamDays], [Day("j1", 3, "mam"), Day("j2", 10, "mam"), Day("j3", 10, "mam"), Day("rpe", 1, "rpe"), Day("tous", 1)], Now);
        Assert.Equal((2, 3, 1, 0), Numbers(plan.Targets[0]));
        Assert.Equal(["rpe", "tous"], plan.Others.Select(u => u.First.Id));
    }

    [Fact]
    public void EventIsHeld_AtTheVeryInstantItEnds()
    {
        var day = Day("j1", 6, "mam") with { EndUtc = Now };
        Assert.Equal(1, SeasonPlan.Of([MamDays], [day], Now).Held);
        Assert.Equal(0, SeasonPlan.Of([MamDays], [day], Now.AddSeconds(-1)).Held);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Season_HoldsWhatBeginsOnItsDays_AndThePlanIsSeventeen(Database database)
    {
        await using var site = await AgendaSite.CreateAsync(database);
        await ApplyAsync(site, "workshops");
        await ApplyAsync(site, "agenda");
        await ImportAsync(site,
            Event("dernier-soir", "2027-12-31T22:30:00Z", networks: ["reseau-mam"]), Event("jour-de-l-an", "2027-12-31T23:00:00Z", networks: ["reseau-mam"]),
            Event("premier", "2026-12-31T23:00:00Z", networks: ["reseau-mam"]), Event("veille", "2026-12-31T22:59:00Z", networks: ["reseau-mam"]),
            Event("cache", "2027-03-01T09:00:00Z", networks: ["reseau-mam"], audiences: ["membre"]));
        site.SetNow("2027-01-14T15:30:00Z");

        var view = await ViewAsync(site, "saison-2027");
        var ids = view.Plan.Targets.SelectMany(t => t.Units).SelectMany(u => u.Events).Select(e => e.Id).ToList();
        Assert.Contains("dernier-soir", ids);
        Assert.Contains("premier", ids);
        Assert.DoesNotContain("jour-de-l-an", ids);
        Assert.DoesNotContain("veille", ids);
        Assert.DoesNotContain("cache", ids);
        Assert.Equal((17, 19, 2, 0), (view.Plan.Planned, view.Plan.Published, view.Plan.Held, view.Plan.Missing));
        Assert.Equal(["dernier-soir", "premier"], view.Plan.Targets.SelectMany(t => t.OutOfMonth).Select(e => e.Id).Order());

        var last = await ViewAsync(site, "saison-2026");
        Assert.Equal([5, 2, 2, 2, 2, 2, 2], last.Plan.Targets.Select(t => t.Planned));
        // The cancelled MAM day is not counted; the one on the eve of 2027 is.
        Assert.Equal([8, 2, 2, 2, 2, 1, 2], last.Plan.Targets.Select(t => t.Published));
        Assert.Equal((17, 19, 19, 1), (last.Plan.Planned, last.Plan.Published, last.Plan.Held, last.Plan.Missing));
    }

    private static Task<SeasonView> ViewAsync(TestSite site, string id) => site.InScopeAsync(async s =>
    {
        var season = await s.GetRequiredService<ContentReader>().PublishedAsync(id, Viewer.Visitor);
        return (SeasonView)(await s.GetServices<IContentPage>().Single(p => p.ContentType == "Saison").BuildAsync(season!, null, Viewer.Visitor, default))!.Model;
    });

    private static (int, int, int, int) Numbers(TargetProgress t) => (t.Planned, t.Published, t.Held, t.Missing);
    private static SeasonEvent Session(string id, string workshop, int month, params string[] networks) => Make(id, "genre-atelier", workshop, month, networks);
    private static SeasonEvent Day(string id, int month, params string[] networks) => Make(id, "genre-journee", null, month, networks);

    private static SeasonEvent Make(string id, string kind, string? workshop, int month, string[] networks) =>
        new(id, id, "/agenda/" + id, kind, networks, workshop, EventState.Confirmed, new DateTime(2027, month, 10), new DateTime(2027, month, 10, 16, 0, 0, DateTimeKind.Utc), EventPrecision.Hour);
}
