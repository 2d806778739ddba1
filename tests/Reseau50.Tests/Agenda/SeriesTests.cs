using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Events;
using Reseau50.Agenda.Listing;
using Reseau50.Agenda.Repeating;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;
using static Reseau50.Tests.Agenda.AgendaSite;

namespace Reseau50.Tests.Agenda;

/// <summary>Permanences: one event, many dates.</summary>
public sealed class SeriesTests
{
    private static readonly SiteTime Time = new(TimeProvider.System);

    [Fact]
    public void ASeries_KeepsItsHour_AcrossBothChangesOfClocks()
    {
        var spring = Dates(Tuesdays("2027-03-16T13:00:00Z", "2027-03-16T16:00:00Z", Weekly("2027-04-06")));
        Assert.Equal(["2027-03-16T13:00", "2027-03-23T13:00", "2027-03-30T12:00", "2027-04-06T12:00"], spring.Select(d => $"{d.Span.StartUtc:yyyy-MM-dd'T'HH:mm}"));
        Assert.All(spring, d => Assert.Equal((14, 17), (d.Span.Start.Hour, d.Span.End.Hour)));
        var autumn = Dates(Tuesdays("2027-10-26T12:00:00Z", "2027-10-26T15:00:00Z", Weekly("2027-11-02")));
        Assert.Equal(["2027-10-26T12:00", "2027-11-02T13:00"], autumn.Select(d => $"{d.Span.StartUtc:yyyy-MM-dd'T'HH:mm}"));
    }

    [Theory]
    [InlineData("2027-01-05", 1, "", "01-05 01-12 01-19 01-26")]
    [InlineData("2027-01-05", 2, "", "01-05 01-19")]
    [InlineData("2027-01-05", 1, "mardi,jeudi", "01-05 01-07 01-12 01-14 01-19 01-21 01-26 01-28")]
    [InlineData("2027-01-07", 2, "mardi,jeudi", "01-07 01-19 01-21")]
    public void Weekly_FallsOnItsDays(string first, int interval, string days, string expected) =>
        Assert.Equal(expected, Days(Tuesdays(first + "T13:00:00Z", null, Weekly("2027-01-31", interval: interval, days: days.Split(',', StringSplitOptions.RemoveEmptyEntries)))));

    [Theory]
    [InlineData("2027-01-12", "", 1, "01-12 02-12 03-12 04-12")]
    [InlineData("2027-01-12", "rang", 1, "01-12 02-09 03-09 04-13")]
    [InlineData("2027-01-26", "dernier", 1, "01-26 02-23 03-30 04-27")]
    [InlineData("2027-01-12", "rang", 2, "01-12 03-09")]
    public void Monthly_FallsOnItsDay(string first, string day, int interval, string expected) =>
        Assert.Equal(expected, Days(Tuesdays(first + "T13:00:00Z", null, Monthly("2027-04-30", day, interval: interval))));

    [Fact]
    public void Exceptions_TakeAway_Cancel_AndMove_AndPublicHolidaysFallOut()
    {
        var dates = Dates(Tuesdays("2027-11-04T13:00:00Z", "2027-11-04T16:00:00Z",
            Weekly("2027-11-25", "18/11/2027\n25/11/2027 reportée au 26/11/2027 de 9 h 30 à 12 h", notOnPublicHolidays: true)));
        // The eleventh is a Thursday in 2027.
        Assert.Equal(["2027-11-04 04 14:00-17:00", "2027-11-25 26 09:30-12:00"], dates.Select(d => $"{d.Planned:yyyy-MM-dd} {d.Span.Start:dd HH:mm}-{d.Span.End:HH:mm}"));
        Assert.Equal([false, true], dates.Select(d => d.Moved));
        var cancelled = Dates(Tuesdays("2027-01-05T13:00:00Z", null, Weekly("2027-01-12", "12/01/2027 annulée")));
        Assert.Equal([false, true], cancelled.Select(d => d.Cancelled));
    }

    [Theory]
    [InlineData("12/01/2027", "2027-01-12 False   ")]
    [InlineData("2027-01-12", "2027-01-12 False   ")]
    [InlineData("1/2/2027 annulée", "2027-02-01 True   ")]
    [InlineData("12/01/2027 reportée au 13/01/2027", "2027-01-12 False 2027-01-13  ")]
    [InlineData("12/01/2027 reporté au 13/01/2027 à 15 h", "2027-01-12 False 2027-01-13 15:00 ")]
    [InlineData("12/01/2027 déplacée au 13/01/2027, de 15h30 à 17:00", "2027-01-12 False 2027-01-13 15:30 17:00")]
    [InlineData("12/01/2027 reportée au 13/01/2027 de 17 h à 15 h", null)]
    [InlineData("12/01/2027 reportée au 31/02/2027", null)]
    [InlineData("le 12 janvier", null)]
    [InlineData("12/01/2027 ou pas", null)]
    public void ExceptionLine_IsReadAsItIsWritten(string line, string? expected) =>
        Assert.Equal(expected, ExceptionLine.Read(line) is { } e ? $"{e.Day:yyyy-MM-dd} {e.Cancelled} {e.MovedTo:yyyy-MM-dd} {e.From:HH:mm} {e.To:HH:mm}" : null);

    [Fact]
    public void Words_SayTheSeries()
    {
        Assert.Equal("Tous les mardis de 14 h à 17 h, jusqu’au mardi 29 juin 2027, sauf pendant les vacances scolaires", Words(Tuesdays("2027-01-05T13:00:00Z", "2027-01-05T16:00:00Z", Weekly("2027-06-29", notInHolidays: true))));
        Assert.Equal("Un mardi sur deux à 14 h, jusqu’au mardi 29 juin 2027, sauf les jours fériés", Words(Tuesdays("2027-01-05T13:00:00Z", null, Weekly("2027-06-29", notOnPublicHolidays: true, interval: 2))));
        Assert.Equal("Les mardis et jeudis, toutes les 3 semaines à 14 h, jusqu’au mardi 29 juin 2027", Words(Tuesdays("2027-01-05T13:00:00Z", null, Weekly("2027-06-29", interval: 3, days: ["jeudi", "mardi"]))));
        Assert.Equal("Le deuxième mardi de chaque mois à 14 h, jusqu’au mardi 29 juin 2027, sauf pendant les vacances scolaires et les jours fériés",
            Words(Tuesdays("2027-01-12T13:00:00Z", null, Monthly("2027-06-29", "rang", notInHolidays: true, notOnPublicHolidays: true))));
        Assert.Equal("Le dernier mardi de chaque mois à 14 h, jusqu’au mardi 29 juin 2027", Words(Tuesdays("2027-01-26T13:00:00Z", null, Monthly("2027-06-29", "dernier"))));
        Assert.Equal("Le 12, tous les 2 mois à 14 h, jusqu’au mardi 29 juin 2027", Words(Tuesdays("2027-01-12T13:00:00Z", null, Monthly("2027-06-29", interval: 2))));
    }

    [Theory]
    [InlineData("fin", "Recurrence.Jusqua", "Une série a une fin : indiquez jusqu’à quel jour elle se répète.")]
    [InlineData("avant", "Recurrence.Jusqua", "La série finirait avant de commencer : choisissez un jour après le mardi 5 janvier 2027.")]
    [InlineData("trop-long", "Recurrence.Jusqua", "Une série dure deux ans au plus : choisissez un jour jusqu’au vendredi 5 janvier 2029.")]
    [InlineData("trop", "Recurrence.Jusqua", "Cette série aurait plus de 200 dates : choisissez une fin plus proche, ou moins de jours.")]
    [InlineData("jour", "Recurrence.Jours", "La première date, mardi 5 janvier 2027, n’est pas un des jours cochés : cochez mardi, ou changez le début.")]
    [InlineData("exception", "Recurrence.Exceptions", "Le mercredi 13 janvier 2027 n’est pas une date de cette série : corrigez ou retirez la ligne « 13/01/2027 ».")]
    [InlineData("illisible", "Recurrence.Exceptions", "« bientôt » ne se lit pas : écrivez « 12/01/2027 », « 12/01/2027 annulée » ou « 12/01/2027 reportée au 13/01/2027 de 15 h à 17 h ».")]
    [InlineData("deux-fois", "Recurrence.Exceptions", "Le mardi 12 janvier 2027 est cité deux fois : gardez une seule ligne.")]
    [InlineData("mois", "Recurrence.Frequence", "Une série a besoin d’un jour précis : indiquez la première date au jour ou à l’heure, ou choisissez « Aucun choix ».")]
    [InlineData("sans-debut", "Recurrence.Frequence", "Une série part d’une première date : indiquez le début de l’événement, ou choisissez « Aucun choix ».")]
    [InlineData("nuit", "Recurrence.Frequence", "Chaque date d’une série commence et finit le même jour : corrigez la fin de l’événement, ou choisissez « Aucun choix ».")]
    [InlineData("atelier", "Recurrence.Frequence", "Les séances d’un atelier s’écrivent une par une, pour que chacune ait son compte-rendu : choisissez « Aucun choix », ou retirez l’atelier.")]
    [InlineData("le-31", "Recurrence.JourDuMois", "Tous les mois n’ont pas de 31 : choisissez « le dernier de ce jour dans le mois », ou une première date avant le 29.")]
    [InlineData("cinquieme", "Recurrence.JourDuMois", "Tous les mois n’ont pas de cinquième samedi : choisissez « le dernier de ce jour dans le mois ».")]
    [InlineData("pas-le-dernier", "Recurrence.JourDuMois", "Le mardi 5 janvier 2027 n’est pas le dernier mardi de son mois : changez le début, ou choisissez « le même rang dans le mois ».")]
    public async Task WhatASeriesCannotBe_IsRefusedBesideItsField_WithTheWayOut(string which, string field, string message)
    {
        const string first = "2027-01-05T13:00:00Z";
        var item = which switch
        {
            "fin" => Tuesdays(first, null, Weekly("")),
            "avant" => Tuesdays(first, null, Weekly("2027-01-04")),
            "trop-long" => Tuesdays(first, null, Weekly("2029-01-06")),
            "trop" => Tuesdays(first, null, Weekly("2028-06-30", days: ["lundi", "mardi", "mercredi", "jeudi", "vendredi"])),
            "jour" => Tuesdays(first, null, Weekly("2027-06-29", days: ["jeudi"])),
            "exception" => Tuesdays(first, null, Weekly("2027-06-29", "13/01/2027")),
            "illisible" => Tuesdays(first, null, Weekly("2027-06-29", "bientôt")),
            "deux-fois" => Tuesdays(first, null, Weekly("2027-06-29", "12/01/2027\n12/01/2027 annulée")),
            "mois" => Repeating(Event("s", first, precision: "mois"), Weekly("2027-06-29")),
            "sans-debut" => Repeating(Event("s", null!), Weekly("2027-06-29")),
            "nuit" => Tuesdays(first, "2027-01-06T09:00:00Z", Weekly("2027-06-29")),
            "atelier" => Repeating(Event("s", first, workshop: "atelier-x"), Weekly("2027-06-29")),
            "le-31" => Tuesdays("2027-01-31T13:00:00Z", null, Monthly("2027-06-29")),
            "cinquieme" => Tuesdays("2027-01-30T13:00:00Z", null, Monthly("2027-06-29", "rang")),
            _ => Tuesdays(first, null, Monthly("2027-06-29", "dernier")),
        };
        await using var site = await AgendaSite.CreateAsync(Database.Sqlite);
        var problems = await site.InScopeAsync(s => s.GetRequiredService<ContentDrafts>().SaveDraftAsync(ContentJson.ToItem(item)));
        Assert.Equal([(field, message)], problems.Where(p => p.Name.StartsWith("Recurrence.", StringComparison.Ordinal)).Select(p => (p.Name, p.Message)));
        Assert.Null(await site.InScopeAsync(s => s.GetRequiredService<ContentReader>().LatestAsync("s")));
    }

    [Fact]
    public void ASeriesOfTwoHundredDates_IsWithinTheBounds_AndTheIndexStopsThere()
    {
        var rules = new SeriesRules(Time);
        var days = new[] { "lundi", "mardi", "mercredi", "jeudi", "vendredi" };
        // The two hundredth working day from the fifth of January 2027 is the eleventh of October.
        var item = ContentJson.ToItem(Tuesdays("2027-01-05T13:00:00Z", null, Weekly("2027-10-11", days: days)));
        Assert.Empty(rules.Problems(item));
        Assert.Equal(200, SeriesDates.Of(item, Time).Count);
        Assert.Equal(200, SeriesDates.Of(ContentJson.ToItem(Tuesdays("2027-01-05T13:00:00Z", null, Weekly("2028-10-11", days: days))), Time).Count);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task EachDate_HasItsRow_AndTheHolidaysOfTheSiteTakeThemAway_WhenTheyChangeToo(Database database)
    {
        await using var site = await AgendaSite.CreateAsync(database);
        await ImportAsync(site, Tuesdays("2027-01-05T13:00:00Z", "2027-01-05T16:00:00Z", Weekly("2027-02-02", "26/01/2027 annulée", notInHolidays: true)));
        Assert.Equal(["01-05", "01-12", "01-19", "01-26 annulé", "02-02"], await ListAsync(site));

        await ImportAsync(site, Holidays("vacances", ("essai", "2027-01-11", "2027-01-12"), ("autre", "2027-01-25", "2027-01-27")));
        // What was decided by hand stays: a date announced as cancelled is still announced.
        Assert.Equal(["01-05", "01-19", "01-26 annulé", "02-02"], await ListAsync(site));

        await site.InScopeAsync(s => s.GetRequiredService<ContentDrafts>().UnpublishAsync("vacances"));
        Assert.Equal(["01-05", "01-12", "01-19", "01-26 annulé", "02-02"], await ListAsync(site));
        Assert.Equal(5, await site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<EvenementIndex>().CountAsync()));

        // To come until the last is over; in short lists, once, by the next.
        site.SetNow("2027-01-12T16:00:00Z");
        Assert.Equal(["01-19", "01-26 annulé", "02-02"], await ListAsync(site));
        var next = await site.InScopeAsync(s => s.GetRequiredService<IAgenda>().UpcomingAsync("reseau-rpe", null, 9, Viewer.Visitor));
        Assert.Equal(("2027-01-19", "Tous les mardis"), ($"{next.Single().Span.FirstDay:yyyy-MM-dd}", next.Single().Rhythm));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ASeries_CountsOnceInThePlan(Database database)
    {
        await using var site = await AgendaSite.CreateAsync(database);
        await ImportAsync(site, Tuesdays("2027-01-05T13:00:00Z", "2027-01-05T16:00:00Z", Weekly("2027-06-29", "05/01/2027 annulée")), Event("autre", "2027-02-01T08:00:00Z"));
        var season = new Season("s", "Saison", "2027", "/s", new DateOnly(2027, 1, 1), new DateOnly(2027, 12, 31));
        var events = await site.InScopeAsync(s => ActivatorUtilities.CreateInstance<Reseau50.Agenda.Seasons.SeasonPage>(s).EventsAsync(season, Viewer.Visitor, default));
        Assert.Equal([("s", 25, "01-12", "06-29"), ("autre", 1, "02-01", "02-01")], events.Select(e => (e.Id, e.Dates, $"{e.Start:MM-dd}", $"{Time.ToLocal(e.EndUtc).AddTicks(-1):MM-dd}")));
    }

    private static async Task<IEnumerable<string>> ListAsync(TestSite site) =>
        (await site.InScopeAsync(s => s.GetRequiredService<AgendaList>().BuildAsync(new AgendaRequest(), Viewer.Visitor, default)))!.Months.SelectMany(m => m.Lines)
            .Select(l => $"{l.Span.FirstDay:MM-dd}{(l.IsCancelled ? " annulé" : "")}");

    private static JsonObject Tuesdays(string start, string? end, JsonObject recurrence) => Repeating(Event("s", start, end), recurrence);
    private static IReadOnlyList<Occurrence> Dates(JsonObject item) => SeriesDates.Of(ContentJson.ToItem(item), Time);
    private static string Days(JsonObject item) => string.Join(' ', Dates(item).Select(d => $"{d.Span.FirstDay:MM-dd}"));

    private static string Words(JsonObject json)
    {
        var item = ContentJson.ToItem(json);
        return SeriesWords.Full(Series.Of(item)!, EventSpan.Of(item, Time)!).Replace('\u00a0', ' ').Replace('\u202f', ' ');
    }
}
