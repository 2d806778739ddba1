namespace Reseau50.BrowserTests.Journeys;

/// <summary>From the home page to a workshop, its tool, its file, then the agenda, an event and the reader's own calendar.</summary>
public class VisitorFindsAToolAndADateTests(SiteFixture site) : SiteTest(site)
{
    [Theory, InlineData(Phone), InlineData(Wide)]
    public async Task Visitor_GoesFromAWriteUpToItsTool_ThenToADateOfTheAgenda(int width)
    {
        var visit = await OpenAsync("/", width);
        var page = visit.Page;
        await MenuAsync(page, width, "Ateliers");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Ateliers", Level = 1 })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { NameString = "Motricité libre", Exact = false }).First.ClickAsync();

        await Expect(page.GetByText("Compte-rendu", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "À retenir" }).First).ToBeVisibleAsync();
        var born = page.GetByRole(AriaRole.Region, new() { Name = "né de l’atelier" }).Or(page.GetByRole(AriaRole.Region, new() { Name = "nés de l’atelier" }));
        await born.GetByRole(AriaRole.Link).First.ClickAsync();

        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/ressources/"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "La fiche" })).ToBeVisibleAsync();
        var file = await FileAsync(page.GetByRole(AriaRole.Region, new() { Name = "Télécharger" }).GetByRole(AriaRole.Link).First);
        Assert.StartsWith("%PDF-", System.Text.Encoding.Latin1.GetString(file));

        await MenuAsync(page, width, "Agenda");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Agenda", Level = 1 })).ToBeVisibleAsync();
        await page.Locator("select[name=genre]").SelectOptionAsync("genre-forum");
        await page.GetByRole(AriaRole.Button, new() { Name = "Filtrer" }).ClickAsync();
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Forum petite enfance" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("orum");
        await Expect(page.GetByRole(AriaRole.Complementary, new() { Name = "L’essentiel" })).ToContainTextAsync("2027");
        var (calendar, name) = await visit.DownloadAsync(page.GetByRole(AriaRole.Link, new() { Name = "Ajouter à mon calendrier" }));
        Assert.EndsWith(".ics", name);
        Assert.StartsWith("BEGIN:VCALENDAR\r\n", System.Text.Encoding.UTF8.GetString(calendar));
    }

    private static async Task MenuAsync(IPage page, int width, string entry)
    {
        var menu = page.GetByRole(AriaRole.Navigation, new() { Name = "Menu principal" });
        if (width == Phone) await menu.GetByText("Menu", new() { Exact = true }).ClickAsync();
        await menu.GetByRole(AriaRole.Link, new() { Name = entry, Exact = true }).ClickAsync();
    }

    private async Task<byte[]> FileAsync(ILocator link) => await Site.Http.GetByteArrayAsync(await link.GetAttributeAsync("href"));
}
