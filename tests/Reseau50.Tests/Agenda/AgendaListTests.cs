using Microsoft.Extensions.DependencyInjection;
using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Listing;
using Reseau50.Agenda.Months;
using Reseau50.Agenda.Widgets;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using static Reseau50.Tests.Agenda.AgendaSite;

namespace Reseau50.Tests.Agenda;

public sealed class AgendaListTests
{
    private static readonly Viewer Member = new(["membre"]);

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Event_IsToComeUntilItEnds_ThenPast(Database database)
    {
        await using var site = await AgendaSite.CreateAsync(database);
        await ImportAsync(site, Event("journee", "2027-01-14T08:15:00Z", "2027-01-14T15:30:00Z"), Event("juin", "2027-06-01T10:00:00Z", precision: "mois"), Event("annulee", "2027-06-12T10:00:00Z", state: "annule"));

        site.SetNow("2027-01-14T15:29:00Z");
        Assert.Equal(["journee", "annulee", "juin"], await IdsAsync(site, new AgendaRequest()));
        Assert.Equal([], await IdsAsync(site, new AgendaRequest("passees")));

        site.SetNow("2027-01-14T15:30:00Z");
        Assert.Equal(["annulee", "juin"], await IdsAsync(site, new AgendaRequest()));
        Assert.Equal(["journee"], await IdsAsync(site, new AgendaRequest("passees")));

        site.SetNow("2027-06-30T21:59:00Z");
        Assert.Equal(["juin"], await IdsAsync(site, new AgendaRequest()));
        site.SetNow("2027-06-30T22:00:00Z");
        Assert.Equal(["juin", "annulee", "journee"], await IdsAsync(site, new AgendaRequest("passees")));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Filters_NarrowTogether_AndUnknownOnesAreLeftOut(Database database)
    {
        await using var site = await AgendaSite.CreateAsync(database);
        await ImportAsync(site,
            Event("a", "2027-01-14T08:00:00Z", networks: ["reseau-rpe", "reseau-eaje"], territory: "nord"), Event("b", "2027-02-14T08:00:00Z", networks: ["reseau-mam"], territory: "nord-b"),
            Event("c", "2027-03-14T08:00:00Z", networks: ["reseau-rpe"], territory: "sud-a", kind: "genre-atelier"), Event("d", "2026-12-14T08:00:00Z", networks: []));
        await ImportAsync(site, Season());

        Assert.Equal(["d", "a", "b", "c"], await IdsAsync(site, new AgendaRequest()));
        Assert.Equal(["a", "c"], await IdsAsync(site, new AgendaRequest(Network: "rpe")));
        Assert.Equal(["a"], await IdsAsync(site, new AgendaRequest(Network: "eaje")));
        Assert.Equal(["c"], await IdsAsync(site, new AgendaRequest(Kind: "genre-atelier")));
        Assert.Equal(["a", "b"], await IdsAsync(site, new AgendaRequest(Territory: "nord")));
        Assert.Equal(["a", "b", "c"], await IdsAsync(site, new AgendaRequest(Season: "2027")));
        Assert.Equal(["a"], await IdsAsync(site, new AgendaRequest(Network: "rpe", Territory: "nord", Season: "2027")));
        Assert.Equal([], await IdsAsync(site, new AgendaRequest(Network: "mam", Kind: "genre-atelier")));
        Assert.Equal(["d", "a", "b", "c"], await IdsAsync(site, new AgendaRequest("x", "zz", "'; drop", "\0", "1812", -4)));
        Assert.Null(await ViewAsync(site, new AgendaRequest(Page: 2)));
        Assert.Null(await ViewAsync(site, new AgendaRequest(Page: int.MaxValue)));

        var view = (await ViewAsync(site, new AgendaRequest(Network: "rpe", Season: "2027")))!;
        Assert.Equal("/agenda?reseau=rpe&saison=2027", view.Pager.PathOf(1));
        Assert.Equal("2 dates dans la saison 2027 : réseau RPE", view.Filter.Count(view.Pager.Total));
        Assert.Equal(["janvier 2027", "mars 2027"], view.Months.Select(m => m.Name));
        Assert.Equal("Aucune date passée : territoire Le Cotentin", (await ViewAsync(site, new AgendaRequest("passees", Territory: "nord")))!.Filter.Count(0));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task RestrictedEvent_IsInNothingAVisitorSees_AndInAllAMemberSees(Database database)
    {
        await using var site = await AgendaSite.CreateAsync(database);
        await ImportAsync(site, Event("ouvert", "2027-01-14T08:00:00Z", workshop: "atelier-x"), Event("ferme", "2027-01-15T08:00:00Z", workshop: "atelier-x", audiences: ["membre"],
            more: new() { ["AteliersValorises"] = Picked("atelier-x") }));

        foreach (var (viewer, expected) in new (Viewer, string[])[] { (Viewer.Visitor, ["ouvert"]), (Member, ["ouvert", "ferme"]) })
        {
            Assert.Equal(expected, await IdsAsync(site, new AgendaRequest(), viewer));
            Assert.Equal(expected.Length, (await ViewAsync(site, new AgendaRequest(), viewer))!.Pager.Total);
            var month = await site.InScopeAsync(s => s.GetRequiredService<MonthPages>().BuildAsync(new DateOnly(2027, 1, 1), viewer, default));
            Assert.Equal(expected, month.Grid.Dated.Select(l => l.Id));
            Assert.Equal(expected, (await WidgetAsync(site, viewer)).Lines.Select(l => l.Id));
            Assert.Equal(expected, await site.InScopeAsync(async s => (await s.GetRequiredService<IAgenda>().SessionsOfAsync("atelier-x", viewer)).Select(l => l.Id)));
            Assert.Equal(expected, await site.InScopeAsync(async s => (await s.GetRequiredService<IAgenda>().UpcomingAsync("reseau-rpe", null, 9, viewer)).Select(l => l.Id)));
            Assert.Equal(expected.Except(["ouvert"]), await site.InScopeAsync(async s => (await s.GetRequiredService<IAgenda>().ValorisationsOfAsync("atelier-x", viewer)).Select(l => l.Id)));
            Assert.Equal(viewer == Member, await site.InScopeAsync(async s => await s.GetRequiredService<Reseau50.Cms.Parts.AutorouteTable>().FindAsync("agenda/ferme", viewer)) is not null);
        }
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ListAndMonth_CostTheSame_ForOneDateAndForThirty(Database database)
    {
        var count = new QueryCount();
        await using var site = await AgendaSite.CreateAsync(database, count);
        await ImportAsync(site, Event("d1", "2027-01-01T08:00:00Z", territory: "nord-a", networks: ["reseau-rpe", "reseau-mam"]));
        var (list, month, sessions) = await CostAsync();
        await ImportAsync(site, [.. Enumerable.Range(2, 29).Select(i => Event("d" + i, $"2027-01-{i:00}T08:00:00Z", territory: "nord-a", networks: ["reseau-rpe", "reseau-mam"]))]);
        Assert.Equal((list, month, sessions), await CostAsync());
        Assert.Equal(30, (await ViewAsync(site, new AgendaRequest(), Member))!.Pager.Total);

        // A member is served from the database each time: nothing hides behind the cache of visitors.
        async Task<(int, int, int)> CostAsync() => (
            await count.OfAsync(() => ViewAsync(site, new AgendaRequest(Network: "rpe", Territory: "nord"), Member)),
            await count.OfAsync(() => site.InScopeAsync(s => s.GetRequiredService<MonthPages>().BuildAsync(new DateOnly(2027, 1, 1), Member, default))),
            await count.OfAsync(() => site.InScopeAsync(s => s.GetRequiredService<IAgenda>().UpcomingAsync(null, "nord", 30, Member))));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Month_ShowsEveryDayOfAnEvent_KeepsMonthOnlyApart_AndLinksStopWithTheDates(Database database)
    {
        await using var site = await AgendaSite.CreateAsync(database);
        await ImportAsync(site, Event("semaine", "2027-03-30T10:00:00Z", "2027-04-02T10:00:00Z", precision: "jour"), Event("avril", "2027-04-01T10:00:00Z", precision: "mois"), Event("soir", "2027-03-31T21:00:00Z"));

        var march = await MonthAsync(site, 3);
        Assert.Equal(["semaine", "soir"], march.Grid.Dated.Select(l => l.Id));
        Assert.Equal(["30", "31"], Days(march, "semaine"));
        Assert.Equal(["31"], Days(march, "soir"));
        Assert.Equal((null, new DateOnly(2027, 4, 1)), (march.Previous, march.Next));

        var april = await MonthAsync(site, 4);
        Assert.Equal((["semaine"], ["avril"]), (april.Grid.Dated.Select(l => l.Id).ToArray(), april.Grid.Undated.Select(l => l.Id).ToArray()), PairComparer);
        Assert.Equal(["1", "2"], Days(april, "semaine"));
        Assert.Equal((new DateOnly(2027, 3, 1), null), (april.Previous, april.Next));
        Assert.Equal(5, march.Grid.Weeks.Count);
        Assert.All(march.Grid.Weeks, w => Assert.Equal(7, w.Count));
        Assert.Equal(DayOfWeek.Monday, march.Grid.Weeks[0][0].Date.DayOfWeek);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Widget_SaysNothingButTheWayToTheAgenda_WhenThereIsNoDate(Database database)
    {
        await using var site = await AgendaSite.CreateAsync(database);
        await ImportAsync(site, Event("hier", "2026-11-20T08:00:00Z"), Event("mam", "2027-01-20T08:00:00Z", networks: ["reseau-mam"]));
        var empty = await WidgetAsync(site, Viewer.Visitor, "reseau-rpe");
        Assert.Empty(empty.Lines);
        Assert.Equal("/agenda?reseau=rpe", empty.Filter.Path);
        Assert.Equal(["mam"], (await WidgetAsync(site, Viewer.Visitor, "reseau-mam")).Lines.Select(l => l.Id));
        Assert.Empty((await WidgetAsync(site, Viewer.Visitor, null, "genre-forum")).Lines);
    }

    private static readonly IEqualityComparer<(string[], string[])> PairComparer =
        EqualityComparer<(string[], string[])>.Create((x, y) => x.Item1.SequenceEqual(y.Item1) && x.Item2.SequenceEqual(y.Item2), _ => 0);

    private static Task<AgendaListView?> ViewAsync(TestSite site, AgendaRequest request, Viewer? viewer = null) =>
        site.InScopeAsync(s => s.GetRequiredService<AgendaList>().BuildAsync(request, viewer ?? Viewer.Visitor, default));

    private static async Task<IEnumerable<string>> IdsAsync(TestSite site, AgendaRequest request, Viewer? viewer = null) =>
        (await ViewAsync(site, request, viewer))!.Months.SelectMany(m => m.Lines).Select(l => l.Id);

    private static Task<MonthView> MonthAsync(TestSite site, int month) => site.InScopeAsync(s => s.GetRequiredService<MonthPages>().BuildAsync(new DateOnly(2027, month, 1), Viewer.Visitor, default));

    private static IEnumerable<string> Days(MonthView view, string id) =>
        view.Grid.Weeks.SelectMany(w => w).Where(d => d.Lines.Any(l => l.Id == id)).Select(d => d.Date.Day.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static Task<NextDates> WidgetAsync(TestSite site, Viewer viewer, string? network = null, string? kind = null) => site.InScopeAsync(async s =>
    {
        var json = Item("widget", "ProchainesDates", "Dates");
        json["ProchainesDates"] = new System.Text.Json.Nodes.JsonObject { ["Reseau"] = network is null ? Picked() : Picked(network), ["Genre"] = kind is null ? null : Terms("tax-types-evenement", kind) };
        return (NextDates)(await s.GetServices<IWidget>().Single(w => w.ContentType == "ProchainesDates").BuildAsync(ContentJson.ToItem(json), viewer, default))!.Model;
    });

    private static System.Text.Json.Nodes.JsonObject Season()
    {
        var season = Item("saison-2027", "Saison", "Saison 2027", "agenda/saison/2027");
        season["Saison"] = new System.Text.Json.Nodes.JsonObject
        {
            ["Debut"] = new System.Text.Json.Nodes.JsonObject { ["Value"] = "2027-01-01T00:00:00Z" },
            ["Fin"] = new System.Text.Json.Nodes.JsonObject { ["Value"] = "2027-12-31T00:00:00Z" },
        };
        return season;
    }
}
