using System.Text.RegularExpressions;

namespace Reseau50.BrowserTests.Journeys;

/// <summary>With scripts turned off, every list is filtered and paged, every page is read.</summary>
public class WithoutScriptTests(SiteFixture site) : SiteTest(site)
{
    [Theory]
    [InlineData("/ateliers", "Réseau", "mam"), InlineData("/ateliers", "État", null), InlineData("/ressources", "Réseau", "rpe"), InlineData("/structures", "Territoire", "cotentin")]
    [InlineData("/agenda", "Type", "genre-journee"), InlineData("/agenda", "Territoire", "saint-lo-agglo"), InlineData("/agenda", "Saison", "2027")]
    public async Task Filter_NarrowsTheList_AndCanBeTakenOff(string path, string label, string? value)
    {
        var page = await OpenAsync(path);
        var before = await page.GetByRole(AriaRole.Status).InnerTextAsync();
        var choice = Choice(page, label);
        if (value is null) await choice.SelectOptionAsync(new SelectOptionValue { Index = 1 });
        else await choice.SelectOptionAsync(value);
        await page.GetByRole(AriaRole.Button, new() { Name = "Filtrer" }).ClickAsync();
        await Expect(Choice(page, label)).Not.ToHaveValueAsync("");
        await Expect(page.GetByRole(AriaRole.Status)).Not.ToHaveTextAsync(before);
        await page.GetByRole(AriaRole.Status).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync(before);
    }

    [Fact]
    public async Task News_AreFilteredByNetwork()
    {
        var page = await OpenAsync("/actualites");
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Filtrer par réseau" }).GetByRole(AriaRole.Link, new() { Name = "MAM" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(new Regex("Actualités.MAM"));
    }

    [Fact]
    public async Task Pager_LeadsToTheNextPageAndBack()
    {
        var page = await OpenAsync("/agenda?vue=passees");
        await page.GetByRole(AriaRole.Link, new() { Name = "Page suivante" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("page 2 sur");
        await page.GetByRole(AriaRole.Link, new() { Name = "Page précédente" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(Site.Root + "/agenda?vue=passees");
    }

    [Fact]
    public async Task MonthGrid_ShowsItsDates_AndTurnsToTheNextMonth()
    {
        var page = await OpenAsync("/agenda/2027/01");
        await Expect(page.GetByRole(AriaRole.Table)).ToContainTextAsync("Journée des relais");
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Autres mois" }).GetByRole(AriaRole.Link).Last.ClickAsync();
        await Expect(page).ToHaveURLAsync(Site.Root + "/agenda/2027/02");
        await page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link, new() { Name = "Motricité libre" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Complementary, new() { Name = "L’essentiel" })).ToContainTextAsync("février 2027");
    }

    [Fact]
    public async Task PhoneMenu_Opens()
    {
        var page = await OpenAsync("/", Phone);
        await page.GetByText("Menu", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Créer une MAM" }).First.ClickAsync();
        await Expect(page).ToHaveURLAsync(Site.Root + "/mam/creer");
    }

    [Theory]
    [InlineData("/agenda/forum-petite-enfance-2027", "Programme"), InlineData("/ressources/budget-previsionnel-mam", "La fiche"), InlineData("/mam/creer", "Les 12 étapes")]
    [InlineData("/ateliers/motricite-libre", "À retenir"), InlineData("/structures", "Le Cotentin"), InlineData("/territoires/cotentin", "Les structures")]
    public async Task Page_ShowsAllItsText(string path, string heading)
    {
        var page = await OpenAsync(path);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = heading }).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Map_SaysInAListWhatItDraws()
    {
        var page = await OpenAsync("/structures");
        var drawn = await page.Locator(".map__mark").CountAsync();
        var listed = await page.Locator(".places li").CountAsync();
        Assert.True(drawn > 20, $"{drawn} structures on the map");
        Assert.Equal(listed, drawn);
    }

    private static ILocator Choice(IPage page, string label) => page.GetByRole(AriaRole.Combobox, new() { Name = label, Exact = true });

    private async Task<IPage> OpenAsync(string path, int width = Wide) => (await OpenAsync(path, width, options: new() { JavaScriptEnabled = false })).Page;
}
