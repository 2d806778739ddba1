using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.BrowserTests.Accounts;
using Reseau50.Cms.Data;

namespace Reseau50.BrowserTests.Contact;

/// <summary>Writing to the site and telling it of a content, without an account.</summary>
public class WritingTests(SiteFixture site) : SiteTest(site)
{
    [Theory, InlineData(Phone, false), InlineData(Wide, true)]
    public async Task AVisitor_Writes_AndGetsANumber(int width, bool script)
    {
        var email = $"parent-{width}@famille.example";
        var visit = await OpenAsync("/", width, options: new() { JavaScriptEnabled = script });
        var page = visit.Page;
        await page.GetByRole(AriaRole.Contentinfo).GetByRole(AriaRole.Link, new() { Name = "Nous écrire" }).ClickAsync();
        await FillAsync(page, email);
        await page.WaitForTimeoutAsync(3_000);
        await SendAsync(page, "Envoyer mon message");
        await Expect(page).ToHaveURLAsync(Site.Root + "/contact/merci");
        var mail = Assert.Single(await Site.MailsAsync(email));
        Assert.Matches("Il porte le numéro [A-Z2-9]{4}-[A-Z2-9]{4}", mail.Text);
        Assert.DoesNotContain("<img", mail.Html, StringComparison.Ordinal);
    }

    [Theory, InlineData(Phone, false), InlineData(Wide, true)]
    public async Task APage_IsReported_FromItsFoot_WithoutAnAddress(int width, bool script)
    {
        var before = await CountAsync();
        var visit = await OpenAsync("/ateliers/motricite-libre", width, options: new() { JavaScriptEnabled = script });
        var page = visit.Page;
        await page.GetByRole(AriaRole.Contentinfo).GetByRole(AriaRole.Link, new() { Name = "Signaler ce contenu" }).ClickAsync();
        await Expect(page.GetByLabel("Adresse de la page")).ToHaveValueAsync("/ateliers/motricite-libre");
        await Expect(page.GetByLabel("Je signale de bonne foi")).Not.ToBeCheckedAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("119");
        await page.GetByLabel("Ce qui ne va pas").SelectOptionAsync("enfant");
        await page.GetByLabel("Explication").FillAsync("On lit le prénom d’un enfant.");
        await page.GetByLabel("Je signale de bonne foi").CheckAsync();
        await page.WaitForTimeoutAsync(3_000);
        await SendAsync(page, "Envoyer mon signalement");
        await Expect(page).ToHaveURLAsync(Site.Root + "/signaler/merci");
        Assert.Equal(before + 1, await CountAsync());
    }

    [Fact]
    public async Task WhatIsWrong_IsSaidAtItsField_AndNothingTypedIsLost()
    {
        var visit = await OpenAsync("/contact", Phone);
        var page = visit.Page;
        await FillAsync(page, "sans arobase");
        await page.GetByLabel("Message").FillAsync("Court.\nOui");
        await visit.ExpectingAsync("/contact", () => SendAsync(page, "Envoyer mon message"));
        await Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("Une chose est à corriger");
        await Expect(page.GetByLabel("Adresse électronique")).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("nom@domaine.fr"));
        await Expect(page.GetByLabel("Adresse électronique")).ToHaveValueAsync("sans arobase");
        await Expect(page.GetByLabel("Votre nom")).ToHaveValueAsync("Camille D.");
        await Expect(page.GetByLabel("Sujet")).ToHaveValueAsync("question");
        await Expect(page.GetByLabel("Message")).ToHaveValueAsync("Court.\nOui");
        None(await Axe.FaultsAsync(page, "contact, refused"));
        None(await Fit.FaultsAsync(page, "contact, refused"));

        await visit.GoAsync("/signaler?page=https://ailleurs.example/x");
        await Expect(page.GetByLabel("Adresse de la page")).ToHaveValueAsync("");
        await page.GetByLabel("Adresse de la page").FillAsync("https://ailleurs.example/x");
        await page.GetByLabel("Ce qui ne va pas").SelectOptionAsync("illicite");
        await page.GetByLabel("Explication").FillAsync("Une injure au deuxième paragraphe.");
        await visit.ExpectingAsync("/signaler", () => SendAsync(page, "Envoyer mon signalement"));
        await Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("2 choses sont à corriger");
        await Expect(page.GetByLabel("Adresse de la page")).ToHaveValueAsync("https://ailleurs.example/x");
        await Expect(page.GetByLabel("Explication")).ToHaveValueAsync("Une injure au deuxième paragraphe.");
        None(await Axe.FaultsAsync(page, "notice, refused"));
        None(await Fit.FaultsAsync(page, "notice, refused"));
    }

    [Fact]
    public async Task AProgram_IsThanked_AndNothingIsKept()
    {
        var before = await CountAsync();
        var page = (await OpenAsync("/contact")).Page;
        Assert.Equal(0, await page.Locator("[name=Site]:visible").CountAsync());
        await FillAsync(page, "machine@famille.example");
        await page.EvaluateAsync("() => document.querySelector('[name=Site]').value = 'https://ailleurs.example'");
        await page.WaitForTimeoutAsync(3_000);
        await SendAsync(page, "Envoyer mon message");
        await Expect(page).ToHaveURLAsync(Site.Root + "/contact/merci");
        Assert.Equal(before, await CountAsync());
        Assert.Empty(await Site.MailsAsync("machine@famille.example"));
    }

    [Fact]
    public async Task AFormThatComesBackAtOnce_IsGivenBackWhole_AndPassesTheSecondTime()
    {
        var visit = await OpenAsync("/contact");
        var page = visit.Page;
        await FillAsync(page, "vite@famille.example");
        await page.EvaluateAsync("() => document.querySelector('[name=Debut]').value = 'autre'");
        await visit.ExpectingAsync("/contact", () => SendAsync(page, "Envoyer mon message"));
        await Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("revenu trop vite");
        await Expect(page.GetByLabel("Message")).ToHaveValueAsync("Quand a lieu le forum ?");
        Assert.Empty(await Site.MailsAsync("vite@famille.example"));
        await page.WaitForTimeoutAsync(3_000);
        await SendAsync(page, "Envoyer mon message");
        await Expect(page).ToHaveURLAsync(Site.Root + "/contact/merci");
        Assert.Single(await Site.MailsAsync("vite@famille.example"));
    }

    [Fact]
    public async Task OneConnection_SendsFifteenAnHour_AndThenWaits_WithItsWords()
    {
        const string email = "insistante@famille.example";
        var visit = await OpenAsync("/contact");
        var page = visit.Page;
        await page.WaitForTimeoutAsync(3_000);
        // The same form, other words: as somebody who goes back and writes again.
        await page.EvaluateAsync("""
            async email => {
                for (let i = 0; i < 15; i++) {
                    const body = new URLSearchParams(new FormData(document.querySelector('main form')));
                    body.set('Email', email); body.set('Sujet', 'question'); body.set('Message', 'Une question, la ' + i);
                    const answer = await fetch('/contact', { method: 'POST', body });
                    if (!answer.url.endsWith('/contact/merci')) throw new Error(answer.url);
                }
            }
            """, email);
        await FillAsync(page, email);
        await visit.ExpectingAsync("/contact", () => SendAsync(page, "Envoyer mon message"));
        await Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("Trop d’envois");
        await Expect(page.GetByLabel("Message")).ToHaveValueAsync("Quand a lieu le forum ?");
        // However many it sends, a mailbox is written to three times.
        Assert.Equal(3, (await Site.MailsAsync(email)).Count);
        Assert.Equal(15, await CountAsync(email));
    }

    [Fact]
    public async Task TheFormsAreKeptByNoCache_AndThePagesThatLeadToThemAre()
    {
        foreach (var path in (string[])["/contact", "/signaler?page=/agenda"])
        {
            using var answer = await Site.Http.GetAsync(path);
            Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
            Assert.Null(answer.Headers.Age);
        }
        Assert.Contains("href=\"/signaler?page=%2Fagenda\"", await Site.Http.GetStringAsync("/agenda"), StringComparison.Ordinal);
        Assert.DoesNotContain("/signaler?page", await Site.Http.GetStringAsync("/connexion"), StringComparison.Ordinal);
    }

    internal static async Task FillAsync(IPage page, string email)
    {
        await page.GetByLabel("Votre nom").FillAsync("Camille D.");
        await page.GetByLabel("Adresse électronique").FillAsync(email);
        await page.GetByLabel("Sujet").SelectOptionAsync("question");
        await page.GetByLabel("Message").FillAsync("Quand a lieu le forum ?");
    }

    internal static Task SendAsync(IPage page, string button) => page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private Task<int> CountAsync(string? email = null) => Site.InHostAsync(s =>
        s.GetRequiredService<SiteDb>().Database.SqlQuery<int>($"""select count(*) as "Value" from "ContactMessages" where {email} is null or "Email" = {email}""").SingleAsync());
}
