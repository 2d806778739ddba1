using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Content;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using Reseau50.Territories.Instances;
using Reseau50.Tests.Agenda;

namespace Reseau50.Tests.Territories;

/// <summary>What is said in a departmental body reaches those it is for, by no way anybody else.</summary>
[Collection("demo")]
public sealed class InstanceTests(DemoSite demo)
{
    private const string Sdsf = "instances/sdsf", Pesl = "instances/prd-pesl", Themes = "instances/coordination-thematique";

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task EachRole_ReadsItsOwn_AndOfTheOthersNothing(Database database)
    {
        foreach (var (viewer, paths) in ((Viewer, string[])[])[(Viewer.Visitor, []), (Who("AnimatriceRPE"), []), (Who("ChargeeMissionEPCI"), [Pesl]), (Who("Partenaire"), [Pesl, Sdsf]), (Who("ReferenteReseau"), [Themes]), (Viewer.System, [Themes, Pesl, Sdsf])])
        {
            Assert.Equal(paths.Select(p => "/" + p), (await demo[database].InScopeAsync(s => s.GetRequiredService<InstanceTable>().AllAsync(viewer, default))).Select(i => i.Path));
            foreach (var path in (string[])[Sdsf, Pesl, Themes]) Assert.Equal(paths.Contains(path), await demo.PageAsync(database, path, viewer) is not null);
            var pages = await demo[database].InScopeAsync(s => s.GetRequiredService<SitePages>().AllAsync(viewer));
            Assert.Equal(paths.Select(p => "/" + p).Order(), pages.Select(p => p.Path).Where(p => p.StartsWith("/instances", StringComparison.Ordinal)).Order());
        }
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task DatesAndNotes_ComeInTheirOrder_AndWhatIsOverIsToldApart(Database database)
    {
        var view = Assert.IsType<InstanceView>((await demo.PageAsync(database, Sdsf, Who("Partenaire")))!.Model);
        Assert.Equal(["Groupe de travail « horaires décalés »", "Comité de printemps"], view.Coming.Select(d => d.Title));
        Assert.Equal((new DateTime(2027, 1, 28, 9, 30, 0), 2), (view.Coming[0].AtLocal, view.Coming[0].Agenda.Count));
        Assert.Equal(["Comité d’automne"], view.Past.Select(d => d.Title));
        Assert.Equal(["instances/sdsf-suivi-des-actions.csv"], Assert.Single(view.Instance.Notes).Documents.Paths);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task OneThatNamesNobody_IsNobodys_AndPublishingItNamesTheCoordination(Database database)
    {
        await using var site = await AgendaSite.CreateAsync(database);
        await AgendaSite.ApplyAsync(site, "instances");
        var item = AgendaSite.Item("sans-public", "Instance", "Sans public", "instances/sans-public");
        item["Instance"] = new JsonObject { ["Presentation"] = AgendaSite.Text("Essai") };
        await AgendaSite.ImportAsync(site, item);
        Assert.Empty(await site.InScopeAsync(s => s.GetRequiredService<InstanceTable>().AllAsync(Viewer.System, default)));
        await site.InScopeAsync(async s =>
        {
            var latest = (await s.GetRequiredService<ContentReader>().LatestAsync("sans-public"))!;
            Assert.Null(await s.GetServices<IContentPage>().Single(p => p.ContentType == Instance.Type).BuildAsync(latest, null, Viewer.Visitor, default));
            Assert.Empty(await s.GetRequiredService<ContentDrafts>().PublishAsync(latest, default));
        });
        Assert.Null(await site.InScopeAsync(s => s.GetRequiredService<ContentReader>().PublishedAsync("sans-public", Who("Partenaire"))));
        Assert.NotNull(await site.InScopeAsync(s => s.GetRequiredService<ContentReader>().PublishedAsync("sans-public", Who("Coordination"))));
    }

    private static Viewer Who(string role) => new([Viewer.Member, "role:" + role]) { AccountId = "quelquun" };
}
