using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Day.Presence;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;

namespace Reseau50.BrowserTests.Agenda;

/// <summary>A date of the test's own, with few seats; taken away afterwards, with everybody who registered.</summary>
internal sealed class OneSeat(SiteFixture site, string id) : IAsyncDisposable
{
    public string Id => id;
    public string Path => "/agenda/" + id;

    public static async Task<OneSeat> CreateAsync(SiteFixture site, JsonObject? rules = null, int seats = 1, string start = "2027-04-06T16:30:00Z", string end = "2027-04-06T18:00:00Z")
    {
        var id = "essai-" + Guid.NewGuid().ToString("N")[..10];
        var item = new JsonObject
        {
            ["ContentItemId"] = id,
            ["ContentItemVersionId"] = id + ".1",
            ["ContentType"] = "Evenement",
            ["DisplayText"] = "Réunion d’essai " + id,
            ["Latest"] = true,
            ["Published"] = true,
            ["TitlePart"] = new JsonObject { ["Title"] = "Réunion d’essai " + id },
            ["AutoroutePart"] = new JsonObject { ["Path"] = "agenda/" + id },
            ["Evenement"] = new JsonObject
            {
                ["Genre"] = new JsonObject { ["TermContentItemIds"] = new JsonArray("genre-info"), ["TaxonomyContentItemId"] = "tax-types-evenement" },
                ["Reseaux"] = new JsonObject { ["ContentItemIds"] = new JsonArray("reseau-mam") },
                ["Debut"] = new JsonObject { ["Value"] = start },
                ["Fin"] = new JsonObject { ["Value"] = end },
                ["Etat"] = new JsonObject { ["Text"] = "confirme" },
                ["Niveau"] = new JsonObject { ["Text"] = "departemental" },
                ["Precision"] = new JsonObject { ["Text"] = "heure" },
                ["Resume"] = new JsonObject { ["Text"] = "Une réunion pour essayer." },
                ["Lieu"] = new JsonObject { ["Text"] = "Valognes" },
                ["Places"] = new JsonObject { ["Value"] = seats },
                ["SansCompte"] = new JsonObject { ["Value"] = true },
            },
            ["Inscription"] = rules ?? new JsonObject { ["Mode"] = new JsonObject { ["Text"] = "ouverte" } },
        };
        var problems = await site.InHostAsync(s => s.GetRequiredService<SiteWork>().RunAsync(async () => (await s.GetRequiredService<ContentImporter>().ImportAsync(item, strict: true)).Problems));
        Assert.Empty(problems);
        return new OneSeat(site, id);
    }

    public Task<List<Attendee>> PeopleAsync() => site.InHostAsync(s => s.GetRequiredService<SiteDb>().Set<Attendee>().AsNoTracking().Where(a => a.EventId == id).OrderBy(a => a.Position).ThenBy(a => a.Rank).ToListAsync());

    public async ValueTask DisposeAsync() => await site.InHostAsync(async s =>
    {
        var db = s.GetRequiredService<SiteDb>();
        await db.Set<CertificateCode>().Where(c => db.Set<Attendee>().Any(a => a.EventId == id && a.Id == c.AttendeeId)).ExecuteDeleteAsync();
        await db.Set<Attendance>().Where(r => r.EventId == id).ExecuteDeleteAsync();
        await db.Set<Attendee>().Where(a => a.EventId == id).ExecuteDeleteAsync();
        await db.Set<Booking>().Where(b => b.EventId == id).ExecuteDeleteAsync();
        await db.Set<EventRegister>().Where(r => r.EventId == id).ExecuteDeleteAsync();
        await s.GetRequiredService<ContentDrafts>().DeleteAsync(id);
        return true;
    });
}
