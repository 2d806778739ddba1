using Reseau50.Testing;

namespace Reseau50.BrowserTests.Accounts;

/// <summary>The second step as its owner meets it: switched on with a real code, asked for at the next sign-in, replaced by a recovery code, switched off.</summary>
public class SecondFactorTests(SiteFixture site) : SiteTest(site)
{
    [Theory, InlineData(Phone, "directrice-eaje"), InlineData(Wide, "admin")]
    public async Task FromThePasswordAlone_ToTwoSteps_AndBack(int width, string who)
    {
        var visit = await OpenAsync("/connexion", width, options: new() { JavaScriptEnabled = width != Phone });
        var page = visit.Page;
        await Member.SignInAsync(page, who);
        await page.GetByRole(AriaRole.Link, new() { Name = "Activer la vérification en deux étapes" }).ClickAsync();
        var key = await page.Locator(".qr__key").InnerTextAsync();

        // Wrong code, wrong password: nothing is switched on, and the same key is shown again.
        await visit.ExpectingAsync("/mon-compte/deux-etapes", () => SwitchOnAsync(page, "000000", Member.Password));
        await Expect(page.GetByLabel("Code à six chiffres")).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("Attendez le suivant"));
        Assert.Equal(key, await page.Locator(".qr__key").InnerTextAsync());
        await visit.ExpectingAsync("/mon-compte/deux-etapes", () => SwitchOnAsync(page, Totp.Code(key, DateTimeOffset.UtcNow), "une phrase assez longue"));
        await Expect(page.GetByLabel("Votre mot de passe")).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("Ce n’est pas votre mot de passe"));

        var used = Totp.Code(key, DateTimeOffset.UtcNow);
        await SwitchOnAsync(page, used, Member.Password);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Vos codes de secours");
        var codes = await page.Locator(".codes code").AllInnerTextsAsync();
        Assert.Equal(10, codes.Distinct().Count());

        var next = await OpenAsync("/connexion?retour=%2Fagenda", width);
        await Member.SignInAsync(next.Page, who);
        await Expect(next.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Deuxième étape");
        await next.Page.GotoAsync("/mon-compte");
        await Expect(next.Page).ToHaveURLAsync(Site.Root + "/connexion?retour=%2Fmon-compte");
        await Member.SignInAsync(next.Page, who);
        // The code that switched it on is used up.
        await next.ExpectingAsync("/connexion/code", () => GiveAsync(next.Page, used));
        await Expect(next.Page.GetByLabel("Code", new() { Exact = false })).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("il a déjà servi"));
        await GiveAsync(next.Page, codes[0]);
        await Expect(next.Page).ToHaveURLAsync(Site.Root + "/mon-compte");
        await next.Page.GetByRole(AriaRole.Link, new() { Name = "Codes de secours et réglages" }).ClickAsync();
        await Expect(next.Page.GetByText("Il vous reste 9 codes de secours.")).ToBeVisibleAsync();

        await next.Page.GetByLabel("Votre mot de passe").FillAsync(Member.Password);
        await next.Page.GetByRole(AriaRole.Button, new() { Name = "Désactiver la deuxième étape" }).ClickAsync();
        await Expect(next.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("La vérification en deux étapes est désactivée.");
    }

    [Fact]
    public async Task TheSecondStep_WithoutTheFirst_LeadsBackToIt()
    {
        var page = (await OpenAsync("/connexion/code")).Page;
        await Expect(page).ToHaveURLAsync(Site.Root + "/connexion");
    }

    private static async Task SwitchOnAsync(IPage page, string code, string password)
    {
        await page.GetByLabel("Code à six chiffres").FillAsync(code);
        await page.GetByLabel("Votre mot de passe").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Activer", Exact = true }).ClickAsync();
    }

    private static async Task GiveAsync(IPage page, string code)
    {
        await page.GetByLabel("Code", new() { Exact = false }).FillAsync(code);
        await page.GetByRole(AriaRole.Button, new() { Name = "Entrer", Exact = true }).ClickAsync();
    }
}
