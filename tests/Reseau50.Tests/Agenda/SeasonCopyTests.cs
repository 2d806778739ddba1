using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Manage.Copying;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Tests.Admin;
using static Reseau50.Tests.Agenda.AgendaSite;

namespace Reseau50.Tests.Agenda;

/// <summary>A season taken up for another year: drafts only, once each.</summary>
public sealed class SeasonCopyTests
{
    private static readonly Viewer Planner = AdminLab.Person("paule", "AccessAdminPanel", "ManageSeasons", "EditContent");

    [Theory]
    [InlineData("2027-01-14", 1, "2028-01-13")]
    [InlineData("2027-03-20", 1, "2028-03-18")]
    [InlineData("2027-10-09", 2, "2029-10-06")]
    [InlineData("2027-01-01", 1, "2028-01-07")]
    [InlineData("2028-02-29", 1, "2029-02-27")]
    public void ADate_GoesToTheNearestDayOfItsName_WithinTheSeason(string day, int years, string expected)
    {
        var from = DateOnly.Parse(day, null);
        var moved = NewDates.Nearest(from, years, new DateOnly(from.Year + years, 1, 1), new DateOnly(from.Year + years, 12, 31));
        Assert.Equal((expected, from.DayOfWeek), ($"{moved:yyyy-MM-dd}", moved.DayOfWeek));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheWholeSeason_BecomesDrafts_WithItsTargets_AndOneLineInTheJournal(Database database)
    {
        await using var site = await SiteAsync(database);
        var plan = await PlanAsync(site);
        Assert.Equal([("perm", true, "2028-01-04"), ("journee", true, "2028-01-13"), ("seance", false, "2028-02-01"), ("juin", true, "2028-06-01"), ("annulee", false, "2028-10-07")], plan.Lines.Select(l => (l.Event.Id, l.Ticked, l.Typed)));

        Assert.Equal((4, (string?)null), await MakeAsync(site, Input(plan)));
        var season = (await LatestAsync(site, EventCopy.IdOf("saison-2027", 2028)))!;
        Assert.Equal(("Saison 2028", false, "agenda/saison/2028", "2028-01-01", "2028-12-31", 1, null), (season.DisplayText, season.Published, season.Part<AutoroutePart>().Path,
            $"{season.Field<DateField>("Saison", "Debut").Value:yyyy-MM-dd}", $"{season.Field<DateField>("Saison", "Fin").Value:yyyy-MM-dd}", season.Part<BagPart>("Cibles").Items.Count, season.Field<TextField>("Saison", "Chapo").Text));

        var day = (await LatestAsync(site, EventCopy.IdOf("journee", 2028)))!;
        // A quarter past nine on both sides: the clocks change between, the hour does not.
        Assert.Equal(("Journée des relais 2028", false, "prevu", "2028-01-13T08:15", "2028-01-13T15:30", "agenda/journee-des-relais-2028", "paule"), (day.DisplayText, day.Published, day.Field<TextField>("Evenement", "Etat").Text,
            $"{day.Field<DateTimeField>("Evenement", "Debut").Value:yyyy-MM-dd'T'HH:mm}", $"{day.Field<DateTimeField>("Evenement", "Fin").Value:yyyy-MM-dd'T'HH:mm}", day.Part<AutoroutePart>().Path, day.Owner));
        Assert.False(day.Has("Jalons"));
        var perm = (await LatestAsync(site, EventCopy.IdOf("perm", 2028)))!;
        Assert.Equal(("2028-06-27", null), ($"{perm.Field<DateField>("Recurrence", "Jusqua").Value:yyyy-MM-dd}", perm.Field<TextField>("Recurrence", "Exceptions").Text));
        Assert.Null(await LatestAsync(site, EventCopy.IdOf("seance", 2028)));

        Assert.Equal(["« Saison 2027 » a été reprise pour 2028 : 4 brouillons."], await site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<AuditLine>().Where(l => l.Action == "season.copied").Select(l => l.Summary).ToListAsync()));
        // Nothing is on the site; the first season did not move.
        Assert.Equal(["Saison 2027"], (await site.InScopeAsync(s => s.GetRequiredService<IAgenda>().SeasonsAsync(Viewer.Visitor))).Select(s => s.Name));
        Assert.Equal("2027-01-14T08:15", $"{(await LatestAsync(site, "journee"))!.Field<DateTimeField>("Evenement", "Debut").Value:yyyy-MM-dd'T'HH:mm}");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task DoneTwice_ItSaysWhatExists_AndMakesOnlyWhatIsMissing(Database database)
    {
        await using var site = await SiteAsync(database);
        var plan = await PlanAsync(site);
        await Task.WhenAll(MakeAsync(site, Input(plan)), MakeAsync(site, Input(plan)));
        Assert.Equal(4, await CopiesAsync(site));

        var again = await PlanAsync(site);
        Assert.Equal(("Saison 2028", ["Permanence", "Journée des relais 2028", "Rencontre de juin"]), (again.ExistingSeason!.Value.Title, again.Lines.Where(l => l.Existing is not null).Select(l => l.Existing!).ToArray()), new PairComparer());
        // Whatever the form says, a line that exists is not made again.
        var all = new CopyInput(again.Lines.Select(l => l.Event.Id).ToHashSet(), again.Lines.ToDictionary(l => l.Event.Id, l => l.Typed));
        Assert.Equal((2, (string?)null), await MakeAsync(site, all));
        Assert.Equal(6, await CopiesAsync(site));
        Assert.Empty((await LatestAsync(site, EventCopy.IdOf("seance", 2028)))!.Field<ContentPickerField>("Evenement", "Atelier").ContentItemIds);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WrongDates_AreSaidBesideTheirLine_AndForgedIdsMakeNothing(Database database)
    {
        await using var site = await SiteAsync(database);
        var plan = await PlanAsync(site);
        var dates = plan.Lines.ToDictionary(l => l.Event.Id, l => l.Typed);
        (dates["journee"], dates["perm"]) = ("bientôt", "2027-01-05");
        var wrong = await PlanAsync(site, new CopyInput(new HashSet<string> { "journee", "perm", "secret", "ailleurs" }, dates));
        Assert.True(wrong.IsWrong);
        Assert.Equal([("perm", "2027-01-05", "Cette date n’est pas dans la saison 2028 : choisissez un jour du samedi 1er janvier 2028 au dimanche 31 décembre 2028."),
            ("journee", "bientôt", "Cette date ne se lit pas : écrivez-la comme 14/01/2027.")], wrong.Lines.Where(l => l.Problem is not null).Select(l => (l.Event.Id, l.Typed, l.Problem!)));
        Assert.DoesNotContain(wrong.Lines, l => l.Event.Id is "secret" or "ailleurs");

        Assert.Equal((1, (string?)null), await MakeAsync(site, new CopyInput(new HashSet<string> { "secret", "ailleurs" }, new Dictionary<string, string> { ["secret"] = "2028-01-13", ["ailleurs"] = "2028-01-13" })));
        Assert.Null(await LatestAsync(site, EventCopy.IdOf("secret", 2028)));
        Assert.Null(await LatestAsync(site, EventCopy.IdOf("ailleurs", 2028)));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task OneThatCannotBeMade_LeavesNothingBehind(Database database)
    {
        await using var site = await SiteAsync(database);
        var dates = (await PlanAsync(site)).Lines.ToDictionary(l => l.Event.Id, l => l.Typed);
        // The permanence is on Tuesdays: on a Wednesday its own days refuse it.
        dates["perm"] = "2028-01-05";
        var (made, problem) = await MakeAsync(site, new CopyInput(new HashSet<string> { "journee", "perm" }, dates));
        Assert.Equal((0, "« Permanence » : La première date, mercredi 5 janvier 2028, n’est pas un des jours cochés : cochez mercredi, ou changez le début."), (made, problem));
        Assert.Equal(0, await CopiesAsync(site));
        Assert.Equal(0, await site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<AuditLine>().CountAsync(l => l.Action == "season.copied")));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ProposedDates_AreHeldAgainstTheYearTheyGoTo_AndAgainstEachOther(Database database)
    {
        await using var site = await SiteAsync(database);
        await ImportAsync(site, Holidays("vacances", ("noël", "2027-12-18", "2028-01-09")), Event("deja-la", "2028-01-13T08:00:00Z", title: "Déjà là"));
        var warnings = (await PlanAsync(site)).Lines.ToDictionary(l => l.Event.Id, l => l.Warnings.Select(w => w.Other?.Title ?? w.Text).ToList());
        Assert.Equal(["Déjà là"], warnings["journee"]);
        Assert.Equal(["Le mardi 4 janvier 2028 tombe pendant les vacances scolaires de la zone B (noël, dates à vérifier)."], warnings["perm"]);
        Assert.Equal([], warnings["seance"]);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Proposals_CostTheSame_ForOneDateAndForThirty(Database database)
    {
        var count = new QueryCount();
        await using var site = await AgendaSite.CreateAsync(database, count);
        await ImportAsync(site, FriezeTests.Season(), Event("d1", "2027-01-01T08:00:00Z"));
        var one = await count.OfAsync(() => PlanAsync(site));
        await ImportAsync(site, [.. Enumerable.Range(2, 29).Select(i => Event("d" + i, $"2027-01-{i:00}T08:00:00Z"))]);
        Assert.Equal(one, await count.OfAsync(() => PlanAsync(site)));
    }

    private static async Task<TestSite> SiteAsync(Database database)
    {
        var site = await AgendaSite.CreateAsync(database);
        JsonObject needed = new() { ["Niveau"] = Text("departemental"), ["Resume"] = Text("Se voir.") };
        var day = Event("journee", "2027-01-14T08:15:00Z", "2027-01-14T15:30:00Z", title: "Journée des relais 2027", more: needed);
        day["Jalons"] = new JsonObject { ["ContentItems"] = new JsonArray(new JsonObject { ["ContentItemId"] = "j", ["ContentType"] = "Jalon", ["DisplayText"] = "Étape", ["Jalon"] = new JsonObject { ["Quand"] = Text("novembre 2026") } }) };
        var hidden = Event("secret", "2027-01-20T08:00:00Z", title: "Instance secrète", audiences: ["role:cachee"], more: needed);
        await ImportAsync(site, FriezeTests.Season(), day, hidden,
            Repeating(Event("perm", "2027-01-05T13:00:00Z", "2027-01-05T16:00:00Z", title: "Permanence", kind: "genre-rencontre", networks: ["reseau-mam"], more: needed), Weekly("2027-06-29", "05/01/2027 annulée", days: ["mardi"])),
            Event("seance", "2027-02-02T08:00:00Z", kind: "genre-atelier", workshop: "atelier-x", more: needed), Event("juin", "2027-06-01T10:00:00Z", precision: "mois", title: "Rencontre de juin", more: needed),
            Event("annulee", "2027-10-09T08:00:00Z", state: "annule", more: needed), Event("ailleurs", "2026-03-09T08:00:00Z", more: needed));
        return site;
    }

    private static Task<CopyPlan> PlanAsync(TestSite site, CopyInput? input = null) => site.AsAsync(Planner, async s => (await s.GetRequiredService<SeasonCopying>().PlanAsync("2027", 2028, input, Planner, default))!);
    private static Task<(int Made, string? Problem)> MakeAsync(TestSite site, CopyInput input) => site.AsAsync(Planner, s => s.GetRequiredService<SeasonCopying>().MakeAsync("2027", 2028, input, Planner, default));
    private static CopyInput Input(CopyPlan plan) => new(plan.Lines.Where(l => l.Ticked).Select(l => l.Event.Id).ToHashSet(), plan.Lines.ToDictionary(l => l.Event.Id, l => l.Typed));
    private static Task<ContentItem?> LatestAsync(TestSite site, string id) => site.InScopeAsync(s => s.GetRequiredService<ContentReader>().LatestAsync(id));
    private static Task<int> CopiesAsync(TestSite site) => site.InScopeAsync(s => s.GetRequiredService<SiteDb>().ContentItems.CountAsync(i => i.Latest && !i.Published && i.Owner == "paule"));

    private sealed class PairComparer : IEqualityComparer<(string, string[])>
    {
        public bool Equals((string, string[]) x, (string, string[]) y) => x.Item1 == y.Item1 && x.Item2.SequenceEqual(y.Item2);
        public int GetHashCode((string, string[]) x) => x.Item1.GetHashCode(StringComparison.Ordinal);
    }

    [Fact]
    public void Registration_MovesWithTheDate_AndLeavesTheVideoMeetingBehind()
    {
        var source = ContentJson.ToItem(Event("essai", "2027-03-09T17:30:00Z", "2027-03-09T19:00:00Z"));
        source.Parts["Inscription"] = new JsonObject { ["Mode"] = Text("ouverte"), ["Cloture"] = new JsonObject { ["Value"] = "2027-03-08T11:00:00Z" }, ["LienVisio"] = Text("https://visio.example/salle") };
        var copy = EventCopy.Event(source, new DateOnly(2028, 4, 4), 2028, 1, Viewer.System, new SiteTime(TimeProvider.System));
        Assert.Equal("ouverte", copy.Field<TextField>("Inscription", "Mode").Text);
        // Noon on the eve, though the clocks changed between.
        Assert.Equal(new DateTime(2028, 4, 3, 10, 0, 0, DateTimeKind.Utc), copy.Field<DateTimeField>("Inscription", "Cloture").Value);
        Assert.Null(copy.Field<TextField>("Inscription", "LienVisio").Text);
        Assert.Equal("https://visio.example/salle", source.Field<TextField>("Inscription", "LienVisio").Text);
    }
}
