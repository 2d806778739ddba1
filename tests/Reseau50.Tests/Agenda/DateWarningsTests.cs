using Microsoft.Extensions.DependencyInjection;
using Reseau50.Admin.Contracts;
using Reseau50.Agenda.Conflicts;
using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Holidays;
using Reseau50.Agenda.Seasons;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;
using Reseau50.Tests.Admin;
using static Reseau50.Tests.Agenda.AgendaSite;

namespace Reseau50.Tests.Agenda;

/// <summary>What is said of a date before it is chosen: never a refusal.</summary>
public sealed class DateWarningsTests
{
    private static readonly Viewer Planner = AdminLab.Person("paule", "AccessAdminPanel", "EditContent", "PublishContent"), Reader = AdminLab.Person("lise", "AccessAdminPanel");
    private static readonly Season Season = new("s", "Saison 2027", "2027", "/agenda/saison/2027", new DateOnly(2027, 1, 1), new DateOnly(2027, 12, 31));
    private static readonly SeasonTarget MamDays = new("Journées des MAM", "genre-journee", ["mam"], 2, [3, 10]);

    [Fact]
    public void HolidaysSundaysAndMonths_AreSaid_EachWithItsReason()
    {
        var warnings = new DateWarnings([new HolidayPeriod("hiver", new DateOnly(2027, 2, 20), new DateOnly(2027, 3, 7), ToCheck: true)], [(Season, [MamDays])], []);
        Assert.Equal([], Said(warnings, One("a", "2027-03-13", "mam")));
        Assert.Equal(["Le dimanche 14 mars 2027 est un dimanche."], Said(warnings, One("a", "2027-03-14", "mam")));
        Assert.Equal(["Le lundi 29 mars 2027 est férié (le lundi de Pâques)."], Said(warnings, One("a", "2027-03-29", "mam")));
        Assert.Equal(["Le samedi 6 mars 2027 tombe pendant les vacances scolaires de la zone B (hiver, dates à vérifier)."], Said(warnings, One("a", "2027-03-06", "mam")));
        Assert.Equal(["Mai est hors calendrier : le plan « Saison 2027 » prévoit « Journées des MAM » en mars et octobre."], Said(warnings, One("a", "2027-05-12", "mam")));
        // Another network's day has no month; a month alone has no day.
        Assert.Equal([], Said(warnings, One("a", "2027-05-12", "rpe")));
        Assert.Equal(["Juin est hors calendrier : le plan « Saison 2027 » prévoit « Journées des MAM » en mars et octobre."], Said(warnings, One("a", "2027-06-13", "mam") with { Precision = EventPrecision.Month }));
        Assert.Equal([], Said(warnings, One("a", "2027-05-16", "mam") with { State = EventState.Cancelled }));
    }

    [Fact]
    public void TwoDatesOfOneNetwork_MeetOnTheSameDay_EachNamingTheOther()
    {
        var others = new[]
        {
            One("meme", "2027-01-14", "rpe", "eaje"), One("autre-reseau", "2027-01-14", "mam"), One("autre-jour", "2027-01-15", "rpe"), One("annulee", "2027-01-14", "rpe") with { State = EventState.Cancelled },
            One("tous", "2027-01-14"), One("trois-jours", "2027-01-12", "rpe") with { LastDay = new DateOnly(2027, 1, 14) }, One("mois", "2027-01-14", "rpe") with { Precision = EventPrecision.Month },
            One("atelier", "2027-01-14", "rpe") with { WorkshopId = "w" }, One("ailleurs", "2027-01-14", "rpe") with { InSeries = true, TerritoryId = "nord" },
        };
        var warnings = new DateWarnings([], [], others);
        Assert.Equal(["meme", "tous", "trois-jours", "atelier"], warnings.Of(One("a", "2027-01-14", "rpe")).Select(w => w.Other!.Id));
        Assert.Equal(["meme", "tous", "trois-jours"], warnings.Of(One("a", "2027-01-14", "rpe") with { WorkshopId = "w" }).Select(w => w.Other!.Id));
        Assert.Equal(["meme", "tous", "trois-jours", "atelier", "ailleurs"], warnings.Of(One("a", "2027-01-14", "rpe") with { TerritoryId = "nord" }).Select(w => w.Other!.Id));
        // A permanence stands only in the way of what is at its own place.
        Assert.Equal(["ailleurs"], warnings.Of(One("a", "2027-01-14", "rpe") with { InSeries = true, TerritoryId = "nord" }).Select(w => w.Other!.Id));
        Assert.Equal([], warnings.Of(others[0] with { Id = "meme", NetworkIds = [] }).Where(w => w.Other!.Id == "meme"));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheForm_NamesTheOtherDateWithALink_DraftsOnlyToThoseWhoMaySeeThem(Database database)
    {
        await using var site = await AgendaSite.CreateAsync(database);
        await ImportAsync(site, Event("publiee", "2027-01-14T08:00:00Z", title: "Journée publiée"), Event("reservee", "2027-01-14T08:00:00Z", title: "Instance secrète", audiences: ["role:cachee"]),
            Event("a", "2027-01-14T13:00:00Z"));
        await DraftAsync(site, "brouillon", "Brouillon secret");

        var sign = await SignAsync(site, "a", Planner);
        Assert.Equal(("Dans le calendrier", "/agenda/2027/01", null), (sign!.Title, sign.Path, sign.BeforePublishing));
        Assert.Equal([("/admin/contenus/brouillon", "Brouillon secret"), ("/admin/contenus/publiee", "Journée publiée")], sign.Lines.Select(l => (l.Path, l.PathText)).OrderBy(l => l.Path));
        var other = await SignAsync(site, "a", Reader);
        Assert.Equal([("/agenda/publiee", "Journée publiée")], other!.Lines.Select(l => (l.Path!, l.PathText!)));
        Assert.Null(await SignAsync(site, "brouillon", Reader, "2027-01-15T08:00:00Z"));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheForm_SaysTheSeriesInWords_AndTheHolidaysTakeTheirDates(Database database)
    {
        await using var site = await AgendaSite.CreateAsync(database);
        await ImportAsync(site, Holidays("vacances", ("hiver", "2027-01-11", "2027-01-17")), Repeating(Event("s", "2027-01-05T13:00:00Z", "2027-01-05T16:00:00Z"), Weekly("2027-01-26", notInHolidays: true)));
        var sign = (await SignAsync(site, "s", Planner))!;
        Assert.Equal(("La série", "Tous les mardis de 14 h à 17 h, jusqu’au mardi 26 janvier 2027, sauf pendant les vacances scolaires : 3 dates.", 0), (sign.Title, Plain(sign.Text!), sign.Lines.Count));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Warnings_CostTheSame_ForOneDateAndForThirty(Database database)
    {
        var count = new QueryCount();
        await using var site = await AgendaSite.CreateAsync(database, count);
        await ImportAsync(site, Event("a", "2027-01-14T08:00:00Z"), Event("b", "2027-01-14T08:00:00Z"));
        var one = await count.OfAsync(() => SignAsync(site, "a", Planner));
        await ImportAsync(site, [.. Enumerable.Range(0, 30).Select(n => Event("m" + n, "2027-01-14T08:00:00Z"))]);
        Assert.Equal(one, await count.OfAsync(() => SignAsync(site, "a", Planner)));
        Assert.Equal(7, (await SignAsync(site, "a", Planner))!.Lines.Count);
    }

    private static Task DraftAsync(TestSite site, string id, string title)
    {
        var json = Event(id, "2027-01-14T09:00:00Z", title: title);
        json["Published"] = false;
        return ImportAsync(site, json);
    }

    private static Task<ItemSign?> SignAsync(TestSite site, string id, Viewer who, string? start = null) => site.AsAsync(who, async s =>
    {
        var item = (await s.GetRequiredService<ContentReader>().LatestAsync(id))!;
        if (start is not null) item.SetField("Evenement", "Debut", new Reseau50.Cms.Fields.DateTimeField { Value = DateTime.Parse(start, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AdjustToUniversal) });
        return await s.GetServices<IItemSign>().OfType<EventSign>().Single().OfAsync(item, default);
    });

    private static IEnumerable<string> Said(DateWarnings warnings, SeasonEvent e) => warnings.Of(e).Select(w => w.Text);
    private static string Plain(string text) => text.Replace('\u00a0', ' ').Replace('\u202f', ' ');

    private static SeasonEvent One(string id, string day, params string[] networks) => new(id, id, "/agenda/" + id, "genre-journee", networks, null, EventState.Confirmed,
        DateTime.Parse(day, System.Globalization.CultureInfo.InvariantCulture), DateTime.Parse(day, System.Globalization.CultureInfo.InvariantCulture).AddHours(8), EventPrecision.Hour);
}
