using System.Net;

namespace Reseau50.BrowserTests.Accounts;

/// <summary>In, out, and who else is in: with a browser, without script too.</summary>
public class SignInTests(SiteFixture site) : SiteTest(site)
{
    [Theory, InlineData(Phone, true), InlineData(Wide, false)]
    public async Task AMember_SignsIn_ComesBackToThePage_AndSignsOut(int width, bool script)
    {
        var page = (await OpenAsync("/connexion?retour=%2Fressources%3Freseau%3Dmam", width, options: new() { JavaScriptEnabled = script })).Page;
        await Member.SignInAsync(page, "assmat-mam");
        await Expect(page).ToHaveURLAsync(Site.Root + "/ressources?reseau=mam");
        await MenuAsync(page, width, "Mon compte");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Assistante maternelle en MAM");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(Member.Email("assmat-mam"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Se déconnecter", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(Site.Root + "/");
        await MenuAsync(page, width, "Se connecter");
        await Expect(page).ToHaveURLAsync(Site.Root + "/connexion");
    }

    [Fact]
    public async Task WhatIsWrong_IsSaidBesideTheField_AndTheAddressStays()
    {
        var visit = await OpenAsync(null);
        await visit.GoAsync("/connexion");
        var page = visit.Page;
        await visit.ExpectingAsync("/connexion", () => SendAsync(page, "sans arobase", ""));
        await Expect(page.GetByLabel("Adresse électronique")).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("nom@domaine.fr"));
        await Expect(page.GetByLabel("Mot de passe")).ToHaveAccessibleDescriptionAsync("Donnez votre mot de passe.");
        await Expect(page.GetByLabel("Adresse électronique")).ToHaveValueAsync("sans arobase");

        await visit.ExpectingAsync("/connexion", () => SendAsync(page, "personne@demo.reseau50.example", "une phrase assez longue"));
        var unknown = await page.GetByRole(AriaRole.Alert).InnerTextAsync();
        await visit.ExpectingAsync("/connexion", () => SendAsync(page, Member.Email("coordinatrice"), "une phrase assez longue"));
        Assert.Equal(unknown, await page.GetByRole(AriaRole.Alert).InnerTextAsync());
        await Expect(page.GetByLabel("Mot de passe")).ToHaveValueAsync("");
    }

    [Theory, InlineData("https://ailleurs.example/"), InlineData("//ailleurs.example/"), InlineData("/\\ailleurs.example"), InlineData("/connexion"), InlineData("javascript:alert(1)")]
    public async Task ComingBack_NeverLeavesTheSite(string back)
    {
        var page = (await OpenAsync("/connexion?retour=" + Uri.EscapeDataString(back))).Page;
        await Member.SignInAsync(page, "partenaire-caf");
        await Expect(page).ToHaveURLAsync(Site.Root + "/mon-compte");
    }

    [Fact]
    public async Task AClosedSession_IsOutAtOnce_AndTheOthersStay()
    {
        var here = (await OpenAsync("/connexion")).Page;
        await Member.SignInAsync(here, "referente-mam");
        var away = (await OpenAsync("/connexion", Phone)).Page;
        await Member.SignInAsync(away, "referente-mam");
        await Expect(away).ToHaveURLAsync(Site.Root + "/mon-compte");
        await here.ReloadAsync();
        await here.GetByRole(AriaRole.Button, new() { Name = "Fermer la session", Exact = false }).First.ClickAsync();
        await Expect(here.GetByRole(AriaRole.Status)).ToHaveTextAsync("La session est fermée.");
        await away.GotoAsync("/mon-compte");
        await Expect(away).ToHaveURLAsync(Site.Root + "/connexion?retour=%2Fmon-compte");
        await here.ReloadAsync();
        await Expect(here.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Référente du réseau MAM");
        await here.GetByRole(AriaRole.Button, new() { Name = "Se déconnecter partout" }).ClickAsync();
        await here.GotoAsync("/mon-compte");
        await Expect(here).ToHaveURLAsync(Site.Root + "/connexion?retour=%2Fmon-compte");
    }

    [Fact]
    public async Task SomebodyElsesSession_CannotBeClosed()
    {
        var hers = (await OpenAsync("/connexion")).Page;
        await Member.SignInAsync(hers, "coordinatrice");
        var mine = (await OpenAsync("/connexion")).Page;
        await Member.SignInAsync(mine, "assmat-mam");
        var again = (await OpenAsync("/connexion")).Page;
        await Member.SignInAsync(again, "coordinatrice");
        await Expect(again).ToHaveURLAsync(Site.Root + "/mon-compte");
        await hers.ReloadAsync();
        var id = await hers.Locator("input[name=id]").First.GetAttributeAsync("value");
        var token = await mine.Locator("input[name=__RequestVerificationToken]").First.GetAttributeAsync("value");
        var answer = await mine.APIRequest.PostAsync(Site.Root + "/mon-compte/sessions/fermer", new() { Form = mine.APIRequest.CreateFormData().Set("id", id!).Set("__RequestVerificationToken", token!) });
        Assert.Equal(200, answer.Status);
        Assert.Contains("Cette session était déjà fermée.", WebUtility.HtmlDecode(await answer.TextAsync()));
        await hers.ReloadAsync();
        Assert.Equal(id, await hers.Locator("input[name=id]").First.GetAttributeAsync("value"));
    }

    [Theory, InlineData("/connexion"), InlineData("/deconnexion"), InlineData("/mon-compte/sessions/fermer"), InlineData("/mon-compte/sessions/fermer-tout")]
    public async Task AFormFromAnotherSite_IsRefused(string path)
    {
        var page = (await OpenAsync("/connexion")).Page;
        await Member.SignInAsync(page, "animatrice-rpe");
        await Expect(page).ToHaveURLAsync(Site.Root + "/mon-compte");
        var form = page.APIRequest.CreateFormData().Set("Email", Member.Email("animatrice-rpe")).Set("MotDePasse", Member.Password);
        Assert.Equal(400, (await page.APIRequest.PostAsync(Site.Root + path, new() { Form = form, MaxRedirects = 0 })).Status);
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Animatrice RPE");
    }

    [Fact]
    public async Task ThePageCache_KeepsNothingOfAMembersPage()
    {
        var page = (await OpenAsync("/connexion")).Page;
        await Member.SignInAsync(page, "charge-epci");
        foreach (var path in (string[])["/ateliers", "/actualites", "/"])
        {
            await page.GotoAsync(path);
            Assert.Contains("Mon compte", await page.ContentAsync());
            var visitors = await Site.Http.GetStringAsync(path);
            Assert.Contains("Se connecter", visitors);
            Assert.DoesNotContain("Mon compte", visitors);
            await page.GotoAsync(path);
            Assert.Contains("Mon compte", await page.ContentAsync());
        }
    }

    [Fact]
    public async Task AnAccountPage_IsKeptByNobody()
    {
        foreach (var path in (string[])["/connexion"])
        {
            using var answer = await Site.Http.GetAsync(path);
            Assert.True(answer.Headers.CacheControl!.NoStore);
            Assert.Contains("noindex", await answer.Content.ReadAsStringAsync());
        }
        using var refused = await Site.Http.GetAsync("/mon-compte");
        Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);
        Assert.EndsWith("/connexion?retour=%2Fmon-compte", refused.Headers.Location!.ToString());
    }

    private static async Task SendAsync(IPage page, string email, string password)
    {
        await page.GetByLabel("Adresse électronique").FillAsync(email);
        await page.GetByLabel("Mot de passe").FillAsync(password);
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Se connecter" }).ClickAsync();
    }

    private static async Task MenuAsync(IPage page, int width, string entry)
    {
        var menu = page.GetByRole(AriaRole.Navigation, new() { Name = "Menu principal" });
        if (width == Phone) await menu.GetByText("Menu", new() { Exact = true }).ClickAsync();
        await menu.GetByRole(AriaRole.Link, new() { Name = entry, Exact = true }).ClickAsync();
    }
}
