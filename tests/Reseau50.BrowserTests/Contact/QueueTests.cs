using System.Text.RegularExpressions;
using Reseau50.BrowserTests.Accounts;

namespace Reseau50.BrowserTests.Contact;

/// <summary>What the coordination does with what arrives.</summary>
public class QueueTests(SiteFixture site) : SiteTest(site)
{
    [Theory, InlineData(Phone, false), InlineData(Wide, true)]
    public async Task TheCoordinator_ReadsAnswersAndDecides_AndTheOtherTabIsTold(int width, bool script)
    {
        var email = $"signale-{width}@famille.example";
        var text = $"Un prénom <b>d’enfant</b>, vu en {width}.";
        await ReportAsync(email, text);
        var visit = await OpenAsync("/connexion?retour=%2Fadmin", width, options: new() { JavaScriptEnabled = script });
        var page = visit.Page;
        await Member.SignInAsync(page, "coordinatrice");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Messages à traiter");
        await page.GotoAsync("/admin/messages?q=" + email);
        await Expect(page.GetByRole(AriaRole.Status).First).ToHaveTextAsync("1 message");
        await Expect(page.Locator(".rows")).ToContainTextAsync(text);
        if (script) None(await Axe.FaultsAsync(page, "messages"));
        await HoldsAsync(page, width);
        await page.Locator(".rows a").ClickAsync();
        var path = new Uri(page.Url).AbsolutePath;
        await Expect(page.Locator(".details__text")).ToHaveTextAsync(text);
        await Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "/ateliers/motricite-libre" })).ToHaveAttributeAsync("href", "/ateliers/motricite-libre");
        if (script)
        {
            await page.EvaluateAsync("() => document.querySelectorAll('main details').forEach(d => d.open = true)");
            None(await Axe.LightAndDarkAsync(page, "message"));
        }
        await HoldsAsync(page, width);
        if (script) await page.ReloadAsync();

        await PressAsync(page, "M’en charger");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Coordinatrice départementale");
        await OpenAsync(page, "Ajouter une note interne");
        await page.GetByLabel("Note").FillAsync("À voir ensemble.");
        await PressAsync(page, "Enregistrer la note");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("À voir ensemble.");
        await OpenAsync(page, "Répondre par courriel");
        await page.GetByLabel("Votre réponse").FillAsync("Nous regardons.");
        await PressAsync(page, "Envoyer la réponse");
        Assert.Contains("Nous regardons.", (await Site.MailsAsync(email)).Last().Text, StringComparison.Ordinal);

        var sent = await page.Locator("[name=Cle]").GetAttributeAsync("value");
        await OpenAsync(page, "Répondre par courriel");
        await page.GetByLabel("Votre réponse").FillAsync("Encore un mot.");
        await PressAsync(page, "Envoyer la réponse");
        var twice = await PostAsync(page, path + "/reponse", ("Cle", sent!), ("Reponse", "Encore un mot, corrigé."));
        Assert.Equal((400, true, true, false), (twice.Status, twice.Body.Contains("déjà partie", StringComparison.Ordinal), twice.Body.Contains("Encore un mot, corrigé.", StringComparison.Ordinal), twice.Body.Contains(sent!, StringComparison.Ordinal)));

        // A decision without reasons comes back; with them it is told.
        await OpenAsync(page, "Décider");
        await page.GetByLabel("Décision").SelectOptionAsync("modifie");
        await visit.ExpectingAsync(path + "/decision", () => PressAsync(page, "Enregistrer la décision et prévenir"));
        await Expect(page.GetByLabel("Vos raisons")).ToHaveAccessibleDescriptionAsync(new Regex("Donnez vos raisons"));
        await Expect(page.GetByLabel("Décision")).ToHaveValueAsync("modifie");
        await page.GetByLabel("Vos raisons").FillAsync("Le prénom a été ôté.");
        await PressAsync(page, "Enregistrer la décision et prévenir");
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("La décision est enregistrée");
        Assert.Equal(["Votre signalement est arrivé", "Réponse à votre message", "Réponse à votre message", "Notre décision sur votre signalement"], (await Site.MailsAsync(email)).Select(m => m.Subject));

        // The other tab, left open.
        var answer = await PostAsync(page, path + "/decision", ("Vu", "0"), ("Decision", "retire"), ("Raisons", "Autre chose"));
        Assert.Equal(400, answer.Status);
        Assert.Contains("Une autre personne a déjà décidé", answer.Body, StringComparison.Ordinal);
        Assert.Contains("Vos raisons, non enregistrées", answer.Body, StringComparison.Ordinal);
        Assert.Contains("Autre chose", answer.Body, StringComparison.Ordinal);
        Assert.Equal(4, (await Site.MailsAsync(email)).Count);
        await page.GotoAsync("/admin/messages/bilan");
        if (script) None(await Axe.FaultsAsync(page, "years"));
        await HoldsAsync(page, width);
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Contenu modifié");
    }

    [Fact]
    public async Task WhoDoesNotKeepMessages_ReadsNone_AndForgesNone()
    {
        await ReportAsync("secret@famille.example", "Un secret bien gardé, celui-là.");
        var page = (await OpenAsync("/connexion?retour=%2Fadmin%2Fmessages%3Fq%3Dsecret%40famille.example")).Page;
        await Member.SignInAsync(page, "coordinatrice");
        var path = await page.Locator(".rows a").GetAttributeAsync("href");

        page = (await OpenAsync("/connexion?retour=%2Fadmin")).Page;
        await Member.SignInAsync(page, "animatrice-rpe");
        await Expect(page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("Messages à traiter");
        foreach (var act in (string[])["prendre", "rendre", "note", "reponse", "decision", "clore", "rouvrir"])
        {
            var answer = await PostAsync(page, $"{path}/{act}", ("Note", "Une note"), ("Reponse", "Une réponse"), ("Cle", Guid.NewGuid().ToString()), ("Decision", "retire"), ("Raisons", "Une raison"), ("etat", "classe"));
            Assert.Equal(403, answer.Status);
            Assert.DoesNotContain("secret", answer.Body, StringComparison.Ordinal);
        }
        var read = await page.APIRequest.GetAsync(Site.Root + path);
        Assert.Equal(403, read.Status);
        Assert.DoesNotContain("secret", await read.TextAsync(), StringComparison.Ordinal);
        Assert.Single(await Site.MailsAsync("secret@famille.example"));
    }

    private async Task ReportAsync(string email, string text)
    {
        var page = (await OpenAsync("/signaler?page=/ateliers/motricite-libre")).Page;
        await page.GetByLabel("Ce qui ne va pas").SelectOptionAsync("vie-privee");
        await page.GetByLabel("Explication").FillAsync(text);
        await page.GetByLabel("Adresse électronique").FillAsync(email);
        await page.GetByLabel("Je signale de bonne foi").CheckAsync();
        await page.WaitForTimeoutAsync(3_000);
        await WritingTests.SendAsync(page, "Envoyer mon signalement");
        await Expect(page).ToHaveURLAsync(Site.Root + "/signaler/merci");
    }

    private static async Task HoldsAsync(IPage page, int width)
    {
        await page.SetViewportSizeAsync(320, 800);
        Assert.False(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth"), page.Url + " is wider than 320");
        await page.SetViewportSizeAsync(width, 844);
    }

    private static Task OpenAsync(IPage page, string summary) => page.GetByText(summary, new() { Exact = true }).ClickAsync();

    private static Task PressAsync(IPage page, string button) => WritingTests.SendAsync(page, button);

    private async Task<(int Status, string Body)> PostAsync(IPage page, string path, params (string Name, string Value)[] fields)
    {
        var token = Regex.Match(await (await page.APIRequest.GetAsync(Site.Root + "/mon-compte")).TextAsync(), "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"").Groups[1].Value;
        var form = page.APIRequest.CreateFormData().Set("__RequestVerificationToken", token);
        foreach (var (name, value) in fields) form.Set(name, value);
        var answer = await page.APIRequest.PostAsync(Site.Root + path, new() { Form = form });
        return (answer.Status, System.Net.WebUtility.HtmlDecode(await answer.TextAsync()));
    }
}
