namespace Reseau50.BrowserTests.Journeys;

/// <summary>Everything can be reached, seen and left with the keyboard alone.</summary>
public class KeyboardOnlyTests(SiteFixture site) : SiteTest(site)
{
    /// <summary>True when the focused element, or the card it fills, is drawn with an outline, inside the page.</summary>
    private const string FocusIsSeen = """
        () => {
          const e = document.activeElement, r = e.getBoundingClientRect();
          if (r.width === 0 || r.right < 0 || r.bottom + scrollY < 0) return false;
          for (let at = e; at && at !== document.body; at = at.parentElement) {
            const s = getComputedStyle(at);
            if (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) return true;
          }
          return false;
        }
        """;

    private const string Focused = "() => { const e = document.activeElement; return e === document.body ? '' : `${e.localName} ${(e.labels?.[0] ?? e).textContent.trim().replace(/\\s+/g, ' ').slice(0, 60)} ${e.getAttribute('href') ?? ''}`; }";

    [Theory, InlineData(Phone), InlineData(Wide)]
    public async Task SkipLink_IsFirst_AndLeadsToTheContent(int width)
    {
        var page = (await OpenAsync("/", width)).Page;
        await page.Keyboard.PressAsync("Tab");
        var skip = page.GetByRole(AriaRole.Link, new() { Name = "Aller au contenu" });
        await Expect(skip).ToBeFocusedAsync();
        await Expect(skip).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Main)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link).First).ToBeFocusedAsync();
    }

    [Theory, InlineData(Phone, "Menu", "Agenda", "/agenda"), InlineData(Wide, "Réseaux", "MAM", "/reseaux/mam")]
    public async Task Menu_OpensAndLeads(int width, string opener, string entry, string address)
    {
        var page = (await OpenAsync("/", width)).Page;
        await TabToAsync(page, $"summary {opener}");
        await page.Keyboard.PressAsync("Enter");
        await TabToAsync(page, address, endsWith: true);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = entry }).And(page.Locator(":focus"))).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(Site.Root + address);
    }

    [Theory, InlineData(Phone), InlineData(Wide)]
    public async Task Filter_IsSetAndSent_ThenADateIsOpenedAndLeft(int width)
    {
        var page = (await OpenAsync("/agenda", width)).Page;
        await TabToAsync(page, "select Réseau");
        await page.Keyboard.TypeAsync("MAM");
        await TabToAsync(page, "button Filtrer");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("reseau=mam"));
        await Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "Réseau", Exact = true })).ToHaveValueAsync("mam");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("réseau MAM");
        await TabToAsync(page, "/agenda/journee-des-mam-mars-2027", endsWith: true);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Journée des MAM");
        await TabToAsync(page, "a Agenda /agenda", endsWith: true);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Agenda");
    }

    [Theory]
    [InlineData("/", Wide), InlineData("/", Phone), InlineData("/agenda", Wide), InlineData("/ateliers", Phone), InlineData("/structures", Wide), InlineData("/agenda/2027/01", Wide), InlineData("/mam/creer", Phone)]
    public async Task Focus_IsAlwaysSeen_AndNeverCaught(string path, int width)
    {
        var page = (await OpenAsync(path, width)).Page;
        var stops = new List<string>();
        while (await NextAsync(page) is { Length: > 0 } stop && stops.Count < 400)
        {
            stops.Add(stop);
            Assert.True(await page.EvaluateAsync<bool>(FocusIsSeen), $"The focus is not seen on « {stop} ».");
        }
        var expected = await page.EvaluateAsync<int>("() => [...document.querySelectorAll('a[href], button, select, input:not([type=hidden]), summary, [tabindex=\"0\"]')].filter(e => e.checkVisibility({ visibilityProperty: true })).length");
        Assert.True(stops.Count == expected, $"{stops.Count} stops for {expected} controls, last « {stops[^1]} ».");
    }

    private static async Task<string> NextAsync(IPage page)
    {
        await page.Keyboard.PressAsync("Tab");
        return await page.EvaluateAsync<string>(Focused);
    }

    private static async Task TabToAsync(IPage page, string what, bool endsWith = false)
    {
        var seen = new List<string>();
        for (var i = 0; i < 120; i++)
        {
            var stop = await NextAsync(page);
            if (endsWith ? stop.EndsWith(what, StringComparison.Ordinal) : stop.StartsWith(what, StringComparison.Ordinal))
            {
                Assert.True(await page.EvaluateAsync<bool>(FocusIsSeen), $"The focus is not seen on « {stop} ».");
                return;
            }
            seen.Add(stop);
        }
        Assert.Fail($"« {what} » is not reached: {string.Join(" | ", seen)}");
    }
}
