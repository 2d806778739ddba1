using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Display;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Settings;

namespace Reseau50.Tests.Cms.Display;

public sealed class TemplateTableTests
{
    [Theory]
    [InlineData("TitlePart", "Detail", "TitlePart")]
    [InlineData("TitlePart", "Summary", "TitlePart.Summary")]
    [InlineData("TextField", "Edit", "TextField.Edit")]
    public void AName_CarriesItsDisplay_ButForDetail(string name, string display, string template)
    {
        Assert.Equal(template, TemplateNames.Of(name, display));
        Assert.Equal("Content-" + template, TemplateNames.OfItem(name, display));
    }

    [Fact]
    public async Task TheFirstNameThatExists_IsTaken_TheThemesBeforeTheModules()
    {
        await using var bench = await ViewBench.CreateAsync(Database.Sqlite);
        var table = bench.Site.Services.GetRequiredService<TemplateTable>();
        var theme = Assert.Single(table.ThemeNames);
        Assert.Equal("/Themes/Reseau50.Theme/Shared/Error.cshtml", table.Find(theme, "Error"));
        Assert.All(new[] { null, "Un.Autre.Theme" }, other => Assert.Equal("/Cms/Shared/Error.cshtml", table.Find(other, "Error")));
        Assert.Null(table.Find(theme, "Personne"));
        Assert.Equal("/Cms/Parts/Title/TitlePart.cshtml", table.Find(theme, "Personne", "TitlePart", "Error"));
        // Layouts and partials are found by their path, not by a name anybody could take.
        Assert.Null(table.Find(theme, "_Layout"));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheThemeInUse_ChangesWithTheSite(Database database)
    {
        await using var bench = await ViewBench.CreateAsync(database);
        var current = bench.Site.Services.GetRequiredService<CurrentTheme>();
        Assert.Null(await current.NameAsync());
        await bench.Site.InWorkAsync(s => s.GetRequiredService<SiteDocuments>().WriteAsync(new ThemeChoice { Site = "Reseau50.Theme" }));
        Assert.Equal("Reseau50.Theme", await current.NameAsync());
    }
}
