using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Agenda.Contracts;
using Reseau50.Cms.Security;
using Reseau50.Networks.Contracts;
using Reseau50.Tests.Agenda;

namespace Reseau50.Tests.Networks;

/// <summary>One feed for what one follows: all that is about it, and nothing that its reader may not see.</summary>
public sealed class SubjectFeedTests
{
    private const string Marker = "reserve-aux-membres";
    private static readonly Viewer Member = new([Viewer.Member]) { AccountId = "ada" };
    private static readonly FeedSubject Network = new() { NetworkId = "reseau-mam" }, Territory = new() { EpciId = "nord", TermIds = ["nord", "nord-a", "nord-b"] }, Theme = new() { TermIds = ["theme-nature"] }, Workshop = new() { WorkshopId = "atelier" };

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task EachSubject_HasItsOwn_NewestFirst_AndNothingHidden(Database database)
    {
        await using var site = await FilledAsync(database);
        foreach (var (subject, entries) in ((FeedSubject, string[])[])[
            (Network, ["/actualites/mam", "/ressources/mam", "/ateliers/atelier#compte-rendu"]),
            (Territory, ["/actualites/nord", "/ressources/nord", "/ateliers/atelier#compte-rendu"]),
            (Theme, ["/actualites/nature", "/ressources/nature", "/ateliers/atelier#compte-rendu"]),
            (Workshop, ["/ressources/ne-ici", "/ateliers/atelier#compte-rendu"])])
        {
            var xml = await FeedAsync(site, subject, Viewer.Visitor);
            Assert.Equal(entries, Entries(xml));
            Assert.DoesNotContain(Marker, xml, StringComparison.Ordinal);
            Assert.Contains(Marker, await FeedAsync(site, subject, Member), StringComparison.Ordinal);
            Assert.Contains("href=\"https://site.example/themes/essai.atom\"", xml, StringComparison.Ordinal);
        }
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheSessionsOfAWorkshop_AreACalendar_WithoutThoseOfOthersOrHiddenOnes(Database database)
    {
        await using var site = await FilledAsync(database);
        var (seen, all) = (await CalendarAsync(site, Viewer.Visitor), await CalendarAsync(site, Member));
        Assert.Equal(["seance"], Uids(seen));
        Assert.Equal(["seance", "seance-cachee"], Uids(all));
        Assert.DoesNotContain(Marker, seen, StringComparison.Ordinal);
    }

    private static async Task<TestSite> FilledAsync(Database database)
    {
        var site = await AgendaSite.CreateAsync(database);
        var day = 0;
        await AgendaSite.ImportAsync(site, AgendaSite.Event("seance", "2026-12-01T09:00:00Z", "2026-12-01T11:00:00Z", territory: "nord-a", workshop: "atelier"), AgendaSite.Event("seance-cachee", "2026-12-02T09:00:00Z", "2026-12-02T11:00:00Z", workshop: "atelier", title: Marker, audiences: [Viewer.Member]),
            AgendaSite.Event("ailleurs", "2026-12-03T09:00:00Z", workshop: "autre"),
            Workshop("atelier", "theme-nature", "reseau-mam"), Workshop("autre", "theme-sommeil", "reseau-rpe"), WriteUp("cr", "atelier", "seance"), WriteUp("cr-autre", "autre", "ailleurs"), WriteUp("cr-cache", "atelier", "seance", hidden: true),
            Of("Outil", "mam", network: "reseau-mam"), Of("Outil", "nord", place: "nord-b"), Of("Outil", "nature", theme: "theme-nature"), Of("Outil", "ne-ici", from: "atelier"), Of("Outil", "cache", "reseau-mam", "nord", "theme-nature", "atelier", hidden: true),
            Of("Actualite", "mam", network: "reseau-mam"), Of("Actualite", "nord", place: "nord"), Of("Actualite", "nature", theme: "theme-nature"), Of("Actualite", "cache", "reseau-mam", "nord", "theme-nature", hidden: true), Of("Actualite", "sud", "reseau-rpe", "sud", "theme-sommeil"));
        return site;

        JsonObject Workshop(string id, string theme, string network) => With(AgendaSite.Item(id, "Atelier", "Atelier " + id, "ateliers/" + id), "Atelier", new() { ["Themes"] = AgendaSite.Terms("tax-themes", theme), ["Reseaux"] = AgendaSite.Picked(network) });

        JsonObject WriteUp(string id, string workshop, string session, bool hidden = false) => With(AgendaSite.Item(id, "CompteRendu", hidden ? Marker : id), "CompteRendu", new() { ["Atelier"] = AgendaSite.Picked(workshop), ["Seance"] = AgendaSite.Picked(session) }, hidden);

        JsonObject Of(string type, string id, string? network = null, string? place = null, string? theme = null, string? from = null, bool hidden = false)
        {
            var fields = new JsonObject();
            if (network is not null) fields["Reseaux"] = AgendaSite.Picked(network);
            if (place is not null) fields["Territoire"] = AgendaSite.Terms("tax-territoires", place);
            if (theme is not null) fields["Themes"] = AgendaSite.Terms("tax-themes", theme);
            if (from is not null) fields["AtelierSource"] = AgendaSite.Picked(from);
            return With(AgendaSite.Item(type + id, type, hidden ? Marker : id, (type == "Outil" ? "ressources/" : "actualites/") + id), type, fields, hidden);
        }

        // Each is published after the one before.
        JsonObject With(JsonObject item, string part, JsonObject fields, bool hidden = false)
        {
            item[part] = fields;
            item["PublishedUtc"] = $"2026-10-{++day:00}T08:00:00Z";
            if (hidden) item["VisibilityPart"] = new JsonObject { ["Audiences"] = new JsonArray(Viewer.Member) };
            return item;
        }
    }

    private static Task<string> FeedAsync(TestSite site, FeedSubject subject, Viewer viewer) => site.InScopeAsync(s => s.GetRequiredService<SubjectFeeds>().WriteAsync(subject, "essai", "/ateliers", "/themes/essai.atom", "https://site.example", viewer));

    private static async Task<string> CalendarAsync(TestSite site, Viewer viewer) =>
        System.Text.Encoding.UTF8.GetString((await site.InScopeAsync(s => s.GetRequiredService<ICalendarFiles>().SessionsAsync("Atelier", ["atelier"], "https://site.example", viewer))).Bytes);

    private static IEnumerable<string> Entries(string xml) => XDocument.Parse(xml).Root!.Elements().Where(e => e.Name.LocalName == "entry").Select(e => e.Elements().Single(x => x.Name.LocalName == "id").Value["https://site.example".Length..]);

    private static IEnumerable<string> Uids(string ics) => ics.Split("\r\n").Where(l => l.StartsWith("UID:", StringComparison.Ordinal)).Select(l => l[4..].Split('@')[0]);
}
