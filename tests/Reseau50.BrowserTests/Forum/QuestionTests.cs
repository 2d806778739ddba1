using System.Text.RegularExpressions;

namespace Reseau50.BrowserTests.Forum;

/// <summary>A question with its poll, the answer that is kept, and the hand that keeps discussions in order: on a phone without script, on a desk with one.</summary>
public class QuestionTests(SiteFixture site) : SiteTest(site)
{
    [Theory, InlineData(Phone, false), InlineData(Wide, true)]
    public async Task AQuestionFindsItsAnswer_AndItsPlace(int width, bool script)
    {
        var title = $"Un coin calme dehors, vu en {width} ?";
        var (asking, ask) = await ComeAsync("assmat-mam", width, script);
        await asking.GoAsync("/forum/projets-de-mam/nouveau");
        await ask.GetByLabel("Titre").FillAsync(title);
        await ask.GetByLabel("Message").FillAsync("Où se posent-ils, chez vous ?");
        await ask.GetByLabel("C’est une question").CheckAsync();
        await ask.GetByText("Choisir des thèmes").ClickAsync();
        await ask.GetByLabel("Nature et plein air").CheckAsync();
        await ask.GetByText("Ajouter un sondage").ClickAsync();
        await ask.GetByLabel("Question du sondage").FillAsync("Qu’y mettez-vous ?");
        await ask.GetByLabel("Choix", new() { Exact = true }).FillAsync("Une tente");
        await asking.ExpectingAsync("/forum/projets-de-mam/nouveau", () => PressAsync(ask, "Ouvrir le sujet"));
        await Expect(ask.Locator(".problems__list")).ToContainTextAsync("Donnez de 2 à 10 choix, un par ligne");
        await Expect(ask.GetByLabel("Nature et plein air")).ToBeCheckedAsync();
        await LooksAsync(ask, width, script, "poll refused");
        await ask.GetByLabel("Choix", new() { Exact = true }).FillAsync("Une tente\nUn tapis");
        await PressAsync(ask, "Ouvrir le sujet");
        await Expect(ask.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
        var path = new Uri(ask.Url).AbsolutePath;
        await Expect(ask.Locator(".page-head .tags")).ToContainTextAsync("Nature et plein air");

        var (answering, answer) = await ComeAsync("animatrice-rpe", width, script);
        // Who is about to ask the same is told.
        await answering.GoAsync("/forum/projets-de-mam/nouveau");
        await answer.GetByLabel("Titre").FillAsync("Coins calmes dehors");
        if (!script) await answering.ExpectingAsync("/forum/projets-de-mam/nouveau", () => PressAsync(answer, "Voir l’aperçu"));
        await answer.GetByRole(AriaRole.Link, new() { Name = title }).ClickAsync();
        await PressAsync(answer, "Moi aussi (message n° 1)");
        await Expect(answer.Locator("#message-1")).ToContainTextAsync("1 personne se pose la même question");
        await Expect(answer.Locator(".poll")).Not.ToContainTextAsync("1 voix");
        await answer.GetByLabel("Une tente").CheckAsync();
        await PressAsync(answer, "Voter");
        await Expect(answer.Locator(".poll__results")).ToContainTextAsync("1 voix");
        foreach (var words in (string[])["Sous la table, avec un drap.", "Et j’y pense : qui a des bottes à donner ?"])
        {
            await answer.GetByLabel("Message").FillAsync(words);
            await PressAsync(answer, "Envoyer ma réponse");
            await Expect(answer.Locator("[data-posts]")).ToContainTextAsync(words);
        }
        await LooksAsync(answer, width, script, "poll answered");

        if (script)
        {
            // They were written while the page was open: they are there without a key pressed.
            await Expect(ask.Locator("#message-3")).ToBeVisibleAsync(new() { Timeout = 20_000 });
            await Expect(ask.Locator("[data-live-note]")).ToContainTextAsync(new Regex("(vient|viennent) d’arriver"));
            await ask.GetByLabel("Message").FillAsync("Je commence une rép");
            await Expect(ask.Locator("[data-kept][role=status]")).ToContainTextAsync("Texte gardé", new() { Timeout = 20_000 });
        }
        await asking.GoAsync(path);
        if (script)
        {
            await Expect(ask.GetByLabel("Message")).ToHaveValueAsync("Je commence une rép");
            await PressAsync(ask, "Effacer ce que j’ai écrit");
            await asking.GoAsync(path);
            await Expect(ask.GetByLabel("Message")).ToHaveValueAsync("");
        }
        await PressAsync(ask, "Merci (message n° 2)");
        await PressAsync(ask, "Retenir cette réponse (message n° 2)");
        await Expect(ask.Locator("#message-2")).ToContainTextAsync("réponse retenue");
        await Expect(ask.Locator("#message-2")).ToContainTextAsync("1 merci");
        await LooksAsync(ask, width, script, "answer kept");

        var (moderating, moderate) = await ComeAsync("coordinatrice", width, script);
        await moderating.GoAsync(path + "/scinder");
        await moderating.ExpectingAsync(path + "/scinder", () => PressAsync(moderate, "Ouvrir le nouveau sujet"));
        await Expect(moderate.Locator(".problems__list")).ToContainTextAsync("Cochez les messages qui partent");
        await LooksAsync(moderate, width, script, "split refused");
        await moderate.GetByLabel("Titre du nouveau sujet").FillAsync($"Des bottes à donner, vu en {width}");
        await moderate.GetByLabel(new Regex(@"^N°\s3")).CheckAsync();
        await PressAsync(moderate, "Ouvrir le nouveau sujet");
        await Expect(moderate.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync($"Des bottes à donner, vu en {width}");
        await PressLinkAsync(moderate, "Changer de catégorie");
        await moderate.GetByLabel("Nouvelle catégorie").SelectOptionAsync("forum-animation");
        await LooksAsync(moderate, width, script, "topic moved");
        await PressAsync(moderate, "Déplacer le sujet");
        Assert.StartsWith("/forum/animation/", new Uri(moderate.Url).AbsolutePath, StringComparison.Ordinal);
        // The way to it is for those who see where it went.
        await asking.GoAsync(path);
        await Expect(ask.Locator("#message-3")).ToContainTextAsync("Message déplacé.");
        Assert.DoesNotContain("Des bottes à donner", await ask.ContentAsync(), StringComparison.Ordinal);
        await PressLinkAsync(moderate, "Réunir à un autre");
        await moderate.GetByLabel("Adresse de l’autre sujet").FillAsync(Site.Root + path);
        await LooksAsync(moderate, width, script, "topics merged");
        await PressAsync(moderate, "Réunir les deux sujets");
        Assert.Equal(path, new Uri(moderate.Url).AbsolutePath);
        await Expect(moderate.Locator("#message-4")).ToContainTextAsync("qui a des bottes à donner");
        await moderate.GetByLabel("Chaque membre y écrit").SelectOptionAsync("60");
        await PressAsync(moderate, "Changer le rythme");
        await answering.GoAsync(path);
        await answer.GetByLabel("Message").FillAsync("Encore un mot.");
        await answering.ExpectingAsync(path + "/repondre", () => PressAsync(answer, "Envoyer ma réponse"));
        await Expect(answer.Locator(".refusal")).ToContainTextAsync("Ce sujet est ralenti : on y écrit une fois par heure");
        await Expect(answer.GetByLabel("Message")).ToHaveValueAsync("Encore un mot.");
    }

    private async Task<(Visit Visit, IPage Page)> ComeAsync(string who, int width, bool script)
    {
        var visit = await OpenAsync("/connexion?retour=%2Fforum", width, options: new() { JavaScriptEnabled = script });
        await Member.SignInAsync(visit.Page, who);
        return (visit, visit.Page);
    }

    private static Task PressAsync(IPage page, string button) => page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private static Task PressLinkAsync(IPage page, string link) => page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).ClickAsync();

    private static async Task LooksAsync(IPage page, int width, bool script, string name)
    {
        if (script) None(await Axe.LightAndDarkAsync(page, name));
        await page.SetViewportSizeAsync(320, 800);
        Assert.False(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth"), page.Url + " is wider than 320");
        await page.SetViewportSizeAsync(width, 844);
    }
}
