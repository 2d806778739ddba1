using System.Text.RegularExpressions;

namespace Reseau50.BrowserTests.Forum;

/// <summary>A question, its answers, what is mended and what is taken out: on a phone without script, on a desk with one.</summary>
public class DiscussionTests(SiteFixture site) : SiteTest(site)
{
    [Theory, InlineData(Phone, false), InlineData(Wide, true)]
    public async Task AQuestionIsAsked_Answered_Mended_AndModerated(int width, bool script)
    {
        var title = $"Le temps calme des grands, vu en {width}";
        var (asking, ask) = await ComeAsync("assmat-mam", width, script);
        await asking.GoAsync("/forum");
        await ask.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Pratiques partagées" }).ClickAsync();
        await ask.GetByRole(AriaRole.Link, new() { Name = "Ouvrir un sujet" }).ClickAsync();
        await asking.ExpectingAsync("/forum/pratiques-partagees/nouveau", () => PressAsync(ask, "Ouvrir le sujet"));
        Assert.Equal(["Dites en quelques mots de quoi il s’agit : 8 caractères au moins.", "Écrivez votre message."], await ProblemsAsync(ask));
        await LooksAsync(ask, width, script, "topic refused");
        await ask.GetByLabel("Titre").FillAsync(title);
        await ask.GetByLabel("Message").FillAsync("Ils ne dorment plus, **les autres oui**.\n\n<b>Comment</b> faites-vous ?");
        await PressAsync(ask, "Voir l’aperçu");
        await Expect(ask.Locator(".post--preview strong")).ToHaveTextAsync("les autres oui");
        await Expect(ask.Locator(".post--preview")).ToContainTextAsync("<b>Comment</b>");
        await Expect(ask.GetByLabel("Titre")).ToHaveValueAsync(title);
        await LooksAsync(ask, width, script, "topic previewed");
        await PressAsync(ask, "Ouvrir le sujet");
        await Expect(ask.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
        var path = new Uri(ask.Url).AbsolutePath;
        Assert.Matches($"^/forum/pratiques-partagees/[0-9]+-le-temps-calme-des-grands-vu-en-{width}$", path);

        var (answering, answer) = await ComeAsync("animatrice-rpe", width, script);
        await answering.GoAsync(path);
        await answer.GetByRole(AriaRole.Link, new() { Name = "Répondre au message n° 1" }).ClickAsync();
        await Expect(answer.GetByLabel("Message")).ToHaveValueAsync(new Regex(@"^> \[Message n° 1\]\(/forum/.+\) :\n>\n> Ils ne dorment plus"));
        await LooksAsync(answer, width, script, "answer");
        await answer.GetByLabel("Message").FillAsync("Un coin, des livres, et le prénom de Tom.");
        await PressAsync(answer, "Envoyer ma réponse");
        Assert.EndsWith("#message-2", answer.Url, StringComparison.Ordinal);
        await Expect(answer.Locator(".post")).ToHaveCountAsync(2);

        // What is new is said in the list, and leads to it.
        await asking.GoAsync("/forum/non-lus");
        await Expect(ask.Locator(".topics")).ToContainTextAsync(title);
        await LooksAsync(ask, width, script, "what was written since");
        await asking.GoAsync("/forum/pratiques-partagees");
        await ask.GetByRole(AriaRole.Listitem).Filter(new() { HasText = title }).GetByRole(AriaRole.Link, new() { Name = "1 nouveau message" }).ClickAsync();
        await Expect(ask.Locator("#message-2")).ToContainTextAsync("Nouveau depuis votre dernière visite");
        await ask.GetByRole(AriaRole.Link, new() { Name = "Modifier le message n° 1" }).ClickAsync();
        await ask.GetByLabel("Message").FillAsync($"Ils ne dorment plus, en {width} : que leur proposez-vous ?");
        await PressAsync(ask, "Enregistrer");
        await Expect(ask.Locator("#message-1")).ToContainTextAsync("modifié le");
        await ask.GetByRole(AriaRole.Link, new() { Name = "Textes précédents du message n° 1" }).ClickAsync();
        await Expect(ask.GetByRole(AriaRole.Main)).ToContainTextAsync("Ils ne dorment plus, **les autres oui**.");
        await LooksAsync(ask, width, script, "former texts");
        await asking.GoAsync(path);
        await ask.GetByLabel("Message").FillAsync("Merci à tous.");

        var (moderating, moderate) = await ComeAsync("coordinatrice", width, script);
        await moderating.GoAsync(path);
        await LooksAsync(moderate, width, script, "topic, moderated");
        await moderate.GetByRole(AriaRole.Link, new() { Name = "Retirer le message n° 2" }).ClickAsync();
        await moderating.ExpectingAsync(path + "/2/retirer", () => PressAsync(moderate, "Retirer le message"));
        Assert.Equal(["Donnez la raison : la personne qui a écrit la lira."], await ProblemsAsync(moderate));
        await LooksAsync(moderate, width, script, "withdrawal refused");
        await moderate.GetByLabel("Raison").FillAsync("On y lit le prénom d’un enfant.");
        await PressAsync(moderate, "Retirer le message");
        await Expect(moderate.Locator("#message-2")).ToContainTextAsync("On y lit le prénom d’un enfant.");
        await PressAsync(moderate, "Fermer aux réponses");
        await Expect(moderate.GetByRole(AriaRole.Button, new() { Name = "Rouvrir aux réponses" })).ToBeVisibleAsync();

        // Written while it was open, sent once it is closed: nothing is lost.
        await asking.ExpectingAsync(path + "/repondre", () => PressAsync(ask, "Envoyer ma réponse"));
        await Expect(ask.GetByRole(AriaRole.Main)).ToContainTextAsync("Ce sujet a été fermé pendant que vous écriviez");
        await Expect(ask.GetByRole(AriaRole.Main)).ToContainTextAsync("Merci à tous.");
        using var everybody = await Site.Http.GetAsync(path);
        var html = await everybody.Content.ReadAsStringAsync();
        Assert.Contains("Message retiré par la modération.", html, StringComparison.Ordinal);
        foreach (var hidden in (string[])["Tom", "On y lit le prénom", "les autres oui"]) Assert.DoesNotContain(hidden, html, StringComparison.Ordinal);
        Assert.Contains("Se connecter pour répondre", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OldWordsAndOtherCategories_LeadToTheTopic_AndWhatOneMayNotSeeDoesNot()
    {
        foreach (var (path, status, location) in new (string, int, string?)[]
        {
            ("/forum/pratiques-partagees/3-autres-mots?page=1", 302, "/forum/pratiques-partagees/3-sorties-par-tous-les-temps-quel-equipement-avez-vous-garde"),
            ("/forum/projets-de-mam/3", 302, "/forum/pratiques-partagees/3-sorties-par-tous-les-temps-quel-equipement-avez-vous-garde"),
            ("/forum/mam/4-delegation-d-accueil-comment-la-presenter-aux-parents", 404, null), ("/forum/pratiques-partagees/4-x", 404, null), ("/forum/pratiques-partagees/999-x", 404, null),
        })
        {
            using var answer = await Site.Http.GetAsync(path);
            Assert.Equal((status, location), ((int)answer.StatusCode, answer.Headers.Location?.OriginalString));
            Assert.DoesNotContain("Délégation", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        Assert.DoesNotContain("Délégation", await Site.Http.GetStringAsync("/forum"), StringComparison.Ordinal);
    }

    private async Task<(Visit Visit, IPage Page)> ComeAsync(string who, int width, bool script)
    {
        var visit = await OpenAsync("/connexion?retour=%2Fforum", width, options: new() { JavaScriptEnabled = script });
        await Member.SignInAsync(visit.Page, who);
        return (visit, visit.Page);
    }

    private static Task PressAsync(IPage page, string button) => page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private static async Task<IEnumerable<string>> ProblemsAsync(IPage page) => (await page.Locator(".problems__list a").AllInnerTextsAsync()).Select(t => t.Replace('\u00a0', ' ').Replace('\u202f', ' '));

    private static async Task LooksAsync(IPage page, int width, bool script, string name)
    {
        if (script) None(await Axe.LightAndDarkAsync(page, name));
        await page.SetViewportSizeAsync(320, 800);
        Assert.False(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth"), page.Url + " is wider than 320");
        await page.SetViewportSizeAsync(width, 844);
    }
}
