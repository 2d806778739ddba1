using Reseau50.Cms.Content;
using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Recipes;
using Reseau50.Cms.Settings;
using Xunit.Abstractions;

namespace Reseau50.Tests.Cms.Recipes.Orchard;

/// <summary>Coming Soon, Menu, and the missing files of 2021.</summary>
public sealed class OrchardOtherTests(ITestOutputHelper output)
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ComingSoon_KeepsItsFlowItsIconsAndItsForm(Database database)
    {
        if (!OrchardCorpus.Found(output)) return;
        await using var site = await OrchardSite.ApplyAsync("TheComingSoonTheme/Recipes/comingsoon.recipe.json", database);
        var page = await site.ItemAsync("ComingSoon", "Coming Soon");

        Assert.Equal(["Twitter", "Facebook", "Instagram"], page.Part<BagPart>("SocialIcons").ContentItems.Select(i => ContentJson.ToItem(i).DisplayText));
        Assert.Equal("fab fa-x-twitter", ContentJson.ToItem(page.Part<BagPart>("SocialIcons").ContentItems[0]).Field<TextField>("SocialIcon", "IconClass").Text);
        var widgets = page.Part<FlowPart>().Widgets.Select(ContentJson.ToItem).ToList();
        Assert.Equal(["ValidationSummary", "Register", "ReCaptcha"], widgets.Select(w => w.ContentType));
        Assert.Equal(("Enter email address...", "Notify Me!"), (widgets[1].Field<TextField>("Register", "Placeholder").Text, widgets[1].Field<TextField>("Register", "Button").Text));
        Assert.Equal([100, 100, 100], widgets.Select(w => w.Part<FlowMetadata>().Size));
        Assert.Equal("post", page.Parts["FormPart"]!["Method"]!.GetValue<string>());
        Assert.Equal(page.ContentItemId, (await site.DocumentAsync<SiteSettings>()).HomeContentItemId);
        Assert.Equal(("Coming Soon", null), await site.AtAsync("/coming-soon"));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Menu_DefinesItsTypes_AsTheFeatureWould(Database database)
    {
        if (!OrchardCorpus.Found(output)) return;
        await using var site = await OrchardSite.ApplyAsync("OrchardCore.Menu/Recipes/menu.recipe.json", database);
        var definitions = new ContentDefinitions(await site.DefinitionAsync());
        Assert.Equal(["Menu", "LinkMenuItem", "ContentMenuItem", "HtmlMenuItem"], definitions.Types.Select(t => t.Name));
        Assert.Equal(["TitlePart", "AliasPart", "MenuPart", "MenuItemsListPart"], definitions.Type("Menu")!.Parts.OrderBy(p => p.Name == "MenuItemsListPart").Select(p => p.Name));
        Assert.Equal("{{ ContentItem | display_text | slugify }}", definitions.Type("Menu")!.Part("AliasPart")!.Settings<AliasPartSettings>().Pattern);
        Assert.Equal(["MenuItem", "MenuItem", "MenuItem"], definitions.Types.Skip(1).Select(t => t.Stereotype));
        var picker = Assert.Single(definitions.Part("ContentMenuItemPart")!.Fields);
        Assert.Equal(("SelectedContentItem", "ContentPickerField"), (picker.Name, picker.FieldName));

        await using var byFeature = await RecipeLab.CreateAsync(database);
        var report = await byFeature.RunStepsAsync("""{ "name": "feature", "enable": [ "OrchardCore.Menu", "OrchardCore.Taxonomies" ] }""");
        Assert.Equal(["type « Menu »", "type « LinkMenuItem »", "type « ContentMenuItem »", "type « HtmlMenuItem »", "type « Taxonomy »"],
            report.Lines.Select(l => l.Subject).Where(s => s.StartsWith("type", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task TypeThatComesWithAFeature_OnceTakenOut_StaysOutOfTheExport()
    {
        await using var lab = await RecipeLab.CreateAsync();
        await lab.RunStepsAsync("""{ "name": "feature", "enable": [ "OrchardCore.Menu" ] }, { "name": "DeleteContentDefinition", "ContentTypes": [ "HtmlMenuItem" ] }""");
        var folder = await lab.ExportFolderAsync();
        await using var other = await RecipeLab.CreateAsync();
        await other.RunAsync(Path.Combine(folder, "site.recipe.json"));
        Assert.Equal(FolderBytes.Of(folder), FolderBytes.Of(await other.ExportFolderAsync()));
    }

    // Each missing file: line and column of the text that names it.
    [Theory]
    [InlineData("agency", "843:23 Snippets/footer.html", "889:25 ../wwwroot/assets/img/about/1.jpg", "893:25 ../wwwroot/assets/img/about/2.jpg", "897:25 ../wwwroot/assets/img/about/3.jpg",
        "901:25 ../wwwroot/assets/img/about/4.jpg", "905:25 ../wwwroot/assets/img/logos/ibm.svg", "909:25 ../wwwroot/assets/img/logos/google.svg", "913:25 ../wwwroot/assets/img/logos/microsoft.svg",
        "917:25 ../wwwroot/assets/img/logos/facebook.svg", "921:25 ../wwwroot/assets/img/portfolio/1.jpg", "925:25 ../wwwroot/assets/img/portfolio/2.jpg", "929:25 ../wwwroot/assets/img/portfolio/3.jpg",
        "933:25 ../wwwroot/assets/img/portfolio/4.jpg", "937:25 ../wwwroot/assets/img/portfolio/5.jpg", "941:25 ../wwwroot/assets/img/portfolio/6.jpg", "945:25 ../wwwroot/assets/img/team/1.jpg",
        "949:25 ../wwwroot/assets/img/team/2.jpg", "953:25 ../wwwroot/assets/img/team/3.jpg", "1582:22 Snippets/landingpage.liquid")]
    [InlineData("blog", "1146:23 Snippets/footer.html", "1157:25 ../wwwroot/assets/img/about-bg.jpg", "1161:25 ../wwwroot/assets/img/home-bg.jpg", "1165:25 ../wwwroot/assets/img/post-bg.jpg",
        "1211:23 Snippets/recentBlogPosts.json")]
    [InlineData("comingsoon", "475:22 Snippets/Content__ComingSoon.liquid", "479:22 Snippets/Widget__Register.liquid")]
    public async Task MissingFilesOf2021_AreNamedFaults(string name, params string[] missing)
    {
        if (!OrchardCorpus.Found(output)) return;
        await using var lab = await RecipeLab.CreateAsync();
        var path = OrchardCorpus.File($"2021/{name}.recipe.json");
        var before = await lab.ExportAsync();

        var fault = await Assert.ThrowsAsync<RecipeFaultException>(() => lab.RunAsync(path));

        var named = fault.Findings.Where(f => f.Cause.StartsWith("le fichier", StringComparison.Ordinal)).ToList();
        Assert.Equal(missing.Select(m => $"{path}:{m.Split(' ')[0]}: le fichier « {m.Split(' ')[1]} » n’existe pas."), named.Select(f => $"{f.Place.File}:{f.Place.Line}:{f.Place.Column}: {f.Cause}"));
        Assert.All(named, f => Assert.Contains("placez-le ici", f.Fix, StringComparison.Ordinal));
        Assert.Equal(before, await lab.ExportAsync());
        output.WriteLine(fault.Message);
    }
}
