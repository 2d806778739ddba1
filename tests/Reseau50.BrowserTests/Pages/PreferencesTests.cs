namespace Reseau50.BrowserTests.Pages;

/// <summary>What the reader's device asks for is done: a dark page, a still page, a printed page.</summary>
public class PreferencesTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task DarkScheme_IsDark_AndLightIsLight()
    {
        var visit = await OpenAsync("/", options: new() { ColorScheme = ColorScheme.Light });
        await Expect(visit.Page.Locator("body")).ToHaveCSSAsync("background-color", "rgb(251, 247, 240)");
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Expect(visit.Page.Locator("body")).ToHaveCSSAsync("background-color", "rgb(17, 25, 30)");
        await Expect(visit.Page.Locator("body")).ToHaveCSSAsync("color", "rgb(238, 242, 240)");
    }

    [Theory, InlineData("/"), InlineData("/agenda"), InlineData("/ateliers"), InlineData("/mam/creer")]
    public async Task ReducedMotion_StopsEveryMovement(string path)
    {
        var visit = await OpenAsync(path, options: new() { ReducedMotion = ReducedMotion.Reduce });
        var moving = await visit.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('*')].flatMap(e => ['', '::before', '::after'].map(p => [e, getComputedStyle(e, p || undefined)]))
              .filter(([, s]) => s.scrollBehavior === 'smooth' || s.animationName !== 'none' || s.transitionDuration.split(', ').some(d => parseFloat(d) > 0))
              .map(([e]) => e.localName + '.' + e.className)
            """);
        None(moving);
    }

    [Fact]
    public async Task Print_LeavesOutWhatPaperCannotUse()
    {
        var visit = await OpenAsync("/agenda");
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (var useless in new[] { visit.Page.GetByRole(AriaRole.Banner), visit.Page.GetByRole(AriaRole.Navigation, new() { Name = "Menu principal" }), visit.Page.GetByRole(AriaRole.Contentinfo), visit.Page.GetByRole(AriaRole.Button) })
            await Expect(useless).ToHaveCountAsync(0);
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("/ressources/affiche-ecrans", 1)]
    [InlineData("/ressources/cartes-signes-du-quotidien", 2)]
    [InlineData("/ressources/grille-observation-motricite-libre", 2)]
    [InlineData("/agenda/motricite-libre-fevrier-2027", 1)]
    public async Task Sheet_IsPrintedOnFewPages(string path, int pages)
    {
        var visit = await OpenAsync(path, options: new() { ColorScheme = ColorScheme.Dark });
        var pdf = await visit.Page.PdfAsync(new() { Format = "A4", Margin = new() { Top = "12mm", Bottom = "12mm", Left = "14mm", Right = "14mm" } });
        var printed = System.Text.RegularExpressions.Regex.Count(System.Text.Encoding.Latin1.GetString(pdf), @"/Type\s*/Page\b(?!s)");
        Assert.InRange(printed, 1, pages);
    }
}
