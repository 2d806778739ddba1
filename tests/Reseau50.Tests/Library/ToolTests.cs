using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;
using Reseau50.Library.Contracts;
using Reseau50.Library.Tools;

namespace Reseau50.Tests.Library;

[Collection("demo")]
public sealed class ToolTests(DemoSite demo)
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Tools_AreFoundByNetworkTermAndTerritory(Database database)
    {
        Assert.Equal(10, (await PageAsync(database, q => q)).Count);
        var mam = await PageAsync(database, (q, db) => q.Pointing(db, "reseau-mam").Under(db, ["format-modele"]));
        Assert.Contains("outil-accord-mam", mam.Select(t => t.Id));
        Assert.All(mam, t => Assert.Contains(t.Networks, n => n.Id == "reseau-mam"));
        Assert.Empty(await PageAsync(database, (q, db) => q.Under(db, ["age-0-1"]).Under(db, ["no-such-term"])));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ATool_HasEveryFieldOfItsSheet_AndItsFilesExist(Database database)
    {
        foreach (var line in await PageAsync(database, q => q))
        {
            var view = Assert.IsType<ToolView>((await demo.PageAsync(database, line.Path[1..]))!.Model);
            Assert.All(new[] { "Resume", "But", "PublicVise", "Duree", "Auteur", "Version", "NoteVersion", "Licence" }, f => Assert.False(string.IsNullOrWhiteSpace(view.Text(f)), $"{line.Id}: {f}"));
            Assert.NotEmpty(view.Files);
            foreach (var file in view.Files)
                Assert.NotNull(await demo[database].InScopeAsync(s => s.GetRequiredService<Reseau50.Cms.Media.MediaStore>().FindAsync(file.Path)));
        }
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AToolCheckedMoreThanAYearAgo_IsToBeCheckedAgain(Database database)
    {
        var lines = await PageAsync(database, q => q);
        Assert.Equal(["outil-budget-mam"], lines.Where(l => l.Checked.IsOld).Select(l => l.Id));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ARestrictedTool_IsInNoListAndHasNoPage_ForAVisitor(Database database)
    {
        await using var site = await CountedSite.CreateAsync(database);
        await site.ApplyAsync("types", "taxonomies", "territories", "networks");
        await ImportAsync(site.Site, "secret", """, "VisibilityPart": { "Audiences": [ "membre" ] }""");
        await ImportAsync(site.Site, "public", "");
        var seen = await site.Site.InScopeAsync(s => s.GetRequiredService<IToolbox>().LatestAsync(null, null, 10, Viewer.Visitor));
        Assert.Equal(["public"], seen.Select(t => t.Id));
        Assert.Equal(2, (await site.Site.InScopeAsync(s => s.GetRequiredService<IToolbox>().LatestAsync(null, null, 10, new Viewer(["membre"])))).Count);
        Assert.Null(await site.Site.InScopeAsync(s => s.GetRequiredService<Reseau50.Cms.Parts.AutorouteTable>().FindAsync("ressources/secret", Viewer.Visitor)));
        Assert.DoesNotContain(await site.Site.InScopeAsync(s => s.GetRequiredService<Reseau50.Cms.Site.SitePages>().AllAsync(Viewer.Visitor)), p => p.Path == "/ressources/secret");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AListOfTools_CostsTheSameNumberOfQueries_ForOneOrMany(Database database)
    {
        await using var site = await CountedSite.CreateAsync(database);
        await site.ApplyAsync("types", "taxonomies", "territories", "networks");
        await ImportAsync(site.Site, "un", "");
        await LatestAsync(site, 1);
        var one = await site.Queries.OfAsync(() => LatestAsync(site, 1));
        for (var i = 0; i < 30; i++) await ImportAsync(site.Site, "outil-" + i, "");
        Assert.Equal(one, await site.Queries.OfAsync(() => LatestAsync(site, 31)));
    }

    private static Task LatestAsync(CountedSite site, int expected) => site.Site.InScopeAsync(async s =>
        Assert.Equal(expected, (await s.GetRequiredService<IToolbox>().LatestAsync(null, null, 100, new Viewer(["membre"]))).Count));

    private static Task ImportAsync(TestSite site, string id, string more) => site.InScopeAsync(async s => Assert.Empty((await s.GetRequiredService<ContentImporter>().ImportAsync(JsonNode.Parse(
        $$"""{ "ContentItemId": "{{id}}", "ContentItemVersionId": "{{id}}.1", "ContentType": "Outil", "Latest": true, "Published": true, "TitlePart": { "Title": "{{id}}" }, "AutoroutePart": { "Path": "ressources/{{id}}" }, "Outil": { "Reseaux": { "ContentItemIds": [ "reseau-rpe" ] } } {{more}} }""")!.AsObject(), strict: false)).Problems));

    private Task<IReadOnlyList<ToolLine>> PageAsync(Database database, Func<IQueryable<ContentItemRow>, IQueryable<ContentItemRow>> filter) => PageAsync(database, (q, _) => filter(q));

    private Task<IReadOnlyList<ToolLine>> PageAsync(Database database, Func<IQueryable<ContentItemRow>, SiteDb, IQueryable<ContentItemRow>> filter) => demo[database].InScopeAsync(s =>
    {
        var lines = s.GetRequiredService<ToolLines>();
        return lines.PageAsync(filter(lines.Query(Viewer.Visitor), s.GetRequiredService<SiteDb>()), 0, 50, Viewer.Visitor, CancellationToken.None);
    });
}
