using System.Text.RegularExpressions;

namespace Reseau50.BrowserTests.Accounts.Manage;

/// <summary>A request from the form to the answer, by those it concerns.</summary>
public class RequestTests(SiteFixture site) : SiteTest(site)
{
    [Theory, InlineData(Phone, false), InlineData(Wide, true)]
    public async Task TheCoordinator_ReadsARequest_AnswersIt_AndTheOtherTabSaysSo(int width, bool script)
    {
        var email = $"demande-{width}@creche.example";
        await AskAsync(email, "Auxiliaire de puériculture");
        var visit = await OpenAsync("/connexion?retour=%2Fadmin%2Fdemandes", width, options: new() { JavaScriptEnabled = script });
        var page = visit.Page;
        await Member.SignInAsync(page, "coordinatrice");
        var card = page.Locator(".person", new() { HasText = email });
        await Expect(card).ToContainTextAsync("Auxiliaire de puériculture");
        await Expect(card).ToContainTextAsync("Des idées pour le coin lecture.");
        await Expect(card).ToContainTextAsync("Sans réponse, elle sera effacée le");
        await card.GetByRole(AriaRole.Checkbox).CheckAsync();
        var id = await card.GetByRole(AriaRole.Checkbox).GetAttributeAsync("value");

        // A refusal without a reason comes back; nothing left.
        await PressAsync(page, "Refuser");
        await visit.ExpectingAsync("/admin/demandes/reponse/envoyer", () => PressAsync(page, "Refuser"));
        await Expect(page.GetByLabel("La raison")).ToHaveAccessibleDescriptionAsync(new Regex("Donnez la raison"));
        Assert.Single(await Site.MailsAsync(email));

        await page.GotoAsync("/admin/demandes");
        await page.Locator($"input[value='{id}']").CheckAsync();
        await PressAsync(page, "Accepter");
        await page.GetByLabel("Un mot personnel").FillAsync("À bientôt <b>à Coutances</b> !");
        await PressAsync(page, "Relire le courriel");
        await Expect(page.Locator(".letter__text")).ToContainTextAsync("À bientôt <b>à Coutances</b>");
        await PressAsync(page, "Accepter");
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("Le compte est ouvert");
        Assert.Contains("À bientôt <b>à Coutances</b>", (await Site.MailsAsync(email)).Last().Text, StringComparison.Ordinal);

        // The other tab, left open on the same request.
        var answer = await PostAsync(page, "/admin/demandes/reponse/envoyer", ("ids", id!), ("geste", "refuser"), ("mot", "Non."));
        Assert.Contains("avait déjà sa réponse", answer.Body, StringComparison.Ordinal);
        Assert.Equal(2, (await Site.MailsAsync(email)).Count);
        Assert.Contains(email, await TextAsync(page, "/admin/demandes?etat=acceptee"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAnimator_ReadsAndAnswersThoseOfHerNetwork_AndNoForgedOne()
    {
        await AskAsync("relais@rpe.example", "Animation d’un relais petite enfance (RPE)");
        await AskAsync("secret@eaje.example", "Direction d’un établissement d’accueil (EAJE)");
        var page = (await OpenAsync("/connexion?retour=%2Fadmin%2Fdemandes")).Page;
        await Member.SignInAsync(page, "coordinatrice");
        var secret = await page.Locator(".person", new() { HasText = "secret@eaje.example" }).GetByRole(AriaRole.Checkbox).GetAttributeAsync("value");

        page = (await OpenAsync("/connexion?retour=%2Fadmin")).Page;
        await Member.SignInAsync(page, "animatrice-rpe");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Demandes d’adhésion");
        await page.GotoAsync("/admin/demandes");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("relais@rpe.example");
        Assert.DoesNotContain("secret@eaje.example", await page.ContentAsync(), StringComparison.Ordinal);
        foreach (var (path, act) in ((string, string)[])[("/reponse", "accepter"), ("/reponse", "ecrire"), ("/reponse/envoyer", "accepter"), ("/reponse/envoyer", "refuser"), ("/reponse/envoyer", "ecrire")])
        {
            var answer = await PostAsync(page, "/admin/demandes" + path, ("ids", secret!), ("geste", act), ("mot", "Bonjour"));
            Assert.Equal(403, answer.Status);
            Assert.DoesNotContain("secret@eaje.example", answer.Body, StringComparison.Ordinal);
        }
        Assert.Single(await Site.MailsAsync("secret@eaje.example"));
        // Without the page's own token, nothing at all.
        Assert.Equal(400, (await page.APIRequest.PostAsync(Site.Root + "/admin/demandes/reponse", new() { Form = page.APIRequest.CreateFormData().Set("geste", "accepter") })).Status);
    }

    private async Task AskAsync(string email, string profession)
    {
        var page = (await OpenAsync("/inscription")).Page;
        await Newcomer.JoinAsync(page, email, profession: profession, structure: "Une autre structure, ou aucune");
        await page.GotoAsync(await Site.LinkAsync(email));
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirmer mon adresse" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Votre adresse est confirmée");
    }

    private static Task PressAsync(IPage page, string button) => page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private async Task<(int Status, string Body)> PostAsync(IPage page, string path, params (string Name, string Value)[] fields)
    {
        var token = Regex.Match(await TextAsync(page, "/mon-compte"), "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"").Groups[1].Value;
        var form = page.APIRequest.CreateFormData().Set("__RequestVerificationToken", token);
        foreach (var (name, value) in fields) form.Set(name, value);
        var answer = await page.APIRequest.PostAsync(Site.Root + path, new() { Form = form });
        return (answer.Status, System.Net.WebUtility.HtmlDecode(await answer.TextAsync()));
    }

    private async Task<string> TextAsync(IPage page, string path) => await (await page.APIRequest.GetAsync(Site.Root + path)).TextAsync();
}
