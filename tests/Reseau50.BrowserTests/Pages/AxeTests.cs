namespace Reseau50.BrowserTests.Pages;

/// <summary>Axe finds nothing on any template, in light and in dark.</summary>
public class AxeTests(SiteFixture site) : SiteTest(site)
{
    [Theory, ClassData(typeof(Templates))]
    public async Task Template_HasNoViolation_InLightAndDark(string name, string path, int status)
    {
        var visit = await OpenAsync(path, Wide, status, new() { ColorScheme = ColorScheme.Light });
        var faults = await Axe.LightAndDarkAsync(visit.Page, name);
        if (status == 500) Site.Log.Take();
        None(faults);
    }

    [Theory, InlineData(Phone), InlineData(Wide)]
    public async Task OpenMenu_HasNoViolation(int width)
    {
        var visit = await OpenAsync("/", width);
        await visit.Page.GetByRole(AriaRole.Navigation, new() { Name = "Menu principal" }).Locator("summary:visible").First.ClickAsync();
        None(await Axe.FaultsAsync(visit.Page, "open menu"));
    }
}
