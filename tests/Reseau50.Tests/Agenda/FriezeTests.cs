using Microsoft.Extensions.DependencyInjection;
using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Listing;
using Reseau50.Agenda.Manage.Seasons;
using Reseau50.Agenda.Months;
using Reseau50.Agenda.Seasons;
using Reseau50.Agenda.Years;
using Reseau50.Cms.Security;
using Reseau50.Networks.Contracts;
using Reseau50.Tests.Admin;
using static Reseau50.Tests.Agenda.AgendaSite;

namespace Reseau50.Tests.Agenda;

/// <summary>The year at a glance: for everybody, and for whoever plans.</summary>
public sealed class FriezeTests
{
    private static readonly DateTime Now = new(2027, 6, 1, 12, 0, 0, DateTimeKind.Utc);
    private static readonly Reseau Rpe = Network("rpe"), Mam = Network("mam");
    private static readonly Viewer Member = new(["membre"]), Planner = AdminLab.Person("paule", "AccessAdminPanel", "ManageSeasons", "EditContent"), Looker = AdminLab.Person("lise", "AccessAdminPanel", "ViewSeasons");

    [Fact]
    public void AGap_StandsInEachOfItsMonthsThatIsEmpty_AndWithoutAMonthItWaits()
    {
        var days = new SeasonTarget("Journées des MAM", "genre-journee", ["mam"], 2, [3, 10]);
        var workshops = new SeasonTarget("Ateliers", "genre-atelier", ["rpe", "mam"], 5, []);
        var dates = new[] { One("j1", 3, 20, "mam"), One("j2", 5, 4, "mam") with { Kind = "genre-atelier" } };
        var plan = SeasonPlan.Of([days, workshops], dates, Now);
        var frieze = Frieze.Of(Frieze.MonthsOf(new DateOnly(2027, 1, 1), new DateOnly(2027, 12, 31)), [Rpe, Mam], true, dates, plan.Targets, Now, e => e.Path, _ => []);

        Assert.Equal(12, frieze.Months.Count);
        Assert.Equal(["rpe", "mam"], frieze.Rows.Select(r => r.Network!.Id));
        Assert.Equal([(10, "Journées des MAM", 1)], frieze.Rows[1].Cells.SelectMany(c => c.Gaps.Select(g => (c.Month.Month, g.Title, g.Count))));
        // A target of several networks stands once, with the first of them.
        Assert.Equal([("Ateliers", 4)], frieze.Rows[0].ToPlace.Select(g => (g.Title, g.Count)));
        Assert.Empty(frieze.Rows[1].ToPlace);
        Assert.Equal([("j1", "20", "passée"), ("j2", "4", "passée")], frieze.Rows[1].Cells.SelectMany(c => c.Marks).Select(m => (m.Event.Id, m.When, m.Word)));
    }

    [Fact]
    public void AMark_SaysWhenAndWhereItStands_InWords()
    {
        var dates = new[]
        {
            One("held", 3, 1, "rpe"), One("told", 9, 1, "rpe"), One("wait", 9, 2, "rpe") with { State = EventState.Planned }, One("off", 9, 3, "rpe") with { State = EventState.Cancelled },
            One("draft", 9, 4, "rpe") with { IsDraft = true }, One("days", 9, 5, "rpe") with { LastDay = new DateOnly(2027, 9, 9) }, One("month", 9, 6, "rpe") with { Precision = EventPrecision.Month },
            One("s", 9, 7, "rpe") with { InSeries = true }, One("s", 9, 14, "rpe") with { InSeries = true },
        };
        var frieze = Frieze.Of(Frieze.MonthsOf(new DateOnly(2027, 1, 1), new DateOnly(2027, 12, 31)), [Rpe], true, dates, [], Now, e => e.Path, _ => []);
        Assert.Equal(["held 1er passée", "told 1er annoncée", "wait 2 à confirmer", "off 3 annulée", "draft 4 brouillon", "days 5–9 annoncée", "month jour à fixer annoncée", "s 2 dates annoncée"],
            frieze.Marks.Select(m => $"{m.Event.Id} {m.When} {m.Word}"));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Year_HoldsWhatTheViewerMaySee_AndKeepsTheFiltersFromListToMonthToFeed(Database database)
    {
        await using var site = await AgendaSite.CreateAsync(database);
        await ImportAsync(site, Event("rpe", "2027-01-14T08:00:00Z", territory: "nord-a"), Event("mam", "2027-12-31T22:30:00Z", networks: ["reseau-mam"]), Event("apres", "2027-12-31T23:00:00Z"),
            Event("ferme", "2027-02-14T08:00:00Z", audiences: ["membre"]), Repeating(Event("perm", "2027-01-05T13:00:00Z"), Weekly("2027-02-02")));

        var year = await YearAsync(site, new AgendaRequest(), Viewer.Visitor);
        Assert.Equal(["perm 4 dates", "rpe 14", "perm 2", "mam 31"], Marks(year));
        Assert.Equal((null, 2028), (year.Previous, year.Next));
        Assert.Contains("ferme 14", Marks(await YearAsync(site, new AgendaRequest(), Member)));

        var narrow = await YearAsync(site, new AgendaRequest(Network: "rpe", Kind: "genre-journee", Territory: "nord"), Viewer.Visitor);
        Assert.Equal(["rpe 14"], Marks(narrow));
        const string query = "?reseau=rpe&genre=genre-journee&territoire=nord";
        Assert.Equal(("/agenda/2028" + query, "/agenda" + query, "/agenda/2027/01" + query, "/agenda.ics" + query),
            (narrow.PathOf(2028), narrow.Filter.Path, narrow.Filter.At(MonthPages.PathOf(new DateOnly(2027, 1, 1))), narrow.Filter.FeedPath));
        Assert.Equal(["/reseaux/mam/agenda.ics", "/territoires/sud/agenda.ics", "/agenda.ics"], new[] { new AgendaRequest(Network: "mam"), new AgendaRequest(Territory: "sud"), new AgendaRequest("passees") }
            .Select(r => YearAsync(site, r, Viewer.Visitor).GetAwaiter().GetResult().Filter.FeedPath));

        var month = await site.InScopeAsync(s => s.GetRequiredService<MonthPages>().BuildAsync(new DateOnly(2027, 1, 1), new AgendaRequest(Network: "mam"), Viewer.Visitor, default));
        Assert.Equal([], month.Grid.Dated.Select(l => l.Id));
        Assert.Equal("/agenda/2027/02?reseau=mam", month.PathOf(month.Next!.Value));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task YearAndSeasonAndFeed_CostTheSame_ForOneDateAndForThirty(Database database)
    {
        var count = new QueryCount();
        await using var site = await AgendaSite.CreateAsync(database, count);
        await ImportAsync(site, Season(), Event("d1", "2027-01-01T08:00:00Z", territory: "nord-a"), Repeating(Event("s1", "2027-01-05T08:00:00Z"), Weekly("2027-06-29", notInHolidays: true)));
        var before = await CostAsync();
        await ImportAsync(site, [.. Enumerable.Range(2, 28).Select(i => Event("d" + i, $"2027-01-{i:00}T08:00:00Z", territory: "nord-a")),
            .. Enumerable.Range(2, 5).Select(i => Repeating(Event("s" + i, "2027-01-05T08:00:00Z"), Weekly("2027-06-29", "12/01/2027 annulée", notInHolidays: true)))]);
        Assert.Equal(before, await CostAsync());

        async Task<(int, int, int)> CostAsync() => (
            await count.OfAsync(() => YearAsync(site, new AgendaRequest(Network: "rpe", Territory: "nord"), Member)),
            await count.OfAsync(() => site.AsAsync(Planner, s => s.GetRequiredService<SeasonCalendar>().BuildAsync("2027", Planner, default))),
            await count.OfAsync(() => site.FeedAsync(new AgendaRequest(Territory: "nord"), Member)));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheSeasonsCalendar_ShowsDraftsToThoseWhoMaySeeThem_AndEachRemark(Database database)
    {
        await using var site = await AgendaSite.CreateAsync(database);
        var draft = Event("brouillon", "2027-01-14T09:00:00Z", title: "Brouillon secret");
        draft["Published"] = false;
        await ImportAsync(site, Season(), Event("a", "2027-01-14T08:00:00Z"), Event("b", "2027-05-12T08:00:00Z", networks: ["reseau-mam"]), draft);
        await ImportAsync(site, Holidays("vacances", ("hiver", "2027-02-01", "2027-12-31")));

        var view = (await site.AsAsync(Planner, s => s.GetRequiredService<SeasonCalendar>().BuildAsync("2027", Planner, default)))!;
        Assert.Equal(["a", "brouillon", "b"], view.Notes.Select(n => n.Event.Id));
        Assert.Equal(["/admin/contenus/brouillon"], view.Notes[0].Lines.Select(l => l.Path));
        Assert.Equal(2, view.Notes[2].Lines.Count);
        Assert.Equal((2, 1, 1), (view.Plan.Planned, view.Plan.Published, view.Plan.Missing));
        Assert.Equal([(3, 1)], view.Frieze.Rows.SelectMany(r => r.Cells).SelectMany(c => c.Gaps.Select(g => (c.Month.Month, g.Count))));
        Assert.Null(view.UnknownFrom);

        var other = (await site.AsAsync(Looker, s => s.GetRequiredService<SeasonCalendar>().BuildAsync("2027", Looker, default)))!;
        Assert.Equal(["a", "b"], other.Frieze.Marks.Select(m => m.Event.Id));
        Assert.Equal(["/agenda/a", "/agenda/b"], other.Frieze.Marks.Select(m => m.Path));
        Assert.Equal((true, false), (view.MayCopy, other.MayCopy));
    }

    internal static System.Text.Json.Nodes.JsonObject Season()
    {
        var season = Item("saison-2027", "Saison", "Saison 2027", "agenda/saison/2027");
        season["Saison"] = new System.Text.Json.Nodes.JsonObject
        {
            ["Debut"] = new System.Text.Json.Nodes.JsonObject { ["Value"] = "2027-01-01T00:00:00Z" },
            ["Fin"] = new System.Text.Json.Nodes.JsonObject { ["Value"] = "2027-12-31T00:00:00Z" },
            ["Chapo"] = Text("Ce que nous avons voulu en 2027."),
        };
        season["Cibles"] = new System.Text.Json.Nodes.JsonObject
        {
            ["ContentItems"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject
            {
                ["ContentItemId"] = "cible-mam",
                ["ContentType"] = "CibleSaison",
                ["DisplayText"] = "Journées des MAM",
                ["TitlePart"] = new System.Text.Json.Nodes.JsonObject { ["Title"] = "Journées des MAM" },
                ["CibleSaison"] = new System.Text.Json.Nodes.JsonObject { ["Genre"] = Terms("tax-types-evenement", "genre-journee"), ["Reseaux"] = Picked("reseau-mam"), ["Nombre"] = Number(2), ["Mois"] = Text("3,10") },
            }),
        };
        return season;
    }

    private static Task<YearView> YearAsync(TestSite site, AgendaRequest request, Viewer who) => site.InScopeAsync(s => s.GetRequiredService<YearPages>().BuildAsync(2027, request, who, default));
    private static IEnumerable<string> Marks(YearView view) => view.Frieze.Rows.SelectMany(r => r.Cells).SelectMany(c => c.Marks).Select(m => $"{m.Event.Id} {m.When}");
    private static Reseau Network(string id) => new(id, id.ToUpperInvariant(), null, id, "", "mer", "rond", 1, "/reseaux/" + id);

    private static SeasonEvent One(string id, int month, int day, params string[] networks) => new(id, id, "/agenda/" + id, "genre-journee", networks, null, EventState.Confirmed,
        new DateTime(2027, month, day, 9, 0, 0), new DateTime(2027, month, day, 15, 0, 0, DateTimeKind.Utc), EventPrecision.Hour);
}
