using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Reseau50.BrowserTests.Pages;

/// <summary>Axe finds nothing on any template, in light and in dark.</summary>
public class AxeTests(SiteFixture site) : SiteTest(site)
{
    private static readonly AxeRunOptions Rules = new()
    {
        ResultTypes = [ResultType.Violations],
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    [Theory, ClassData(typeof(Templates))]
    public async Task Template_HasNoViolation_InLightAndDark(string name, string path, int status)
    {
        var visit = await OpenAsync(path, Wide, status, new() { ColorScheme = ColorScheme.Light });
        var faults = new List<string>(await AxeAsync(visit.Page, name + ", light and wide"));
        // The second look has the other scheme and the other width: both of each, for the price of two.
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await visit.Page.SetViewportSizeAsync(Phone, 844);
        faults.AddRange(await AxeAsync(visit.Page, name + ", dark and narrow"));
        if (status == 500) Site.Log.Take();
        None(faults);
    }

    [Theory, InlineData(Phone), InlineData(Wide)]
    public async Task OpenMenu_HasNoViolation(int width)
    {
        var visit = await OpenAsync("/", width);
        await visit.Page.GetByRole(AriaRole.Navigation, new() { Name = "Menu principal" }).Locator("summary:visible").First.ClickAsync();
        None(await AxeAsync(visit.Page, "open menu"));
    }

    private static async Task<IEnumerable<string>> AxeAsync(IPage page, string where) => from violation in (await page.RunAxe(Rules)).Violations
                                                                                         from node in violation.Nodes
                                                                                         select $"{where}: {violation.Id}: {violation.Help}: {node.Html} {node.Any.FirstOrDefault()?.Message}";
}
