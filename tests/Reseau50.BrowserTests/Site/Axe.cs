using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Reseau50.BrowserTests.Site;

/// <summary>What axe finds wrong with the page under the eyes.</summary>
public static class Axe
{
    private static readonly AxeRunOptions Rules = new()
    {
        ResultTypes = [ResultType.Violations],
        // A framed page of ours is looked at on its own.
        Iframes = false,
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    public static async Task<IEnumerable<string>> FaultsAsync(IPage page, string where) => from violation in (await page.RunAxe(Rules)).Violations
                                                                                           from node in violation.Nodes
                                                                                           select $"{where}: {violation.Id}: {violation.Help}: {node.Html} {node.Any.FirstOrDefault()?.Message}";

    /// <summary>Light and wide, then dark and narrow: both of each, for the price of two looks.</summary>
    public static async Task<List<string>> LightAndDarkAsync(IPage page, string where)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await page.SetViewportSizeAsync(SiteTest.Wide, 900);
        var faults = (await FaultsAsync(page, where + ", light and wide")).ToList();
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.SetViewportSizeAsync(SiteTest.Phone, 844);
        return [.. faults, .. await FaultsAsync(page, where + ", dark and narrow")];
    }
}
