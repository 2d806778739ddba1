using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Agenda.Feeds;
using Reseau50.Agenda.Listing;
using Reseau50.Cms.Security;
using static Reseau50.Tests.Agenda.AgendaSite;

namespace Reseau50.Tests.Agenda;

public sealed class IcsTests
{
    private static readonly DateTime Modified = new(2026, 11, 2, 8, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Event_IsWrittenToTheLetter()
    {
        var ics = IcsWriter.Write("Agenda, test; \\", [new IcsEvent("a@agenda.reseau50", "Goûter, lire; jouer", Utc(2027, 1, 14, 8, 15), Utc(2027, 1, 14, 15, 30), false, "CONFIRMED", 3, Modified)
        {
            Location = "Salle A\\B", Description = "Une ligne\r\nune autre\nla fin", Url = "https://exemple.fr/agenda/a", Categories = ["Journée, réseau", "RPE"],
        }]);
        Assert.Equal(Crlf("""
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Reseau50//Agenda//FR
            CALSCALE:GREGORIAN
            METHOD:PUBLISH
            X-WR-CALNAME:Agenda\, test\; \\
            X-WR-TIMEZONE:Europe/Paris
            REFRESH-INTERVAL;VALUE=DURATION:PT6H
            X-PUBLISHED-TTL:PT6H
            BEGIN:VEVENT
            UID:a@agenda.reseau50
            DTSTAMP:20261102T080000Z
            LAST-MODIFIED:20261102T080000Z
            SEQUENCE:3
            DTSTART:20270114T081500Z
            DTEND:20270114T153000Z
            SUMMARY:Goûter\, lire\; jouer
            STATUS:CONFIRMED
            LOCATION:Salle A\\B
            DESCRIPTION:Une ligne\nune autre\nla fin
            CATEGORIES:Journée\, réseau,RPE
            URL:https://exemple.fr/agenda/a
            END:VEVENT
            END:VCALENDAR

            """), ics);
    }

    [Fact]
    public void LongLine_IsFoldedAt75Octets_BetweenCharacters()
    {
        var summary = string.Concat(Enumerable.Repeat("é👶", 40)) + "fin";
        var ics = IcsWriter.Write("x", [new IcsEvent("a", summary, Modified, null, false, "CONFIRMED", 0, Modified)]);
        Assert.All(ics.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line));
        Assert.Contains("SUMMARY:" + summary + "\r\n", ics.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain('\ufffd', ics);
        Assert.Equal(ics.Count(c => c == '\n'), ics.Split("\r\n").Length - 1);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Feed_HoldsWhatIsToComeAndTheLastNinetyDays_CancelledAndDaysIncluded_MonthsLeftOut(Database database)
    {
        await using var site = await AgendaSite.CreateAsync(database);
        await ImportAsync(site,
            Event("trop-vieux", "2026-08-22T07:00:00Z", "2026-08-23T08:59:00Z"), Event("recent", "2026-08-23T08:00:00Z", "2026-08-23T09:01:00Z"),
            Event("annule", "2027-03-12T23:00:00Z", "2027-03-14T10:00:00Z", precision: "jour", state: "annule", networks: ["reseau-mam"], title: "Journée des MAM",
                more: new() { ["Lieu"] = Text("Salle des fêtes"), ["Adresse"] = Text("La Haye") }),
            Event("un-mois", "2027-06-01T10:00:00Z", precision: "mois"), Event("reserve", "2027-02-01T10:00:00Z", title: "Instance secrète", audiences: ["membre"]));
        site.SetNow("2026-11-21T09:00:00Z");

        var all = await FeedAsync(site, null);
        Assert.Equal(["recent@agenda.reseau50", "annule@agenda.reseau50"], Uids(all));
        Assert.DoesNotContain("secr", all, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(["annule@agenda.reseau50"], Uids(await FeedAsync(site, "mam")));
        Assert.Equal(["reserve@agenda.reseau50"], Uids(await FeedAsync(site, null, new Viewer(["membre"]))).Except(Uids(all)));
        Assert.Contains(Crlf("""
            BEGIN:VEVENT
            UID:annule@agenda.reseau50
            DTSTAMP:20261102T080000Z
            LAST-MODIFIED:20261102T080000Z
            SEQUENCE:86400
            DTSTART;VALUE=DATE:20270313
            DTEND;VALUE=DATE:20270315
            SUMMARY:Annulé : Journée des MAM
            STATUS:CANCELLED
            LOCATION:Salle des fêtes\, La Haye
            DESCRIPTION:https://exemple.fr/agenda/annule
            CATEGORIES:Journée de réseau,MAM
            URL:https://exemple.fr/agenda/annule
            END:VEVENT
            """).Replace("Annulé : ", "Annulé\u00a0: ", StringComparison.Ordinal), all, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task OneEvent_HasItsFile_UnlessItHasNoDay_OrIsNotForTheViewer(Database database)
    {
        await using var site = await AgendaSite.CreateAsync(database);
        await ImportAsync(site, Event("date", "2027-02-01T10:00:00Z"), Event("un-mois", "2027-06-01T10:00:00Z", precision: "mois"), Event("reserve", "2027-02-01T10:00:00Z", audiences: ["membre"]));
        Assert.Contains("UID:date@", await OneAsync(site, "date"), StringComparison.Ordinal);
        Assert.DoesNotContain("DTEND", await OneAsync(site, "date"), StringComparison.Ordinal);
        Assert.Null(await OneAsync(site, "un-mois"));
        Assert.Null(await OneAsync(site, "reserve"));
        Assert.Null(await OneAsync(site, "inconnu"));
        Assert.NotNull(await OneAsync(site, "reserve", new Viewer(["membre"])));
    }

    private static Task<string> FeedAsync(TestSite site, string? network, Viewer? viewer = null) => site.FeedAsync(new AgendaRequest(Network: network), viewer);

    private static Task<string?> OneAsync(TestSite site, string slug, Viewer? viewer = null) =>
        site.InScopeAsync(s => s.GetRequiredService<CalendarFeeds>().OneAsync(slug, "https://exemple.fr", viewer ?? Viewer.Visitor, default));

    private static IEnumerable<string> Uids(string ics) => ics.Split("\r\n").Where(l => l.StartsWith("UID:", StringComparison.Ordinal)).Select(l => l[4..]);
    private static string Crlf(string text) => text.ReplaceLineEndings("\r\n");
    private static DateTime Utc(int year, int month, int day, int hour, int minute) => new(year, month, day, hour, minute, 0, DateTimeKind.Utc);
}
