using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Data;
using Reseau50.Cms.Mail;

namespace Reseau50.BrowserTests.Accounts;

/// <summary>From the form to the first sign-in, and what the form says on the way.</summary>
public class JoiningTests(SiteFixture site) : SiteTest(site)
{
    [Theory, InlineData(Phone, false, "journee-a@creche.example"), InlineData(Wide, true, "journee-b@creche.example")]
    public async Task SomebodyJoins_ProvesTheAddress_WaitsForTheAgreement_AndEnters(int width, bool script, string email)
    {
        var visit = await OpenAsync("/connexion", width, options: new() { JavaScriptEnabled = script });
        var page = visit.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Rejoindre le réseau" }).ClickAsync();
        await Newcomer.JoinAsync(page, email);
        await Expect(page).ToHaveURLAsync(Site.Root + "/inscription/merci");
        var mail = Assert.Single(await Site.MailsAsync(email));
        Assert.DoesNotContain("<img", mail.Html, StringComparison.Ordinal);

        await page.GotoAsync(await Site.LinkAsync(email));
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirmer mon adresse" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("attend maintenant l’accord de la coordination");
        await visit.ExpectingAsync("/connexion", () => Newcomer.SignInAsync(page, email));
        await Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("ne vont pas ensemble");

        Assert.Equal(1, await Site.ApproveAsync(email));
        Assert.Equal("Votre compte est ouvert", (await Site.MailsAsync(email)).Last().Subject);
        await Newcomer.SignInAsync(page, email);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Camille D.");
    }

    [Fact]
    public async Task WhatIsWrong_IsSaidAtItsField_AndEverythingTypedStays_ButThePassword()
    {
        var visit = await OpenAsync(null, Phone);
        await visit.GoAsync("/inscription");
        var page = visit.Page;
        Assert.Equal(0, await page.Locator("input[type=checkbox]:checked").CountAsync());
        await page.GetByLabel("Nom affiché").FillAsync("Camille D.");
        await page.GetByLabel("Adresse électronique").FillAsync("sans arobase");
        await page.GetByLabel("Mot de passe").FillAsync("court");
        await page.GetByLabel("Métier").SelectOptionAsync("eje");
        await page.GetByLabel("Structure", new() { Exact = false }).First.SelectOptionAsync("autre");
        await page.GetByLabel("Ce que vous attendez du réseau").FillAsync("Des idées\npour le coin lecture.");
        await page.GetByLabel("Oui, je veux recevoir la lettre").CheckAsync();
        await visit.ExpectingAsync("/inscription", () => Newcomer.SendAsync(page));
        await Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("7 choses sont à corriger");
        await Expect(page.GetByLabel("Adresse électronique")).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("nom@domaine.fr"));
        await Expect(page.GetByLabel("Mot de passe")).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("moins de 12 caractères"));
        await Expect(page.GetByLabel("Nom affiché")).ToHaveValueAsync("Camille D.");
        await Expect(page.GetByLabel("Adresse électronique")).ToHaveValueAsync("sans arobase");
        await Expect(page.GetByLabel("Mot de passe")).ToHaveValueAsync("");
        await Expect(page.GetByLabel("Métier")).ToHaveValueAsync("eje");
        await Expect(page.GetByLabel("Ce que vous attendez du réseau")).ToHaveValueAsync("Des idées\npour le coin lecture.");
        await Expect(page.GetByLabel("Oui, je veux recevoir la lettre")).ToBeCheckedAsync();
        await Expect(page.GetByLabel("J’accepte la charte")).Not.ToBeCheckedAsync();
        None(await Axe.FaultsAsync(page, "joining, refused"));
        None(await Fit.FaultsAsync(page, "joining, refused"));
    }

    [Fact]
    public async Task AnAddressWithAnAccount_GetsTheSameAnswerAsAnyOther()
    {
        var known = await OpenAsync("/inscription");
        await Newcomer.JoinAsync(known.Page, Member.Email("assmat-mam"));
        await Expect(known.Page).ToHaveURLAsync(Site.Root + "/inscription/merci");
        var fresh = await OpenAsync("/inscription");
        await Newcomer.JoinAsync(fresh.Page, "inconnue@creche.example");
        await Expect(fresh.Page).ToHaveURLAsync(Site.Root + "/inscription/merci");
        Assert.Equal(await fresh.Page.GetByRole(AriaRole.Main).InnerTextAsync(), await known.Page.GetByRole(AriaRole.Main).InnerTextAsync());
        Assert.Equal("Vous avez déjà un compte", (await Site.MailsAsync(Member.Email("assmat-mam"))).Last().Subject);
    }

    [Fact]
    public async Task AProgram_IsThanked_AndNothingIsKept()
    {
        var before = await MailsAsync();
        var page = (await OpenAsync("/inscription")).Page;
        await page.EvaluateAsync("() => document.querySelector('[name=Site]').value = 'https://ailleurs.example'");
        await Newcomer.JoinAsync(page, "machine@creche.example");
        await Expect(page).ToHaveURLAsync(Site.Root + "/inscription/merci");
        Assert.Equal(before, await MailsAsync());
    }

    [Fact]
    public async Task AFormThatComesBackAtOnce_IsGivenBack_AndPassesTheSecondTime()
    {
        var visit = await OpenAsync("/inscription");
        var page = visit.Page;
        // As a program would: every field at once, from what the page holds.
        await page.EvaluateAsync("() => { const set = (n, v) => document.querySelector(`[name=${n}]`).value = v; set('Nom', 'Camille D.'); set('Email', 'vite@creche.example'); set('MotDePasse', 'une phrase assez longue'); set('Profession', 'eje'); document.querySelector('[name=Structure]').selectedIndex = 1; for (const n of ['Majeur', 'Charte', 'Confidentialite']) document.querySelector(`[name=${n}]`).checked = true; document.querySelector('[name=Debut]').value = 'autre'; }");
        await visit.ExpectingAsync("/inscription", () => Newcomer.SendAsync(page));
        await Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("revenu trop vite");
        await Expect(page.GetByLabel("Adresse électronique")).ToHaveValueAsync("vite@creche.example");
        Assert.Empty(await Site.MailsAsync("vite@creche.example"));
        await page.GetByLabel("Mot de passe").FillAsync(Newcomer.Password);
        await page.WaitForTimeoutAsync(3_000);
        await Newcomer.SendAsync(page);
        await Expect(page).ToHaveURLAsync(Site.Root + "/inscription/merci");
        Assert.Single(await Site.MailsAsync("vite@creche.example"));
    }

    private Task<int> MailsAsync() => Site.InHostAsync(s => s.GetRequiredService<SiteDb>().Set<MailRow>().CountAsync());
}
