using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Agenda.Listing;
using Reseau50.Cms.Content;
using Reseau50.Cms.Security;
using static Reseau50.Tests.Agenda.AgendaSite;

namespace Reseau50.Tests.Agenda;

/// <summary>The feeds, read by an independent parser.</summary>
public sealed class CalendarFileTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AClient_FindsTheRightInstants_AcrossBothChangesOfClocks(Database database)
    {
        await using var site = await AgendaSite.CreateAsync(database);
        await ImportAsync(site,
            Repeating(Event("printemps", "2027-03-16T13:00:00Z", "2027-03-16T16:00:00Z"), Weekly("2027-04-06")),
            Repeating(Event("automne", "2027-10-26T12:00:00Z", "2027-10-26T15:00:00Z"), Weekly("2027-11-02")),
            Repeating(Event("mensuelle", "2027-01-12T08:30:00Z", "2027-01-12T10:00:00Z"), Monthly("2027-04-30", "rang")),
            Event("veille", "2027-03-27T20:00:00Z", "2027-03-28T03:00:00Z"), Event("jours", "2027-10-30T10:00:00Z", "2027-10-31T10:00:00Z", precision: "jour"));

        var read = await ReadCalendar.OfAsync(await site.FeedAsync(new AgendaRequest()));
        Assert.Equal(["Europe/Paris"], read.Zones);
        Assert.Equal(5, read.Events.Count);
        Assert.Equal(["2027-03-16T13:00", "2027-03-23T13:00", "2027-03-30T12:00", "2027-04-06T12:00"], Starts(read["printemps"]));
        Assert.Equal(["2027-03-16T16:00", "2027-03-23T16:00", "2027-03-30T15:00", "2027-04-06T15:00"], read["printemps"].Dates.Select(d => d.End![..16]));
        Assert.Equal(["2027-10-26T12:00", "2027-11-02T13:00"], Starts(read["automne"]));
        Assert.Equal(["2027-01-12T08:30", "2027-02-09T08:30", "2027-03-09T08:30", "2027-04-13T07:30"], Starts(read["mensuelle"]));
        Assert.Equal([("2027-03-27T20:00:00.000Z", "2027-03-28T03:00:00.000Z")], read["veille"].Dates.Select(d => (d.Start, d.End!)));
        Assert.Equal([("2027-10-30", "2027-11-01")], read["jours"].Dates.Select(d => (d.Start, d.End!)));
        Assert.Equal([true, true, true, false, false], new[] { "printemps", "automne", "mensuelle", "veille", "jours" }.Select(id => read[id].Recurring));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AClient_HasTheDatesOfTheAgenda_ExceptionsHolidaysAndMovesIncluded(Database database)
    {
        await using var site = await AgendaSite.CreateAsync(database);
        await ImportAsync(site, Holidays("vacances", ("hiver", "2027-02-13", "2027-02-28")),
            Repeating(Event("perm", "2027-01-05T13:00:00Z", "2027-01-05T16:00:00Z", title: "Permanence"),
                Weekly("2027-05-11", "12/01/2027\n19/01/2027 annulée\n26/01/2027 reportée au 27/01/2027 de 9 h à 10 h 30", notInHolidays: true, notOnPublicHolidays: true)),
            Repeating(Event("jour", "2027-03-29T10:00:00Z", precision: "jour"), Monthly("2027-05-29", exceptions: "29/04/2027 reportée au 30/04/2027")),
            Repeating(Event("close", "2027-01-06T13:00:00Z", state: "annule"), Weekly("2027-01-13")));

        var read = await ReadCalendar.OfAsync(await site.FeedAsync(new AgendaRequest()));
        var dates = read["perm"].Dates.OrderBy(d => d.Start, StringComparer.Ordinal).Select(d => $"{d.Start[5..16]} {d.End![11..16]} {d.Status}").ToList();
        Assert.Equal(["01-05T13:00 16:00 CONFIRMED", "01-19T13:00 16:00 CANCELLED", "01-27T08:00 09:30 CONFIRMED", "02-02T13:00 16:00 CONFIRMED", "02-09T13:00 16:00 CONFIRMED", "03-02T13:00 16:00 CONFIRMED",
            "03-09T13:00 16:00 CONFIRMED", "03-16T13:00 16:00 CONFIRMED", "03-23T13:00 16:00 CONFIRMED", "03-30T12:00 15:00 CONFIRMED"], dates.Take(10));
        Assert.Equal(16, dates.Count);
        Assert.Equal("Annulé\u00a0: Permanence", read["perm"].Dates.Single(d => d.Status == "CANCELLED").Summary);
        Assert.Equal(["2027-03-29", "2027-04-30", "2027-05-29"], read["jour"].Dates.Select(d => d.Start).Order());
        Assert.Equal(["CANCELLED", "CANCELLED"], read["close"].Dates.Select(d => d.Status));

        // The list and the file are two answers to one question.
        var list = (await site.InScopeAsync(s => s.GetRequiredService<AgendaList>().BuildAsync(new AgendaRequest(Kind: "genre-journee"), Viewer.Visitor, default)))!;
        Assert.Equal(read.Events.Sum(e => e.Dates.Count), list.Pager.Total);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AFile_IsFoldedAt75Octets_AndAccentsAndEmojiComeBackWhole(Database database)
    {
        await using var site = await AgendaSite.CreateAsync(database);
        var title = "Éveil " + string.Concat(Enumerable.Repeat("où l’été, dès Noël 👶🏽 ; ", 12)) + "fin";
        await ImportAsync(site, Event("long", "2027-01-14T08:00:00Z", title: title, more: new() { ["Resume"] = Text("Un, deux ; trois \\ quatre\nà la ligne"), ["Lieu"] = Text("Salle « Les Marées », étage 1") }));
        var ics = await site.FeedAsync(new AgendaRequest());
        Assert.All(ics.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        var read = (await ReadCalendar.OfAsync(ics))["long"];
        Assert.Equal(Plain(title), Plain(read.Summary));
        Assert.Equal("Salle « Les Marées », étage 1", Plain(read.Location!));
        Assert.Equal("Un, deux ; trois \\ quatre\nà la ligne\n\nhttps://exemple.fr/agenda/long", Plain(read.Description!));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task FiveHundredEvents_AreAllThere_OnceEach(Database database)
    {
        await using var site = await AgendaSite.CreateAsync(database);
        await ImportAsync(site, [.. Enumerable.Range(1, 500).Select(n => n % 10 == 0
            ? Repeating(Event($"e{n:000}", $"2027-01-{n % 28 + 1:00}T{8 + n % 9:00}:00:00Z"), Monthly("2027-12-31")) : Event($"e{n:000}", $"2027-{n % 12 + 1:00}-{n % 28 + 1:00}T{8 + n % 9:00}:00:00Z"))]);
        var read = await ReadCalendar.OfAsync(await site.FeedAsync(new AgendaRequest()));
        Assert.Equal(Enumerable.Range(1, 500).Select(n => $"e{n:000}@agenda.reseau50"), read.Events.Select(e => e.Uid).Order(StringComparer.Ordinal));
        Assert.Equal(450 + 50 * 12, read.Events.Sum(e => e.Dates.Count));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task EachFeed_HoldsItsOwn_AndNothingAVisitorMayNotSee(Database database)
    {
        await using var site = await AgendaSite.CreateAsync(database);
        await ImportAsync(site,
            Event("rpe", "2027-01-14T08:00:00Z", territory: "nord-a"), Event("mam", "2027-01-15T08:00:00Z", networks: ["reseau-mam"], territory: "sud", kind: "genre-webinaire"),
            Repeating(Event("reserve", "2027-01-12T13:00:00Z", title: "Instance secrète", territory: "nord-a", audiences: ["membre"]), Weekly("2027-02-23", "19/01/2027 annulée")));
        await site.InScopeAsync(s => s.GetRequiredService<ContentDrafts>().SaveDraftAsync(ContentJson.ToItem(Event("brouillon", "2027-01-16T08:00:00Z", title: "Brouillon secret", territory: "nord-a"))));

        foreach (var (request, visitor, member) in new (AgendaRequest, string[], string[])[]
        {
            (new AgendaRequest(), ["rpe", "mam"], ["reserve", "rpe", "mam"]), (new AgendaRequest(Network: "rpe"), ["rpe"], ["reserve", "rpe"]), (new AgendaRequest(Territory: "nord"), ["rpe"], ["reserve", "rpe"]),
            (new AgendaRequest(Kind: "genre-webinaire"), ["mam"], ["mam"]), (new AgendaRequest(Network: "rpe", Territory: "sud"), [], []),
        })
        {
            var open = await site.FeedAsync(request);
            Assert.DoesNotContain("secr", open, StringComparison.OrdinalIgnoreCase);
            Assert.Equal(visitor, Ids(await ReadCalendar.OfAsync(open)));
            Assert.Equal(member, Ids(await ReadCalendar.OfAsync(await site.FeedAsync(request, new Viewer(["membre"])))));
        }
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Feeds_AnswerAtTheirAddresses_NothingNewIsSaidShortly_AndAnUnknownNameIsNotFound(Database database)
    {
        await using var bench = await RequestBench.CreateAsync(database);
        foreach (var recipe in new[] { "types", "taxonomies", "networks" }) await ApplyAsync(bench.Site, recipe);
        await ImportAsync(bench.Site, Event("rpe", "2027-01-14T08:00:00Z"), Event("mam", "2027-01-15T08:00:00Z", networks: ["reseau-mam"], kind: "genre-webinaire"));
        bench.Site.SetNow("2026-11-21T09:00:00Z");

        foreach (var (address, ids) in new (string, string[])[]
        {
            ("/agenda.ics", ["rpe", "mam"]), ("/reseaux/mam/agenda.ics", ["mam"]), ("/agenda.ics?reseau=rpe", ["rpe"]), ("/agenda.ics?genre=genre-webinaire&reseau=mam", ["mam"]), ("/agenda/rpe.ics", ["rpe"]),
        })
        {
            var answer = await bench.GetAsync(address);
            Assert.Equal((200, "text/calendar; charset=utf-8"), (answer.Status, answer.Headers.ContentType.ToString()));
            Assert.Equal(ids, Ids(await ReadCalendar.OfAsync(answer.Body)));
            Assert.Equal(answer.Headers.ETag, (await bench.GetAsync(address)).Headers.ETag);
        }
        Assert.NotEqual((await bench.GetAsync("/agenda.ics")).Headers.ETag, (await bench.GetAsync("/agenda.ics?reseau=rpe")).Headers.ETag);
        foreach (var unknown in new[] { "/agenda.ics?reseau=zzz", "/agenda.ics?genre=zzz", "/agenda.ics?territoire=zzz", "/reseaux/zzz/agenda.ics", "/territoires/zzz/agenda.ics", "/agenda/zzz.ics" })
            Assert.Equal((unknown, 404), (unknown, (await bench.GetAsync(unknown)).Status));
    }

    private static IEnumerable<string> Ids(ReadCalendar calendar) => calendar.Events.Select(e => e.Uid.Split('@')[0]);
    private static IEnumerable<string> Starts(ReadEvent e) => e.Dates.Select(d => d.Start[..16]);
    private static string Plain(string text) => text.Replace('\u00a0', ' ').Replace('\u202f', ' ');
}
