using System.Text.RegularExpressions;

namespace Reseau50.BrowserTests.Admin;

/// <summary>Every type that people create is created from the administration alone, without script: what is missing is named, what is typed stays, and the item is there.</summary>
public class EveryTypeTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task EveryType_IsCreated_WithoutScript()
    {
        var visit = await OpenAsync("/connexion?retour=%2Fadmin%2Fcontenus", options: new() { JavaScriptEnabled = false });
        var page = visit.Page;
        await Member.SignInAsync(page, "coordinatrice");
        var types = await page.Locator(".create__list a").EvaluateAllAsync<string[]>("links => links.map(l => l.getAttribute('href'))");
        Assert.True(types.Length >= 9, string.Join(' ', types));
        var faults = new List<string>();
        foreach (var address in types)
        {
            await visit.GoAsync(address);
            var required = page.Locator(".item-form .field:has(.field__required)");
            var count = await required.CountAsync();
            await visit.ExpectingAsync(address, () => PressAsync(page, "Enregistrer le brouillon"));
            var named = await page.Locator(".problems__list li").CountAsync();
            if (named < 1) faults.Add($"{address}: nothing is said of {count} missing values");
            for (var i = 0; i < count; i++) await FillAsync(required.Nth(i));
            await PressAsync(page, "Enregistrer le brouillon");
            if (!await page.GetByRole(AriaRole.Status).Filter(new() { HasTextRegex = new Regex("^Le brouillon est enregistré") }).IsVisibleAsync())
                faults.Add($"{address}: {string.Join(' ', await page.Locator(".problems__list li").AllInnerTextsAsync())}");
            else if (new Uri(page.Url).AbsolutePath == address) faults.Add(address + ": has no address of its own");
        }
        None(faults);
    }

    private static async Task FillAsync(ILocator field)
    {
        if (await field.Locator("select").CountAsync() > 0) await field.Locator("select").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        else if (await field.Locator("input[type=checkbox]").CountAsync() > 0) await field.Locator("input[type=checkbox]").First.CheckAsync();
        else if (await field.Locator("input[type=date]").CountAsync() > 0) await field.Locator("input[type=date]").FillAsync("2027-06-15");
        else if (await field.Locator("input[type=datetime-local]").CountAsync() > 0) await field.Locator("input[type=datetime-local]").FillAsync("2027-06-15T10:00");
        else if (await field.Locator("input[type=time]").CountAsync() > 0) await field.Locator("input[type=time]").FillAsync("10:00");
        else if (await field.Locator("input[inputmode=decimal]").CountAsync() > 0) await field.Locator("input[inputmode=decimal]").FillAsync("3");
        else await field.Locator("textarea, input:not([type=hidden])").First.FillAsync("Essai sans script");
    }

    private static Task PressAsync(IPage page, string button) => page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
