using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Agenda.Page;
using Reseau50.Cms.Content;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using static Reseau50.Tests.Agenda.AgendaSite;

namespace Reseau50.Tests.Agenda;

public sealed class EventPageTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task JsonLd_SaysWhenWhereAndWhether(Database database)
    {
        await using var site = await AgendaSite.CreateAsync(database);
        await ImportAsync(site,
            Event("journee", "2027-01-14T08:15:00Z", "2027-01-14T15:30:00Z", territory: "nord-a", title: "Journée </script> des relais",
                more: new() { ["Lieu"] = Text("Salle A"), ["Adresse"] = Text("1, rue B"), ["Organisateur"] = Text("Coordination"), ["Places"] = Number(60), ["Resume"] = Text("Se voir.") }),
            Event("webinaire", "2027-06-10T12:00:00Z", "2027-06-10T14:00:00Z", state: "annule", more: new() { ["EnLigne"] = Flag(true), ["Lieu"] = Text("En ligne") }),
            Event("juin", "2027-06-01T10:00:00Z", precision: "mois"), Event("jours", "2027-03-13T10:00:00Z", "2027-03-14T10:00:00Z", precision: "jour"), Event("sans-date", null!));

        var page = await PageAsync(site, "journee");
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""
            {"@context":"https://schema.org","@type":"Event","name":"Journée </script> des relais","startDate":"2027-01-14T09:15:00+01:00","eventStatus":"https://schema.org/EventScheduled",
             "eventAttendanceMode":"https://schema.org/OfflineEventAttendanceMode","url":"/agenda/journee","inLanguage":"fr","endDate":"2027-01-14T16:30:00+01:00","description":"Se voir.",
             "location":{"@type":"Place","name":"Salle A","address":{"@type":"PostalAddress","addressRegion":"Manche","addressCountry":"FR","addressLocality":"Le Cotentin A","streetAddress":"1, rue B"}},
             "organizer":{"@type":"Organization","name":"Coordination"},"maximumAttendeeCapacity":60}
            """), JsonNode.Parse(page.Head.JsonLd!)), page.Head.JsonLd);
        Assert.DoesNotContain("</script>", page.Head.JsonLd, StringComparison.Ordinal);

        var online = JsonNode.Parse((await PageAsync(site, "webinaire")).Head.JsonLd!)!;
        Assert.Equal(("https://schema.org/EventCancelled", "https://schema.org/OnlineEventAttendanceMode", "VirtualLocation", "2027-06-10T14:00:00+02:00"),
            ((string?)online["eventStatus"], (string?)online["eventAttendanceMode"], (string?)online["location"]!["@type"], (string?)online["startDate"]));
        var june = JsonNode.Parse((await PageAsync(site, "juin")).Head.JsonLd!)!;
        Assert.Equal(("2027-06", "2027-06"), ((string?)june["startDate"], (string?)june["endDate"]));
        var days = JsonNode.Parse((await PageAsync(site, "jours")).Head.JsonLd!)!;
        Assert.Equal(("2027-03-13", "2027-03-14"), ((string?)days["startDate"], (string?)days["endDate"]));
        Assert.Null((await PageAsync(site, "sans-date")).Head.JsonLd);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Forum_ShowsItsDoorsByDayThenCommune_AndNothingOfAHiddenStructure(Database database)
    {
        await using var site = await AgendaSite.CreateAsync(database);
        var hidden = Item("struct-cachee", "Structure", "MAM Secrète", "structures/secrete");
        hidden["VisibilityPart"] = new JsonObject { ["Audiences"] = new JsonArray("membre") };
        var forum = Event("forum", "2027-03-13T08:30:00Z", kind: "genre-forum", workshop: "struct-cachee");
        forum["PortesOuvertes"] = new JsonObject
        {
            ["ContentItems"] = new JsonArray(Door("o1", "2027-03-16", "nord-a", "struct-mam"), Door("o2", "2027-03-15", "nord-b", "struct-mam"), Door("o3", "2027-03-15", "nord-a", "struct-cachee"), Door("o4", "2027-03-15", "nord-b", null)),
        };
        await ImportAsync(site, Item("struct-mam", "Structure", "MAM Les Galets", "structures/galets"), hidden, forum);

        var view = (EventView)(await PageAsync(site, "forum")).Model;
        Assert.Equal([new DateTime(2027, 3, 15), new DateTime(2027, 3, 16)], view.OpenDays.Select(d => d.Day!.Value.Date));
        Assert.Equal(["Le Cotentin B", "Le Cotentin A"], view.OpenDays[0].Communes.Select(c => c.Name));
        Assert.Equal([new OpenDoor("MAM Les Galets", "/structures/galets", "10 h", "Note o2"), new OpenDoor("Porte o4", null, "10 h", "Note o4")], view.OpenDays[0].Communes[0].Doors);
        Assert.Equal([new OpenDoor(null, null, "10 h", "Note o3")], view.OpenDays[0].Communes[1].Doors);
        Assert.Null(view.Workshop);
        Assert.Equal("/agenda/forum.ics", view.Event.IcsPath);
    }

    private static JsonObject Door(string id, string day, string commune, string? structure) => new()
    {
        ["ContentItemId"] = id,
        ["ContentType"] = "PorteOuverte",
        ["DisplayText"] = "Porte " + id,
        ["PorteOuverte"] = new JsonObject
        {
            ["Jour"] = new JsonObject { ["Value"] = day + "T00:00:00Z" },
            ["Horaire"] = Text("10 h"),
            ["Note"] = Text("Note " + id),
            ["Territoire"] = Terms("tax-territoires", commune),
            ["Structure"] = structure is null ? Picked() : Picked(structure),
        },
    };

    private static Task<PageView> PageAsync(TestSite site, string id) => site.InScopeAsync(async s =>
    {
        var item = await s.GetRequiredService<ContentReader>().PublishedAsync(id, Viewer.Visitor);
        return (await s.GetServices<IContentPage>().Single(p => p.ContentType == "Evenement").BuildAsync(item!, null, Viewer.Visitor, default))!;
    });
}
