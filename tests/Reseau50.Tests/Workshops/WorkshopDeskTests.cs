using Reseau50.Admin.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;
using Reseau50.Tests.Admin;
using Reseau50.Workshops.Following;

namespace Reseau50.Tests.Workshops;

/// <summary>Who sees which workshops in the administration, and which of them wait.</summary>
public sealed class WorkshopDeskTests
{
    private const string Sleep = "/admin/ateliers/" + WorkshopLab.Sleep;
    private static readonly string[] Screens = ["/admin/ateliers", Sleep, Sleep + "/cloturer/" + WorkshopLab.Last];

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WhoWritesNoWriteUp_IsRefused_AndReadsNothing(Database database)
    {
        await using var bench = await BenchAsync(database, AdminLab.Person("lise", "AccessAdminPanel", "Edit_Page"));
        foreach (var screen in Screens)
        {
            var answer = await bench.GetAsync(screen);
            Assert.Equal(403, answer.Status);
            Assert.DoesNotContain("Sommeil", answer.Body, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("Sommeil", (await bench.GetAsync("/admin")).Body, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheCoordinator_SeesWhatWaits_AndOpensIt(Database database)
    {
        await using var bench = await BenchAsync(database, WorkshopLab.Coordinator);
        Assert.Contains("séance tenue il y a 11 jours", (await bench.GetAsync("/admin")).Body, StringComparison.Ordinal);
        var list = (await bench.GetAsync("/admin/ateliers")).Body;
        Assert.Contains("séance tenue il y a 11 jours", list, StringComparison.Ordinal);
        Assert.Contains("Treize heures", (await bench.GetAsync(Sleep)).Body, StringComparison.Ordinal);
        Assert.Contains("Treize heures", (await bench.GetAsync(Sleep + "/cloturer/" + WorkshopLab.Last)).Body, StringComparison.Ordinal);
        Assert.Equal(404, (await bench.GetAsync("/admin/ateliers/aucun")).Status);
        Assert.Equal(404, (await bench.GetAsync(Sleep + "/cloturer/sea-26-motricite-1")).Status);
        Assert.Equal(302, (await bench.GetAsync("/admin/ateliers/atelier-motricite/cloturer/sea-27-motricite")).Status);
    }

    // She proposes write-ups for the workshops of her network; what somebody else drafted is not hers to read.
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AnAnimator_SeesTheWorkshopsOfHerNetwork_AndNoDraftOfSomebodyElse(Database database)
    {
        await using var bench = await BenchAsync(database, WorkshopLab.Animator);
        var list = (await bench.GetAsync("/admin/ateliers?saison=toutes")).Body;
        Assert.Contains("Faire équipe en MAM", list, StringComparison.Ordinal);
        Assert.DoesNotContain("Motricité libre et aménagement", list, StringComparison.Ordinal);
        Assert.Equal(404, (await bench.GetAsync("/admin/ateliers/atelier-motricite")).Status);
        Assert.Equal(404, (await bench.GetAsync("/admin/ateliers/atelier-motricite/cloturer/sea-26-motricite-2")).Status);
        var one = (await bench.GetAsync(Sleep)).Body;
        Assert.Contains("commencé par Coordination départementale", one, StringComparison.Ordinal);
        Assert.DoesNotContain("Treize heures", one, StringComparison.Ordinal);
        var closing = await bench.GetAsync(Sleep + "/cloturer/" + WorkshopLab.Last);
        Assert.Equal(403, closing.Status);
        Assert.DoesNotContain("Treize heures", closing.Body, StringComparison.Ordinal);
        Assert.Equal(200, (await bench.GetAsync(Sleep + "/cloturer/" + WorkshopLab.First)).Status);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ADraftLeavesAWorkshopWaiting_APublicationDoesNot(Database database)
    {
        await using var site = await WorkshopLab.CreateAsync(database);
        var item = await site.TakeAsync(WorkshopLab.Form(), publish: true);
        Assert.Equal([(WorkshopLab.Sleep, 11)], await WaitingAsync());
        Assert.Empty((await site.SaveAsync(item)).Problems);
        Assert.Equal([(WorkshopLab.Sleep, 11)], await WaitingAsync());
        var stored = (await site.LatestAsync(item.ContentItemId))!;
        Assert.Empty((await site.SaveAsync(stored, ItemSave.StampOf(stored), publish: true)).Problems);
        Assert.Empty(await WaitingAsync());

        async Task<IEnumerable<(string, int)>> WaitingAsync() =>
            (await site.AsAsync(WorkshopLab.Coordinator, s => s.GetRequiredService<WorkshopDesk>().WaitingAsync(WorkshopLab.Coordinator, default))).Select(w => (w.Workshop.Id, w.Days));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task FortyWorkshops_CostTheQueriesOfTen(Database database)
    {
        var queries = new QueryCount();
        await using var site = await WorkshopLab.CreateAsync(database, services => services.ConfigureDbContext<SiteDb>(b => b.AddInterceptors(queries)));
        await AskAsync(10);
        var ten = await queries.OfAsync(() => AskAsync(10));
        for (var i = 0; i < 30; i++)
        {
            var json = $$"""{ "ContentItemId": "plus-{{i}}", "ContentItemVersionId": "plus-{{i}}.1", "ContentType": "Atelier", "Latest": true, "Published": true, "TitlePart": { "Title": "Plus {{i}}" }, "AutoroutePart": { "Path": "ateliers/plus-{{i}}" }, "Atelier": { "Reseaux": { "ContentItemIds": [ "reseau-rpe" ] } } }""";
            await site.InScopeAsync(s => s.GetRequiredService<SiteWork>().RunAsync(() => s.GetRequiredService<ContentImporter>().ImportAsync(System.Text.Json.Nodes.JsonNode.Parse(json)!.AsObject(), strict: false)));
        }
        await AskAsync(40);
        Assert.Equal(ten, await queries.OfAsync(() => AskAsync(40)));

        Task AskAsync(int expected) => site.AsAsync(WorkshopLab.Coordinator, async s =>
        {
            Assert.Equal(expected, (await s.GetRequiredService<WorkshopDesk>().OfAsync(WorkshopLab.Coordinator, default)).Count);
            return true;
        });
    }

    private static async Task<RequestBench> BenchAsync(Database database, Viewer who)
    {
        var bench = await RequestBench.CreateAsync(database, app => app.Use(next => http =>
        {
            http.RequestServices.GetRequiredService<CurrentViewer>().Value = who;
            return next(http);
        }));
        await WorkshopLab.ApplyAsync(bench.Site);
        await bench.SwitchAsync("Reseau50.Admin", on: true);
        return bench;
    }
}
