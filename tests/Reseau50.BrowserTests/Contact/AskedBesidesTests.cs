using Reseau50.BrowserTests.Accounts;

namespace Reseau50.BrowserTests.Contact;

/// <summary>A message with what the form named in the settings asks besides, a document included: written, refused once, read.</summary>
public class AskedBesidesTests(SiteFixture site) : SiteTest(site)
{
    private static readonly byte[] Pdf = "%PDF-1.7\n%%EOF"u8.ToArray();

    [Theory, InlineData(Phone, false), InlineData(Wide, true)]
    public async Task ADocumentComesWithAMessage_AndTheCoordinatorOpensIt(int width, bool script)
    {
        var email = $"projet-{width}@famille.example";
        var visit = await OpenAsync("/contact", width, options: new() { JavaScriptEnabled = script });
        var page = visit.Page;
        await WritingTests.FillAsync(page, email);
        await page.GetByLabel("Message").FillAsync("Court");
        await page.GetByLabel("Vous écrivez comme").SelectOptionAsync("mam");
        await page.GetByLabel("Un document à joindre").SetInputFilesAsync(new FilePayload { Name = "virus.pdf", MimeType = "application/pdf", Buffer = "MZ"u8.ToArray() });
        await visit.ExpectingAsync("/contact", () => WritingTests.SendAsync(page, "Envoyer mon message"));
        Assert.Equal(["C’est un peu court : écrivez au moins 10 caractères.", "« virus.pdf » : le contenu n’est pas un document PDF."],
            (await page.Locator(".problems__list a").AllInnerTextsAsync()).Select(t => t.Replace('\u00a0', ' ').Replace('\u202f', ' ').Split(" Ouvrez-le")[0]));
        await Expect(page.GetByLabel("Vous écrivez comme")).ToHaveValueAsync("mam");
        if (script) None(await Axe.FaultsAsync(page, "contact with questions, refused"));
        None(await Fit.FaultsAsync(page, "contact with questions, refused"));

        // A good document is not chosen twice, whatever else is refused.
        await page.GetByLabel("Un document à joindre").SetInputFilesAsync(new FilePayload { Name = "projet.pdf", MimeType = "application/pdf", Buffer = Pdf });
        await visit.ExpectingAsync("/contact", () => WritingTests.SendAsync(page, "Envoyer mon message"));
        await Expect(page.GetByText("Fichier reçu : projet.pdf")).ToBeVisibleAsync();
        await page.GetByLabel("Message").FillAsync("Voici notre projet de MAM.");
        await page.WaitForTimeoutAsync(3_000);
        await WritingTests.SendAsync(page, "Envoyer mon message");
        await Expect(page).ToHaveURLAsync(Site.Root + "/contact/merci");

        var desk = await OpenAsync("/connexion?retour=%2Fadmin", width, options: new() { JavaScriptEnabled = script });
        await Member.SignInAsync(desk.Page, "coordinatrice");
        await desk.GoAsync("/admin/messages?q=" + email);
        await desk.Page.Locator(".rows a").ClickAsync();
        await Expect(desk.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Porteuse ou porteur d’un projet de MAM");
        if (script) None(await Axe.LightAndDarkAsync(desk.Page, "message with answers"));
        var link = desk.Page.GetByRole(AriaRole.Link, new() { Name = "projet.pdf" });
        var (bytes, name) = await desk.DownloadAsync(link, (await link.GetAttributeAsync("href"))!);
        Assert.Equal(("projet.pdf", Pdf.Length), (name, bytes.Length));
    }

    [Fact]
    public async Task TheQuestions_AreChosenInTheSettings()
    {
        var visit = await OpenAsync("/connexion?retour=%2Fadmin%2Freglages%2FReglagesContact");
        var page = visit.Page;
        await Member.SignInAsync(page, "coordinatrice");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Réglages du contact");
        await Expect(page.GetByLabel("Questions posées avec le message")).ToHaveValueAsync("form-contact");
        await page.GetByLabel("Questions posées avec le message").SelectOptionAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("Les réglages sont enregistrés");
        await visit.GoAsync("/contact");
        await Expect(page.GetByLabel("Vous écrivez comme")).ToHaveCountAsync(0);
        await Expect(page.Locator("main form")).Not.ToHaveAttributeAsync("enctype", "multipart/form-data");
        await visit.GoAsync("/admin/reglages/ReglagesContact");
        await page.GetByLabel("Questions posées avec le message").SelectOptionAsync("form-contact");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("Les réglages sont enregistrés");
        await visit.GoAsync("/contact");
        await Expect(page.GetByLabel("Vous écrivez comme")).ToBeVisibleAsync();
    }
}
