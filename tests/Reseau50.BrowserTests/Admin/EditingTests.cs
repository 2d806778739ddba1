using System.Text.RegularExpressions;

namespace Reseau50.BrowserTests.Admin;

/// <summary>Two people on one item, a window closed too soon, a text written with the keyboard: nothing typed is lost.</summary>
public class EditingTests(SiteFixture site) : SiteTest(site)
{
    private const string New = "/admin/contenus/nouveau/Actualite";

    [Fact]
    public async Task WhatWasTypedAndNotSaved_ComesBack()
    {
        var visit = await OpenAsync("/connexion?retour=" + Uri.EscapeDataString(New));
        var page = visit.Page;
        await Member.SignInAsync(page, "coordinatrice");
        await page.GetByLabel("Titre").FillAsync("Une nouvelle à moitié écrite");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Texte", Exact = true }).FillAsync("Du texte, et puis plus rien.");
        await Expect(page.Locator("[data-kept]")).ToHaveTextAsync(new Regex("^Texte gardé à"));
        await visit.GoAsync("/admin");
        await visit.GoAsync(New);
        await Expect(page.GetByLabel("Titre")).ToHaveValueAsync("");
        None(await Axe.LightAndDarkAsync(page, "unsaved"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Reprendre ce texte" }).ClickAsync();
        await Expect(page.GetByLabel("Titre")).ToHaveValueAsync("Une nouvelle à moitié écrite");
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Texte", Exact = true })).ToHaveValueAsync("Du texte, et puis plus rien.");
        await visit.GoAsync(New);
        await page.GetByRole(AriaRole.Button, new() { Name = "L’effacer" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Reprendre ce texte" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task TwoEditors_SeeEachOther_AndLoseNothing()
    {
        var one = await OpenAsync("/connexion?retour=" + Uri.EscapeDataString(New));
        await Member.SignInAsync(one.Page, "coordinatrice");
        await one.Page.GetByLabel("Titre").FillAsync("Écrite à deux");
        await one.Page.GetByLabel("Chapô").FillAsync("Un début.");
        await PressAsync(one.Page, "Enregistrer le brouillon");
        var address = new Uri(one.Page.Url).AbsolutePath;

        var two = await OpenAsync("/connexion?retour=" + Uri.EscapeDataString(address));
        await Member.SignInAsync(two.Page, "admin");
        await Expect(two.Page.Locator("[data-others]")).ToHaveTextAsync("Également ouvert par : Coordinatrice départementale");
        await two.Page.GetByRole(AriaRole.Textbox, new() { Name = "Texte", Exact = true }).FillAsync("La part de l’une.");
        await one.Page.GetByRole(AriaRole.Textbox, new() { Name = "Texte", Exact = true }).FillAsync("La part de l’autre.");
        await PressAsync(two.Page, "Enregistrer le brouillon");
        await Expect(two.Page.GetByRole(AriaRole.Status).First).ToBeVisibleAsync();
        // The first is told while she writes, before she saves.
        await Expect(one.Page.Locator("[data-others]")).ToContainTextAsync("Une version plus récente vient d’être enregistrée", new() { Timeout = 20_000 });
        await one.ExpectingAsync(address, () => PressAsync(one.Page, "Enregistrer le brouillon"));
        await Expect(one.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Quelqu’un a enregistré une version plus récente");
        await Expect(one.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("La part de l’une.");
        await Expect(one.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("La part de l’autre.");
        await PressAsync(one.Page, "Continuer à modifier ma version");
        await Expect(one.Page.GetByRole(AriaRole.Textbox, new() { Name = "Texte", Exact = true })).ToHaveValueAsync("La part de l’autre.");
        await one.Page.GetByRole(AriaRole.Textbox, new() { Name = "Texte", Exact = true }).FillAsync("La part de l’une. La part de l’autre.");
        await PressAsync(one.Page, "Enregistrer le brouillon");
        await one.GoAsync(address + "/versions");
        None(await Axe.LightAndDarkAsync(one.Page, "versions"));
        await one.GoAsync(address);
        await Expect(one.Page.GetByRole(AriaRole.Textbox, new() { Name = "Texte", Exact = true })).ToHaveValueAsync("La part de l’une. La part de l’autre.");
    }

    [Fact]
    public async Task WithTheKeyboardAlone_ANewsIsWritten_Previewed_AndPublished()
    {
        var visit = await OpenAsync("/connexion?retour=" + Uri.EscapeDataString(New));
        var (page, keys) = (visit.Page, visit.Page.Keyboard);
        await Member.SignInAsync(page, "coordinatrice");
        await Expect(page.GetByRole(AriaRole.Toolbar)).ToBeVisibleAsync();
        await TabToAsync(page, "input#TitlePart-Title");
        await keys.TypeAsync("Au clavier seulement");
        await TabToAsync(page, "textarea[name*=Chapo]");
        await keys.TypeAsync("Une phrase d’annonce.");
        await TabToAsync(page, "[role=toolbar] button");
        await keys.PressAsync("ArrowRight");
        await Expect(page.Locator(":focus")).ToHaveTextAsync("Italique");
        await keys.PressAsync("End");
        await keys.PressAsync("Enter");
        await TabToAsync(page, "textarea[data-editor=markdown]");
        await keys.TypeAsync("Un mot ");
        await keys.PressAsync("Control+b");
        await keys.TypeAsync("important");
        await Expect(page.Locator(":focus")).ToHaveValueAsync("Un mot **important**");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Rendu : Texte" }).Locator("strong")).ToHaveTextAsync("important");
        None(await Axe.LightAndDarkAsync(page, "toolbar"));
        await keys.PressAsync("Control+s");
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "enregistré" })).ToBeVisibleAsync();
        var address = new Uri(page.Url).AbsolutePath;
        await TabToAsync(page, "button[value=apercu]");
        await keys.PressAsync("Enter");
        await Expect(page.FrameLocator("iframe").GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Au clavier seulement");
        None(await Axe.LightAndDarkAsync(page, "preview"));
        await visit.GoAsync(address);
        await TabToAsync(page, "button[value=publier]");
        await keys.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "C’est publié." })).ToBeVisibleAsync();
        Assert.Contains("Au clavier seulement", await Site.Http.GetStringAsync("/actualites"), StringComparison.Ordinal);
        await visit.GoAsync(address + "/supprimer");
        await PressAsync(page, "Supprimer");
        Assert.DoesNotContain("Au clavier seulement", await Site.Http.GetStringAsync("/actualites"), StringComparison.Ordinal);
    }

    [Theory, InlineData(Phone, false), InlineData(Wide, true)]
    public async Task WhatReadersWouldStumbleOn_IsSaid_BeforePublishing(int width, bool script)
    {
        var visit = await OpenAsync("/connexion?retour=" + Uri.EscapeDataString(New), width, options: new() { JavaScriptEnabled = script });
        var (page, title) = (visit.Page, "Un lien perdu, " + width);
        await Member.SignInAsync(page, "coordinatrice");
        await page.GetByLabel("Titre").FillAsync(title);
        await page.GetByLabel("Chapô").FillAsync("Une phrase.");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Texte", Exact = true }).FillAsync("Voir [le programme](/agenda/cette-date-manque).");
        await PressAsync(page, "Publier");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Relecture" })).ToContainTextAsync("ne mène à aucune page du site");
        Assert.DoesNotContain(title, await Site.Http.GetStringAsync("/actualites"), StringComparison.Ordinal);
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Texte", Exact = true })).ToHaveValueAsync("Voir [le programme](/agenda/cette-date-manque).");
        if (script) None(await Axe.LightAndDarkAsync(page, "review"));
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Texte", Exact = true }).FillAsync("Voir [l’agenda](/agenda).");
        await PressAsync(page, "Relire");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Relecture" })).ToContainTextAsync("Rien à signaler");
        await PressAsync(page, "Publier");
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "C’est publié." })).ToBeVisibleAsync();
        var address = new Uri(page.Url).AbsolutePath;
        await page.GetByRole(AriaRole.Button, new() { Name = "Dupliquer" }).ClickAsync();
        await Expect(page.GetByLabel("Titre")).ToHaveValueAsync("Copie de " + title);
        await visit.GoAsync(address + "/supprimer");
        await PressAsync(page, "Supprimer");
        Assert.DoesNotContain(title, await Site.Http.GetStringAsync("/actualites"), StringComparison.Ordinal);
    }

    private static Task PressAsync(IPage page, string button) => page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var i = 0; i < 120; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("s => document.activeElement.matches(s)", selector)) return;
        }
        Assert.Fail($"The keyboard does not reach « {selector} ».");
    }
}
