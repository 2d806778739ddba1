namespace Reseau50.BrowserTests.Accounts;

/// <summary>Passkeys with the browser's own authenticator, a virtual one.</summary>
public class PasskeyTests(SiteFixture site) : SiteTest(site)
{
    [Theory, InlineData(Phone), InlineData(Wide)]
    public async Task AKey_IsMade_OpensTheDoor_AndOpensNothingOnceRemoved(int width)
    {
        var visit = await OpenAsync("/connexion", width);
        var page = visit.Page;
        await AddAuthenticatorAsync(page);
        await Member.SignInAsync(page, "porteuse-mam");
        await page.GetByLabel("Nom de la clé").FillAsync("Ma tablette");
        await page.GetByRole(AriaRole.Button, new() { Name = "Créer une clé d’accès sur cet appareil" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Ma tablette");
        await page.GetByRole(AriaRole.Button, new() { Name = "Se déconnecter", Exact = true }).ClickAsync();

        await page.GotoAsync("/connexion?retour=%2Fagenda");
        await page.GetByRole(AriaRole.Button, new() { Name = "Entrer avec une clé d’accès" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(Site.Root + "/agenda");
        // A key a moment ago is proof enough to take one's data away; leaving for good still asks for the password.
        await page.GotoAsync("/mon-compte/mes-donnees");
        await Expect(page.GetByLabel("Votre mot de passe")).ToHaveCountAsync(0);
        var (archive, name) = await visit.DownloadAsync(page.GetByRole(AriaRole.Button, new() { Name = "Emporter mes données" }), "/mon-compte/mes-donnees/emporter");
        Assert.Equal("mes-donnees.zip", name);
        Assert.Equal("PK"u8.ToArray(), archive[..2]);
        await page.GotoAsync("/mon-compte/fermer");
        await Expect(page.GetByLabel("Votre mot de passe")).ToHaveCountAsync(1);
        await page.GotoAsync("/mon-compte");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Porteuse de projet MAM");
        await page.GetByRole(AriaRole.Button, new() { Name = "Retirer la clé Ma tablette" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("La clé est retirée");
        await page.GetByRole(AriaRole.Button, new() { Name = "Se déconnecter", Exact = true }).ClickAsync();

        await page.GotoAsync("/connexion");
        await page.GetByRole(AriaRole.Button, new() { Name = "Entrer avec une clé d’accès" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("Cette clé n’ouvre aucun compte ici.");
        await page.GotoAsync("/mon-compte");
        await Expect(page).ToHaveURLAsync(Site.Root + "/connexion?retour=%2Fmon-compte");
    }

    [Theory, InlineData(false, "Trop de temps a passé"), InlineData(true, "ouvre aucun compte ici")]
    public async Task AForgedAnswer_OpensNothing(bool asked, string said)
    {
        var page = (await OpenAsync("/connexion")).Page;
        var token = await page.Locator("input[name=__RequestVerificationToken]").First.GetAttributeAsync("value");
        foreach (var credential in (string[])["{}", "[]", "null", "{\"id\":\"AAAA\",\"type\":\"public-key\",\"response\":{}}", "pas du JSON"])
        {
            var form = () => page.APIRequest.CreateFormData().Set("__RequestVerificationToken", token!);
            if (asked) Assert.Equal(200, (await page.APIRequest.PostAsync(Site.Root + "/connexion/cle/options", new() { Form = form() })).Status);
            var answer = await page.APIRequest.PostAsync(Site.Root + "/connexion/cle", new() { Form = form().Set("Credential", credential) });
            Assert.Equal(200, answer.Status);
            Assert.Contains(said, await answer.TextAsync());
        }
        await page.GotoAsync("/mon-compte");
        await Expect(page).ToHaveURLAsync(Site.Root + "/connexion?retour=%2Fmon-compte");
    }

    [Fact]
    public async Task WithoutScript_NothingIsSaidOfKeys()
    {
        var page = (await OpenAsync("/connexion", options: new() { JavaScriptEnabled = false })).Page;
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Entrer avec une clé d’accès" })).ToBeHiddenAsync();
    }

    private static async Task AddAuthenticatorAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object> { ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true },
        });
    }
}
