using Microsoft.Extensions.DependencyInjection;
using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Listing;
using Reseau50.Agenda.Months;
using Reseau50.Cms.Security;
using static Reseau50.Tests.Agenda.AgendaSite;

namespace Reseau50.Tests.Agenda;

/// <summary>Events that last: over months, or longer than anything does.</summary>
public sealed class LongEventTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AnEventThatClaimsToLastForYears_LeavesTheAgendaAfterOne(Database database)
    {
        await using var site = await AgendaSite.CreateAsync(database);
        await ImportAsync(site, Event("sans-fin", "2027-01-10T08:00:00Z", "2031-01-10T08:00:00Z"), Event("d-un-an", "2027-01-12T08:00:00Z", "2028-01-12T08:00:00Z"));

        site.SetNow("2028-01-11T07:55:00Z");
        Assert.Equal(["sans-fin", "d-un-an"], await IdsAsync(site, new AgendaRequest()));
        Assert.Empty(await IdsAsync(site, new AgendaRequest("passees")));

        site.SetNow("2028-01-11T08:00:00Z");
        Assert.Equal(["d-un-an"], await IdsAsync(site, new AgendaRequest()));
        Assert.Equal([("sans-fin", true)], (await LinesAsync(site, new AgendaRequest("passees"))).Select(l => (l.Id, l.IsPast)));
        Assert.Equal(["d-un-an"], await NextAsync(site));

        site.SetNow("2028-01-12T08:00:00Z");
        Assert.Equal(["d-un-an", "sans-fin"], await IdsAsync(site, new AgendaRequest("passees")));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AnEventOfManyMonths_Too(Database database)
    {
        await using var site = await AgendaSite.CreateAsync(database);
        await ImportAsync(site, Event("sans-jour", "2027-01-01T10:00:00Z", "2030-12-01T10:00:00Z", precision: "mois"));

        foreach (var (year, month, shown) in new[] { (2026, 12, false), (2027, 1, true), (2027, 8, true), (2028, 1, true), (2028, 2, false), (2030, 12, false) })
        {
            var view = await MonthAsync(site, year, month);
            Assert.Equal((year, month, shown), (year, month, view.Grid.Undated.Any(l => l.Id == "sans-jour")));
        }
        Assert.Null((await MonthAsync(site, 2028, 1)).Next);

        site.SetNow("2028-01-01T22:55:00Z");
        Assert.Equal(["sans-jour"], await IdsAsync(site, new AgendaRequest()));
        site.SetNow("2028-01-01T23:00:00Z");
        Assert.Empty(await IdsAsync(site, new AgendaRequest()));
        Assert.Equal([("sans-jour", true)], (await LinesAsync(site, new AgendaRequest("passees"))).Select(l => (l.Id, l.IsPast)));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AnEventOfTwoMonths_IsInBoth_AndToComeUntilTheSecondEnds(Database database)
    {
        await using var site = await AgendaSite.CreateAsync(database);
        await ImportAsync(site, Event("printemps", "2027-03-01T10:00:00Z", "2027-04-01T10:00:00Z", precision: "mois"), Event("secret", "2027-03-01T10:00:00Z", "2027-04-01T10:00:00Z", precision: "mois", audiences: ["membre"]),
            Event("mars", "2027-03-31T08:00:00Z"), Event("mai", "2027-05-01T08:00:00Z"));

        foreach (var (month, undated) in new (int, string[])[] { (2, []), (3, ["printemps"]), (4, ["printemps"]), (5, []) })
            Assert.Equal(undated, (await MonthAsync(site, 2027, month)).Grid.Undated.Select(l => l.Id));
        Assert.Equal("mars et avril 2027", (await MonthAsync(site, 2027, 4)).Grid.Undated[0].Date);
        Assert.Equal(["mars", "printemps", "mai"], await IdsAsync(site, new AgendaRequest()));

        site.SetNow("2027-04-30T21:55:00Z");
        Assert.Equal(["printemps", "mai"], await IdsAsync(site, new AgendaRequest()));
        site.SetNow("2027-04-30T22:00:00Z");
        Assert.Equal(["mai"], await IdsAsync(site, new AgendaRequest()));
    }

    private static async Task<IEnumerable<EventLine>> LinesAsync(TestSite site, AgendaRequest request) =>
        (await site.InScopeAsync(s => s.GetRequiredService<AgendaList>().BuildAsync(request, Viewer.Visitor, default)))!.Months.SelectMany(m => m.Lines);

    private static async Task<IEnumerable<string>> IdsAsync(TestSite site, AgendaRequest request) => (await LinesAsync(site, request)).Select(l => l.Id);

    private static Task<IEnumerable<string>> NextAsync(TestSite site) =>
        site.InScopeAsync(async s => (await s.GetRequiredService<IAgenda>().UpcomingAsync(null, null, 9, Viewer.Visitor)).Select(l => l.Id));

    private static Task<MonthView> MonthAsync(TestSite site, int year, int month) =>
        site.InScopeAsync(s => s.GetRequiredService<MonthPages>().BuildAsync(new DateOnly(year, month, 1), Viewer.Visitor, default));
}
