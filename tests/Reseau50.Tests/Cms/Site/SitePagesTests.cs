using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Features;
using Reseau50.Cms.Security;
using Reseau50.Cms.Settings;
using Reseau50.Cms.Site;
using static Reseau50.Testing.NoteSite;

namespace Reseau50.Tests.Cms.Site;

public sealed class SitePagesTests
{
    private static readonly Viewer Member = new(["membre"]);

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task EachViewer_IsShownThePagesOfHisOwn(Database database)
    {
        await using var site = await NoteSite.CreateAsync(database);
        await site.ImportAsync(Note("b", "Bébés"), Note("a", "Accueil des tout-petits"), Note("secret", "Réservé", audiences: "membre"), Note("brouillon", published: false));
        Assert.Equal([("/notes/a", "Accueil des tout-petits"), ("/notes/b", "Bébés")], await PagesAsync(site, Viewer.Visitor));
        Assert.Equal(["/notes/a", "/notes/b", "/notes/secret"], (await PagesAsync(site, Member)).Select(p => p.Path));
        // The member's answer is not kept for the visitor who comes next.
        Assert.DoesNotContain(await PagesAsync(site, Viewer.Visitor), p => p.Path == "/notes/secret");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheHomePage_IsNotListedUnderItsOtherAddress(Database database)
    {
        await using var site = await NoteSite.CreateAsync(database);
        await site.ImportAsync(Note("accueil"), Note("autre"));
        Assert.Equal(2, (await PagesAsync(site, Viewer.Visitor)).Count());
        await site.InWorkAsync(s => s.GetRequiredService<SiteDocuments>().WriteAsync(new SiteSettings { HomeRoute = new JsonObject { ["ContentItemId"] = "accueil" } }));
        Assert.Equal(["/notes/autre"], (await PagesAsync(site, Viewer.Visitor)).Select(p => p.Path));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TermsWithAPage_AreListed_AndTheirTaxonomyIsNot(Database database)
    {
        await using var site = await NoteSite.CreateAsync(database);
        await site.InWorkAsync(async s =>
        {
            var documents = s.GetRequiredService<SiteDocuments>();
            await documents.WriteAsync(TypeMaker.Definition([new TypeMaker("Taxonomy").Part("TitlePart").Part("AutoroutePart").Part("TaxonomyPart").Part("VisibilityPart"), new TypeMaker("Terme").Part("TitlePart")]));
            // The module that gives terms their pages.
            await documents.WriteAsync(new FeatureState { Enabled = ["Reseau50.Territories"] });
        });
        await site.ImportAsync(Taxonomy("themes", "Thèmes", "Motricité"), Taxonomy("prives", "Privés", "Secret de famille", "membre"));
        Assert.Equal([("/themes/terme", "Motricité")], await PagesAsync(site, Viewer.Visitor));
        Assert.Equal(["Motricité", "Secret de famille"], (await PagesAsync(site, Member)).Select(p => p.Title).Order(StringComparer.Ordinal));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AWithdrawnPage_LeavesTheMap(Database database)
    {
        await using var site = await NoteSite.CreateAsync(database);
        await site.ImportAsync(Note("a"), Note("b"));
        Assert.Equal(["/notes/a", "/notes/b"], (await PagesAsync(site, Viewer.Visitor)).Select(p => p.Path));
        await site.PublishAsync("a", item => item.SetAudiences("membre"));
        Assert.Equal(["/notes/b"], (await PagesAsync(site, Viewer.Visitor)).Select(p => p.Path));
    }

    private static JsonObject Taxonomy(string id, string title, string term, params string[] audiences)
    {
        var taxonomy = Note(id, title, audiences: audiences);
        taxonomy["ContentType"] = "Taxonomy";
        taxonomy["AutoroutePart"] = new JsonObject { ["Path"] = id, ["RouteContainedItems"] = true };
        taxonomy["TaxonomyPart"] = new JsonObject
        {
            ["TermContentType"] = "Terme",
            ["Terms"] = new JsonArray(new JsonObject
            {
                ["ContentItemId"] = id + "-1",
                ["ContentType"] = "Terme",
                ["DisplayText"] = term,
                ["TitlePart"] = new JsonObject { ["Title"] = term },
                ["AutoroutePart"] = new JsonObject { ["Path"] = "terme" },
                ["TermPart"] = new JsonObject { ["TaxonomyContentItemId"] = id },
            }),
        };
        return taxonomy;
    }

    private static Task<IEnumerable<(string Path, string Title)>> PagesAsync(TestSite site, Viewer viewer) => site.InScopeAsync(async s =>
        (await s.GetRequiredService<SitePages>().AllAsync(viewer)).Where(p => !p.IsList).Select(p => (p.Path, p.Title)));
}
