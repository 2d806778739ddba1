using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Agenda.Events;
using Reseau50.Agenda.Listing;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using static Reseau50.Tests.Agenda.AgendaSite;

namespace Reseau50.Tests.Agenda;

/// <summary>More dates than anybody reads: the list says so, and stops.</summary>
public sealed class ManyDatesTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task BeyondAThousandDates_TheAgendaSaysPlusDe_AndItsPagesStop(Database database)
    {
        await using var bench = await RequestBench.CreateAsync(database);
        foreach (var recipe in new[] { "types", "taxonomies", "networks" }) await ApplyAsync(bench.Site, recipe);
        await ImportAsync(bench.Site, Event("modele", "2027-01-14T08:15:00Z"), Event("ferme", "2027-01-14T08:15:00Z", audiences: ["membre"]));
        await RepeatAsync(bench.Site, from: 2, to: Pager.Most);

        // A thousand for a visitor, one more for a member.
        Assert.Contains("1\u202f000 dates à venir, page 1 sur 84.", Count(await bench.GetAsync("/agenda")), StringComparison.Ordinal);
        Assert.DoesNotContain("Plus de", Count(await bench.GetAsync("/agenda")), StringComparison.Ordinal);
        Assert.Equal(Pager.Most + 1, (await bench.Site.InScopeAsync(s => s.GetRequiredService<AgendaList>().BuildAsync(new AgendaRequest(), new Viewer(["membre"]), default)))!.Pager.Total);

        await RepeatAsync(bench.Site, from: Pager.Most + 1, to: Pager.Most + 50);
        Assert.Contains("Plus de 1\u202f000 dates à venir, page 1 sur 84.", Count(await bench.GetAsync("/agenda")), StringComparison.Ordinal);
        Assert.Equal(200, (await bench.GetAsync("/agenda?page=84")).Status);
        Assert.Equal(404, (await bench.GetAsync("/agenda?page=85")).Status);
        Assert.Contains("Aucune date passée", Count(await bench.GetAsync("/agenda?vue=passees")), StringComparison.Ordinal);
    }

    private static string Count(Answer answer) => new Drawn(answer.Body).Document.QuerySelector("main")!.TextContent;

    /// <summary>Copies of the event « modele », written straight into the tables: a day later each.</summary>
    private static Task RepeatAsync(TestSite site, int from, int to) => site.InWorkAsync(async s =>
    {
        var db = s.GetRequiredService<SiteDb>();
        var item = await db.ContentItems.AsNoTracking().SingleAsync(x => x.ContentItemId == "modele");
        var row = await db.Set<EvenementIndex>().AsNoTracking().SingleAsync(x => x.ContentItemId == "modele");
        var (start, end) = (row.StartUtc, row.EndUtc);
        for (var n = from; n <= to; n++)
        {
            (item.ContentItemId, item.ContentItemVersionId) = ($"date-{n:0000}", $"date-{n:0000}.1");
            (row.ContentItemId, row.VersionId) = (item.ContentItemId, item.ContentItemVersionId);
            (row.StartUtc, row.SortUtc, row.EndUtc) = (start.AddDays(n), start.AddDays(n), end.AddDays(n));
            db.Entry(item).State = db.Entry(row).State = EntityState.Added;
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }
        db.SiteChanged = true;
    });
}
