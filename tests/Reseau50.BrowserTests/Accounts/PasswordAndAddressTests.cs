namespace Reseau50.BrowserTests.Accounts;

/// <summary>A forgotten password and a new address: with a browser, without script too, and the pages of their links looked at.</summary>
public class PasswordAndAddressTests(SiteFixture site) : SiteTest(site)
{
    private const string Chosen = "une tout autre phrase";

    [Theory, InlineData(Phone, false, "oubli-a@creche.example"), InlineData(Wide, true, "oubli-b@creche.example")]
    public async Task AForgottenPassword_IsReplacedByTheLink_WhichWorksOnce(int width, bool script, string email)
    {
        var elsewhere = (await OpenAsync("/inscription")).Page;
        await Site.BecomeMemberAsync(elsewhere, email);
        await Newcomer.SignInAsync(elsewhere, email);
        await Expect(elsewhere).ToHaveURLAsync(Site.Root + "/mon-compte");

        var visit = await OpenAsync("/connexion", width, options: new() { JavaScriptEnabled = script });
        var page = visit.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Mot de passe oublié" }).ClickAsync();
        await visit.ExpectingAsync("/mot-de-passe-oublie", () => AskAsync(page, "sans arobase"));
        await Expect(page.GetByLabel("Adresse électronique")).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("nom@domaine.fr"));
        await AskAsync(page, email);
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Si un compte existe pour cette adresse, un message vient de partir");
        var link = await Site.LinkAsync(email);
        await page.GotoAsync(link);
        // Axe is a script itself.
        if (script) None(await Axe.LightAndDarkAsync(page, "new password"));
        await visit.ExpectingAsync("/mot-de-passe", () => ChooseAsync(page, Chosen, Chosen + "s"));
        await Expect(page.GetByLabel("Le même, une seconde fois")).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("diffèrent"));
        await ChooseAsync(page, Chosen, Chosen);
        await Expect(page).ToHaveURLAsync(Site.Root + "/mot-de-passe/change");
        Assert.Equal("Votre mot de passe a changé", (await Site.MailsAsync(email)).Last().Subject);

        await elsewhere.GotoAsync("/mon-compte");
        await Expect(elsewhere).ToHaveURLAsync(Site.Root + "/connexion?retour=%2Fmon-compte");
        await visit.GoAsync(link, 410);
        await page.GetByRole(AriaRole.Link, new() { Name = "Demander un autre lien" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(Site.Root + "/mot-de-passe-oublie");
        await Newcomer.SignInAsync(page, email, Chosen);
        await Expect(page).ToHaveURLAsync(Site.Root + "/mon-compte");
    }

    [Fact]
    public async Task AnUnknownAddress_GetsTheSamePage()
    {
        var page = (await OpenAsync("/mot-de-passe-oublie")).Page;
        await AskAsync(page, "personne@creche.example");
        await Expect(page).ToHaveURLAsync(Site.Root + "/mot-de-passe-oublie/envoye");
        Assert.Empty(await Site.MailsAsync("personne@creche.example"));
    }

    [Theory, InlineData(Phone, false, "avant-a@creche.example", "apres-a@creche.example"), InlineData(Wide, true, "avant-b@creche.example", "apres-b@creche.example")]
    public async Task AnAddress_ChangesWhenBothMailboxesAgree(int width, bool script, string before, string after)
    {
        var visit = await OpenAsync("/inscription", width, options: new() { JavaScriptEnabled = script });
        var page = visit.Page;
        await Site.BecomeMemberAsync(page, before);
        await Newcomer.SignInAsync(page, before);
        await page.GetByRole(AriaRole.Link, new() { Name = "Changer d’adresse" }).ClickAsync();
        await visit.ExpectingAsync("/mon-compte/adresse", () => ChangeAsync(page, after, "autre chose de long"));
        await Expect(page.GetByLabel("Nouvelle adresse électronique")).ToHaveValueAsync(after);
        await Expect(page.GetByLabel("Votre mot de passe")).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("Ce n’est pas le mot de passe"));
        None(await Fit.FaultsAsync(page, "address, refused"));
        await page.SetViewportSizeAsync(width, 900);
        await ChangeAsync(page, after, Newcomer.Password);
        await Expect(page).ToHaveURLAsync(Site.Root + "/mon-compte/adresse/envoye");

        await page.GotoAsync(await Site.LinkAsync(after));
        if (script) None(await Axe.FaultsAsync(page, "address, agreement"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirmer cette adresse" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Il manque un accord");
        await page.GotoAsync(await Site.LinkAsync(before));
        await page.GetByRole(AriaRole.Button, new() { Name = "Accepter le changement" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Votre adresse a changé");
        await Newcomer.SignInAsync(page, after);
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(after);
    }

    private static async Task AskAsync(IPage page, string email)
    {
        await page.GetByLabel("Adresse électronique").FillAsync(email);
        await page.GetByRole(AriaRole.Button, new() { Name = "Recevoir le lien" }).ClickAsync();
    }

    private static async Task ChooseAsync(IPage page, string password, string again)
    {
        await page.GetByLabel("Nouveau mot de passe").FillAsync(password);
        await page.GetByLabel("Le même, une seconde fois").FillAsync(again);
        await page.GetByRole(AriaRole.Button, new() { Name = "Changer le mot de passe" }).ClickAsync();
    }

    private static async Task ChangeAsync(IPage page, string email, string password)
    {
        await page.GetByLabel("Nouvelle adresse électronique").FillAsync(email);
        await page.GetByLabel("Votre mot de passe").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Envoyer les deux messages" }).ClickAsync();
    }
}
