using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Data;

namespace Reseau50.BrowserTests.Accounts;

/// <summary>A session that ends while somebody writes: the text is there after signing in, for that person alone.</summary>
public class LostFormTests(SiteFixture site) : SiteTest(site)
{
    private const string Form = "/admin/contenus/nouveau/CompteRendu", Text = "Une séance dehors ; dix-huit enfants, « trois » seaux.\n\nEt la pluie. 🌧";

    [Theory, InlineData(Phone, false), InlineData(Wide, true)]
    public async Task WhatWasTyped_IsThereAfterSigningIn(int width, bool script)
    {
        var page = (await OpenAsync("/connexion?retour=" + Uri.EscapeDataString(Form), width, options: new() { JavaScriptEnabled = script })).Page;
        await Member.SignInAsync(page, "coordinatrice");
        await LoseAsync(page, "demo-coordinatrice", "Pluie " + width);
        await Member.SignInAsync(page, "coordinatrice");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Votre texte a été retrouvé");
        Assert.Contains("dix-huit enfants", await page.Locator(".kept").AllInnerTextsAsync().ContinueWith(t => string.Join('\n', t.Result)), StringComparison.Ordinal);
        // Axe needs the script that this window may not run.
        if (script) None(await Axe.LightAndDarkAsync(page, "lost form"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Renvoyer le formulaire" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Le brouillon est enregistré.");
        Assert.Equal(Text, (await page.GetByRole(AriaRole.Textbox, new() { Name = "Texte", Exact = true }).InputValueAsync()).ReplaceLineEndings("\n"));
        await Expect(page.GetByLabel("Titre")).ToHaveValueAsync("Pluie " + width);
    }

    [Fact]
    public async Task AnotherAccount_FindsNothing_AndForgettingForgets()
    {
        var visit = await OpenAsync("/connexion?retour=" + Uri.EscapeDataString(Form));
        var page = visit.Page;
        await Member.SignInAsync(page, "referente-mam");
        await LoseAsync(page, "demo-referente-mam", "Secret de la référente");
        await visit.ExpectingAsync("/mon-compte/texte-retrouve", () => Member.SignInAsync(page, "animatrice-rpe"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Aucun texte à retrouver");
        Assert.DoesNotContain("Secret de la référente", await page.ContentAsync(), StringComparison.Ordinal);
        await page.Context.ClearCookiesAsync(new() { Name = "r50" });
        await page.GotoAsync("/connexion?retour=%2Fmon-compte%2Ftexte-retrouve");
        await Member.SignInAsync(page, "referente-mam");
        await Expect(page.Locator("input[name='TitlePart.Title']")).ToHaveValueAsync("Secret de la référente");
        await page.GetByRole(AriaRole.Button, new() { Name = "Je n’en ai plus besoin" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(Site.Root + "/mon-compte");
        await visit.GoAsync("/mon-compte/texte-retrouve", 410);
    }

    [Fact]
    public async Task AFormThatIsNotOurs_AndAPassword_AreNotKept()
    {
        var page = (await OpenAsync("/connexion?retour=%2Fmon-compte%2Fadresse")).Page;
        await Member.SignInAsync(page, "charge-epci");
        await page.GetByLabel("Nouvelle adresse").FillAsync("autre@epci.example");
        await page.GetByLabel("Votre mot de passe").FillAsync("mot de passe secret");
        await EndAsync("demo-charge-epci");
        await page.GetByRole(AriaRole.Button, new() { Name = "Envoyer les deux messages" }).ClickAsync();
        await Member.SignInAsync(page, "charge-epci");
        await Expect(page.Locator("input[name='Email']")).ToHaveValueAsync("autre@epci.example");
        Assert.DoesNotContain("mot de passe secret", await page.ContentAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("input[name='MotDePasse']").CountAsync());
        await EndAsync("demo-charge-epci");
        // Another site's form has no token of ours.
        var answer = await page.APIRequest.PostAsync(Site.Root + "/admin/contenus/nouveau/CompteRendu", new() { Form = page.APIRequest.CreateFormData().Set("TitlePart.Title", "Forgé"), MaxRedirects = 0 });
        Assert.Equal("/connexion?retour=%2Fadmin", answer.Headers["location"]);
        answer = await page.APIRequest.PostAsync(Site.Root + "/admin/contenus/nouveau/CompteRendu", new() { Form = page.APIRequest.CreateFormData().Set("TitlePart.Title", "Forgé").Set("__RequestVerificationToken", "CfDJ8forge"), MaxRedirects = 0 });
        Assert.Equal("/connexion?retour=%2Fmon-compte%2Ftexte-retrouve", answer.Headers["location"]);
        await page.GotoAsync("/connexion");
        await Member.SignInAsync(page, "charge-epci");
        await Expect(page).ToHaveURLAsync(Site.Root + "/mon-compte");
        answer = await page.APIRequest.GetAsync(Site.Root + "/mon-compte/texte-retrouve");
        Assert.Equal(410, answer.Status);
        Assert.DoesNotContain("Forgé", await answer.TextAsync(), StringComparison.Ordinal);
    }

    private async Task LoseAsync(IPage page, string account, string title)
    {
        await page.GetByLabel("Titre").FillAsync(title);
        await page.GetByLabel("Chapô").FillAsync("Deux phrases.");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Texte", Exact = true }).FillAsync(Text);
        await page.GetByLabel("Atelier").SelectOptionAsync(new SelectOptionValue { Label = "Sommeil" });
        await page.GetByLabel("Date de la séance").FillAsync("2026-11-17");
        await EndAsync(account);
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer le brouillon" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/connexion"));
    }

    /// <summary>Closes every session of an account, as its end would.</summary>
    private Task<bool> EndAsync(string account) => Site.InHostAsync(async s =>
    {
        await s.GetRequiredService<SiteDb>().Database.ExecuteSqlAsync($"""delete from "AccountSessions" where "AccountId" = {account}""");
        return true;
    });
}
