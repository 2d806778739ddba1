using System.IO.Compression;

namespace Reseau50.BrowserTests.Accounts;

/// <summary>One's own data: taken away, agreed to, left behind. With a browser, without script too.</summary>
public class MyDataTests(SiteFixture site) : SiteTest(site)
{
    [Theory, InlineData(Phone, false, "emporte-a@creche.example"), InlineData(Wide, true, "emporte-b@creche.example")]
    public async Task OnesData_AreTakenAway_AfterThePassword_AndTheAccountCloses(int width, bool script, string email)
    {
        var visit = await OpenAsync("/inscription", width, options: new() { JavaScriptEnabled = script });
        var page = visit.Page;
        await Site.BecomeMemberAsync(page, email);
        await Newcomer.SignInAsync(page, email);
        await page.GetByRole(AriaRole.Link, new() { Name = "Emporter mes données" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Mes données");
        if (script) None(await Axe.LightAndDarkAsync(page, "my data"));
        await visit.ExpectingAsync("/mon-compte/mes-donnees/emporter", () => TakeAsync(page, "pas le bon mot de passe"));
        await Expect(page.GetByLabel("Votre mot de passe")).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("pas le mot de passe"));
        await page.GetByLabel("Votre mot de passe").FillAsync(Newcomer.Password);
        var (bytes, name) = await visit.DownloadAsync(page.GetByRole(AriaRole.Button, new() { Name = "Emporter mes données" }), "/mon-compte/mes-donnees/emporter");
        Assert.Equal("mes-donnees.zip", name);
        await using (var zip = new ZipArchive(new MemoryStream(bytes)))
            Assert.Superset(new HashSet<string> { "LISEZMOI.txt", "mes-donnees.json", "compte.csv", "journal.csv" }, zip.Entries.Select(e => e.FullName).ToHashSet());
        Assert.Equal("Vos données ont été emportées", (await Site.MailsAsync(email)).Last().Subject);

        await page.GotoAsync("/mon-compte/mes-donnees");
        await page.GetByRole(AriaRole.Button, new() { Name = "Recevoir la lettre du réseau" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Vous recevrez la lettre du réseau.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ne plus recevoir la lettre" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Vous ne recevrez plus la lettre du réseau.");

        await page.GetByRole(AriaRole.Link, new() { Name = "Fermer mon compte" }).ClickAsync();
        if (script) None(await Axe.LightAndDarkAsync(page, "closing"));
        await visit.ExpectingAsync("/mon-compte/fermer", () => CloseAsync(page, "fermer"));
        await Expect(page.GetByLabel("Pour confirmer")).ToHaveValueAsync("fermer");
        await CloseAsync(page, "FERMER");
        await Expect(page).ToHaveURLAsync(Site.Root + "/compte-ferme");
        await page.GotoAsync("/mon-compte");
        await Expect(page).ToHaveURLAsync(Site.Root + "/connexion?retour=%2Fmon-compte");
    }

    [Theory, InlineData("/admin/donnees-personnelles"), InlineData("/admin/registre"), InlineData("/admin/conservation")]
    public async Task TheScreensOfTheCoordination_AreReadable(string path)
    {
        foreach (var width in new[] { Phone, Wide })
        {
            var page = (await OpenAsync("/connexion?retour=" + Uri.EscapeDataString(path), width)).Page;
            await Member.SignInAsync(page, "coordinatrice");
            await Expect(page).ToHaveURLAsync(Site.Root + path);
            Assert.Equal(0, await page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
            None(await Axe.LightAndDarkAsync(page, path));
        }
    }

    [Fact]
    public async Task TheRegister_IsTakenAwayAsATable_WithTheDurationsThatApply()
    {
        var visit = await OpenAsync("/connexion?retour=%2Fadmin%2Fregistre");
        var page = visit.Page;
        await Member.SignInAsync(page, "coordinatrice");
        await Expect(page).ToHaveURLAsync(Site.Root + "/admin/registre");
        var (bytes, name) = await visit.DownloadAsync(page.GetByRole(AriaRole.Link, new() { Name = "Emporter en tableur (CSV)" }));
        Assert.Equal("registre.csv", name);
        var lines = System.Text.Encoding.UTF8.GetString(bytes).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("\uFEFFTraitement;But;Base légale;Personnes;Données;Destinataires;Durée;Sécurité", lines[0]);
        Assert.Equal((await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Heading, new() { Level = 2 }).AllTextContentsAsync()).Count, lines.Length - 1);
        Assert.Contains("Comptes inactifs : 2 ans sans visite", Assert.Single(lines, l => l.StartsWith("Comptes des membres;", StringComparison.Ordinal)));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task ARequestThatCameByPost_IsNoted_AndAnswered(bool script)
    {
        var visit = await OpenAsync("/connexion?retour=%2Fadmin%2Fdonnees-personnelles", Phone, options: new() { JavaScriptEnabled = script });
        var (page, who) = (visit.Page, "Madame Lettre " + script);
        await Member.SignInAsync(page, "coordinatrice");
        await page.GetByLabel("Qui demande").FillAsync(who);
        await visit.ExpectingAsync("/admin/donnees-personnelles", () => page.GetByRole(AriaRole.Button, new() { Name = "Noter la demande" }).ClickAsync());
        await Expect(page.GetByLabel("Qui demande")).ToHaveValueAsync(who);
        await page.GetByLabel("Ce qui est demandé").SelectOptionAsync("rectification");
        await page.GetByLabel("Comment elle est venue").SelectOptionAsync("courrier");
        await page.GetByRole(AriaRole.Button, new() { Name = "Noter la demande" }).ClickAsync();
        var card = page.Locator(".person", new() { HasText = who });
        await Expect(card).ToContainTextAsync("À répondre");
        var answer = card.GetByLabel("Ce qui a été répondu");
        await answer.EvaluateAsync("box => { box.form.noValidate = true; box.removeAttribute('maxlength'); }");
        await answer.FillAsync(new string('a', 1_001));
        await visit.ExpectingAsync("/admin/donnees-personnelles/repondue", () => card.GetByRole(AriaRole.Button).ClickAsync());
        await Expect(answer).ToHaveValueAsync(new string('a', 1_001));
        await Expect(answer).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("1.000 caractères au plus"));
        await answer.FillAsync("Adresse corrigée.");
        await card.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(card).ToContainTextAsync("Adresse corrigée.");
    }

    private static async Task TakeAsync(IPage page, string password)
    {
        await page.GetByLabel("Votre mot de passe").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Emporter mes données" }).ClickAsync();
    }

    private static async Task CloseAsync(IPage page, string word)
    {
        await page.GetByLabel("Votre mot de passe").FillAsync(Newcomer.Password);
        await page.GetByLabel("Pour confirmer").FillAsync(word);
        await page.GetByRole(AriaRole.Button, new() { Name = "Fermer mon compte" }).ClickAsync();
    }
}
