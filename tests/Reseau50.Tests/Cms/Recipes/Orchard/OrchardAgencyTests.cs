using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Content;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Media;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Settings;
using Xunit.Abstractions;

namespace Reseau50.Tests.Cms.Recipes.Orchard;

/// <summary>Orchard's Agency: a landing page of five bags, one for each of its sections.</summary>
public sealed class OrchardAgencyTests(ITestOutputHelper output)
{
    private const string Agency = "TheAgencyTheme/Recipes/agency.recipe.json";

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task LandingPage_HasItsBagsInOrder(Database database)
    {
        if (!OrchardCorpus.Found(output)) return;
        await using var site = await OrchardSite.ApplyAsync(Agency, database);
        var page = await site.ItemAsync("LandingPage", OrchardSite.SiteName);

        Assert.Equal(["E-Commerce", "Responsive Design", "Web Security"], Titles(page, "Services"));
        Assert.Equal(["Threads", "Explore", "Finish", "Lines", "Southwest", "Window"], Titles(page, "Portfolio"));
        Assert.Equal(["Our Humble Beginnings", "An Agency is Born", "Transition to Full Service", "Phase Two Expansion"], Titles(page, "About"));
        Assert.Equal(["Parveen Anand", "Diana Petersen", "Larry Parker"], Titles(page, "Team"));
        Assert.Equal(["Microsoft", "Google", "Facebook", "IBM"], Titles(page, "Clients"));
        Assert.Equal(["fa-shopping-cart", "fa-laptop", "fa-lock"], Bag(page, "Services").Select(s => s.Field<TextField>("Service", "IconClass").Text));
        Assert.All(Bag(page, "Services"), s => Assert.StartsWith("Lorem ipsum", s.Part<HtmlBodyPart>().Html, StringComparison.Ordinal));
        Assert.Equal(["/logos/microsoft.svg"], Bag(page, "Clients")[0].Field<MediaField>("Client", "Logo").Paths);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task HomePage_Menu_MediaAndTypes(Database database)
    {
        if (!OrchardCorpus.Found(output)) return;
        await using var site = await OrchardSite.ApplyAsync(Agency, database);
        var page = await site.ItemAsync("LandingPage", OrchardSite.SiteName);
        Assert.Equal(page.ContentItemId, (await site.DocumentAsync<SiteSettings>()).HomeContentItemId);
        Assert.Equal((OrchardSite.SiteName, null), await site.AtAsync("/home-page"));

        var entries = await site.Lab.Site.InScopeAsync(s => s.GetRequiredService<MenuTree>().OfAsync("main-menu"));
        Assert.Equal([("Services", "/#services"), ("Portfolio", "/#portfolio"), ("About", "/#about"), ("Team", "/#team"), ("Contact", "/#contact")], entries.Select(e => (e.Text, e.Url)));

        var files = (await site.RowsAsync<MediaFileRow>()).Select(f => f.Path).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(17, files.Count);
        Assert.Equal(["about/1.jpg", "logos/facebook.svg", "team/3.jpg"], [files[0], files[4], files[^1]]);
        Assert.Equal(["extrasmall", "medium", "small"], (await site.DocumentAsync<StoredSteps>()).MediaProfiles.Keys);

        var definitions = new Reseau50.Cms.ContentTypes.ContentDefinitions(await site.DefinitionAsync());
        var landing = definitions.Type("LandingPage")!;
        Assert.Equal(["TitlePart", "AutoroutePart", "Services", "Portfolio", "About", "Team", "Clients", "LandingPage"], landing.Parts.Select(p => p.Name));
        Assert.Equal(["BagPart"], landing.Parts.Skip(2).Take(5).Select(p => p.PartName).Distinct());
        Assert.Equal(["Project"], landing.Part("Portfolio")!.Settings<BagPartSettings>().ContainedContentTypes);
        Assert.Equal("Widget", definitions.Type("RawHtml")!.Stereotype);
        Assert.Equal(["Occupation", "Picture", "Twitter", "Facebook", "LinkedIn"], definitions.Part("TeamMember")!.Fields.Select(f => f.Name));
    }

    private static IReadOnlyList<ContentItem> Bag(ContentItem page, string name) => [.. page.Part<BagPart>(name).ContentItems.Select(ContentJson.ToItem)];

    private static IEnumerable<string?> Titles(ContentItem page, string bag) => Bag(page, bag).Select(i => i.Part<TitlePart>().Title);
}
