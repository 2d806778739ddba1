using System.Text;

namespace Reseau50.BrowserTests.Territories;

/// <summary>The officer of a territory, on a Friday: the year in numbers, the one before, what is behind a number, a file for the council, a sheet of paper.</summary>
public class FridayTests(SiteFixture site) : SiteTest(site)
{
    // What is left of an A4 sheet between its margins, in pixels.
    private const int Paper = 718;

    [Theory, InlineData(Phone, true), InlineData(Wide, false)]
    public async Task TheOfficer_ReadsTheYear_GoesBackOne_FollowsANumber_TakesTheFile_AndPrints(int width, bool script)
    {
        var visit = await OpenAsync("/connexion?retour=%2Fterritoires%2Fcotentin", width, options: new() { JavaScriptEnabled = script });
        var page = visit.Page;
        await Member.SignInAsync(page, "charge-epci");
        await page.GetByRole(AriaRole.Link, new() { Name = "Ouvrir le tableau de bord" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Le Cotentin");
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Inscriptions, par catégorie" })).ToContainTextAsync("masqué");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Voir toute la Manche" })).ToHaveCountAsync(0);
        await LooksAsync(page, width, script, "dashboard");
        var now = await BriefAsync(page);

        await page.GetByRole(AriaRole.Navigation, new() { Name = "Choisir l’année" }).GetByRole(AriaRole.Link, new() { Name = "2025" }).ClickAsync();
        Assert.EndsWith("/territoires/cotentin/tableau-de-bord?annee=2025", page.Url, StringComparison.Ordinal);
        await Expect(page.Locator(".tally__years [aria-current=page]")).ToHaveTextAsync("2025");
        var before = await BriefAsync(page);
        // What this year says of the last is what the last says of itself, but for what has no year.
        Assert.Equal(now.Where(r => r[2].Length > 0).Select(r => (r[0], r[2])), before.Where(r => r[2].Length > 0).Select(r => (r[0], r[1])));
        Assert.Contains(now, r => r[0] == "Inscriptions" && r[1] != r[2] && r[2] != "0");

        await page.GetByRole(AriaRole.Link, new() { Name = "2026", Exact = true }).ClickAsync();
        await page.Locator("section", new() { Has = page.Locator("#rencontres") }).GetByRole(AriaRole.Link, new() { Name = "Les dates de l’année" }).ClickAsync();
        Assert.EndsWith("/agenda?saison=2026&territoire=cotentin", page.Url, StringComparison.Ordinal);
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Réunion territoriale Nord");
        await page.GoBackAsync();

        var rows = new List<string>();
        foreach (var row in await page.Locator(".tally__table tbody tr").AllAsync()) rows.Add(string.Join(';', (await row.Locator("th, td").AllInnerTextsAsync()).Select(Plain)));
        var (bytes, name) = await visit.DownloadAsync(page.GetByRole(AriaRole.Link, new() { Name = "Exporter en CSV" }));
        Assert.Equal("tableau-de-bord-cotentin-2026.csv", name);
        var file = Encoding.UTF8.GetString(bytes).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Replace("\"", "", StringComparison.Ordinal).Split(';'));
        // Cell by cell; what stands today leaves the months empty in the file.
        Assert.Equal(rows, file.Select(l => string.Join(';', l.Skip(1).Where(c => c.Length > 0).Select(Plain))));

        await page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Light });
        await page.SetViewportSizeAsync(Paper, 1000);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Exporter en CSV" })).ToBeHiddenAsync();
        await Expect(page.Locator("#presences")).ToBeVisibleAsync();
        Assert.False(await page.EvaluateAsync<bool>("() => [...document.querySelectorAll('table')].some(t => t.getBoundingClientRect().right > document.documentElement.clientWidth)"), "a table is wider than the sheet");

        await visit.GoAsync("/territoires/granville-terre-et-mer/tableau-de-bord", 404);
    }

    [Fact]
    public async Task TheCoordination_ReadsTheDepartment_ByItsEightTerritories_AndTheRest()
    {
        var visit = await OpenAsync("/connexion?retour=%2Fterritoires%2Ftableau-de-bord", Wide);
        var page = visit.Page;
        await Member.SignInAsync(page, "coordinatrice");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Tableau de bord de la Manche");
        var table = page.Locator("[data-figure=inscriptions] tbody tr");
        await Expect(table).ToHaveCountAsync(10);
        var numbers = new List<int[]>();
        foreach (var row in await table.AllAsync()) numbers.Add([.. (await row.Locator("td").AllInnerTextsAsync()).Select(t => int.Parse(t, System.Globalization.CultureInfo.InvariantCulture))]);
        for (var column = 0; column < 14; column++) Assert.Equal(numbers[9][column], numbers.Take(9).Sum(n => n[column]));
        Assert.True(numbers[9][12] > 400 && numbers[8][12] > 0);
        None(await Axe.LightAndDarkAsync(page, "department"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Lire le bilan de l’année" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Bilan de l’année 2026");
        await LooksAsync(page, Wide, script: true, "report");
        await page.GoBackAsync();
        await table.Nth(0).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Voir toute la Manche" })).ToBeVisibleAsync();
    }

    private static async Task<List<string[]>> BriefAsync(IPage page)
    {
        var rows = new List<string[]>();
        foreach (var row in await page.Locator(".tally__brief tbody tr").AllAsync()) rows.Add([.. (await row.Locator("th, td").AllInnerTextsAsync()).Select(Plain)]);
        return rows;
    }

    private static string Plain(string text) => text.Replace('\u00a0', ' ').Replace('\u202f', ' ').Trim();

    private static async Task LooksAsync(IPage page, int width, bool script, string name)
    {
        if (script) None(await Axe.LightAndDarkAsync(page, name));
        await page.SetViewportSizeAsync(320, 800);
        Assert.False(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth"), page.Url + " is wider than 320");
        await page.SetViewportSizeAsync(width, 844);
    }
}
