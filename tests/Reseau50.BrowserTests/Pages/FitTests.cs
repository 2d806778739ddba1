namespace Reseau50.BrowserTests.Pages;

/// <summary>Every template holds on a narrow screen, and its controls under a thumb.</summary>
public class FitTests(SiteFixture site) : SiteTest(site)
{
    [Theory, ClassData(typeof(Templates))]
    public async Task Template_FitsNarrowScreensAndDoubleZoom_WithControlsForAThumb(string name, string path, int status)
    {
        var visit = await OpenAsync(path, Phone, status);
        var faults = await Fit.FaultsAsync(visit.Page, name);
        if (status == 500) Site.Log.Take();
        None(faults);
    }
}
