using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Content;

namespace Reseau50.BrowserTests.Admin;

/// <summary>The form that closes a session is the form one writes with everywhere: nothing typed is lost, others are seen, texts are helped and proofread.</summary>
public class CloseWritingTests(SiteFixture site) : SiteTest(site)
{
    private const string Address = "/admin/ateliers/atelier-sommeil/cloturer/sea-26-sommeil-1";
    private readonly string _mark = "marque" + Guid.NewGuid().ToString("N")[..12];

    [Fact]
    public async Task WhatWasTyped_OutlivesTheSession_OnTheVersionItWasTypedOn()
    {
        try
        {
            var mine = await ComeAsync("coordinatrice");
            var page = mine.Page;
            await page.GetByLabel("Titre").FillAsync("Un soir " + _mark);
            await page.GetByLabel("Chapô").FillAsync("Un premier chapô. " + _mark);
            await PressAsync(page, "Enregistrer le brouillon");
            await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Le brouillon est enregistré." })).ToBeVisibleAsync();
            await page.GetByLabel("Chapô").FillAsync("À moitié écrit. " + _mark);
            await page.GetByLabel("Assistantes maternelles").FillAsync("7");
            await page.GetByLabel("Ce compte-rendu s’adresse à").SelectOptionAsync("membres");
            await Expect(page.Locator("[data-kept]")).ToHaveTextAsync(new Regex("^Texte gardé à"));

            // The session is lost and somebody else saves meanwhile.
            await page.Context.ClearCookiesAsync();
            var theirs = await ComeAsync("admin");
            await theirs.Page.GetByLabel("Chapô").FillAsync("Le chapô de l’autre. " + _mark);
            await PressAsync(theirs.Page, "Enregistrer le brouillon");
            await Expect(theirs.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "enregistré." })).ToBeVisibleAsync();

            await mine.GoAsync("/connexion?retour=" + Uri.EscapeDataString(Address));
            await Member.SignInAsync(page, "coordinatrice");
            await Expect(page.GetByLabel("Chapô")).ToHaveValueAsync("Le chapô de l’autre. " + _mark);
            None(await Axe.LightAndDarkAsync(page, "unsaved"));
            await page.GetByRole(AriaRole.Link, new() { Name = "Reprendre ce texte" }).ClickAsync();
            await Expect(page.GetByLabel("Chapô")).ToHaveValueAsync("À moitié écrit. " + _mark);
            await Expect(page.GetByLabel("Assistantes maternelles")).ToHaveValueAsync("7");
            await Expect(page.GetByLabel("Ce compte-rendu s’adresse à")).ToHaveValueAsync("membres");
            await mine.ExpectingAsync(Address, () => PressAsync(page, "Enregistrer le brouillon"));
            await Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("Le chapô de l’autre. " + _mark);
            await Expect(page.GetByLabel("Chapô")).ToHaveValueAsync("À moitié écrit. " + _mark);
            await PressAsync(page, "Enregistrer le brouillon");
            await Expect(page.GetByRole(AriaRole.Status).First).ToBeVisibleAsync();
            await mine.GoAsync(Address);
            await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Reprendre ce texte" })).ToHaveCountAsync(0);
            await Expect(page.GetByLabel("Chapô")).ToHaveValueAsync("À moitié écrit. " + _mark);
        }
        finally
        {
            await ForgetAsync();
        }
    }

    [Fact]
    public async Task TwoPeople_SeeEachOther_WhicheverFormTheyHave()
    {
        try
        {
            var one = await ComeAsync("coordinatrice");
            await one.Page.GetByLabel("Titre").FillAsync("Écrit à deux " + _mark);
            await one.Page.GetByLabel("Chapô").FillAsync("Un début.");
            await PressAsync(one.Page, "Enregistrer le brouillon");
            await Expect(one.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Le brouillon est enregistré." })).ToBeVisibleAsync();
            var two = await ComeAsync("admin");
            await Expect(two.Page.Locator("[data-others]")).ToHaveTextAsync("Également ouvert par : Coordinatrice départementale");
            var id = await IdAsync();
            await two.GoAsync("/admin/contenus/" + id);
            await Expect(two.Page.Locator("[data-others]")).ToHaveTextAsync("Également ouvert par : Coordinatrice départementale");
            await two.Page.GetByLabel("Chapô").FillAsync("Une suite.");
            await PressAsync(two.Page, "Enregistrer le brouillon");
            await Expect(two.Page.GetByRole(AriaRole.Status).First).ToBeVisibleAsync();
            // The first is told while she writes, before she saves.
            await Expect(one.Page.Locator("[data-others]")).ToContainTextAsync("Une version plus récente vient d’être enregistrée", new() { Timeout = 20_000 });
            await one.ExpectingAsync(Address, () => PressAsync(one.Page, "Enregistrer le brouillon"));
            await Expect(one.Page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("Une suite.");
        }
        finally
        {
            await ForgetAsync();
        }
    }

    [Fact]
    public async Task TheStory_HasItsToolbar_ItsRendering_AndItsCounts()
    {
        var visit = await ComeAsync("coordinatrice");
        var (page, story) = (visit.Page, visit.Page.GetByLabel("Ce qui a été vécu", new() { Exact = true }));
        var toolbar = page.GetByRole(AriaRole.Toolbar, new() { Name = "Mise en forme : Ce qui a été vécu" });
        await Expect(toolbar.GetByRole(AriaRole.Button, new() { Name = "Image" })).ToBeVisibleAsync();
        await story.FillAsync("Un mot ");
        await story.PressAsync("Control+End");
        await story.PressAsync("Control+b");
        await page.Keyboard.TypeAsync("important");
        await Expect(story).ToHaveValueAsync("Un mot **important**");
        await toolbar.GetByRole(AriaRole.Button, new() { Name = "Rendu" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Rendu : Ce qui a été vécu" }).Locator("strong")).ToHaveTextAsync("important");
        await Expect(page.Locator(".count").Filter(new() { HasText = "3 mots, 20 signes" })).ToBeVisibleAsync();
        None(await Axe.LightAndDarkAsync(page, "toolbar"));
        await Expect(page.Locator("[data-kept]")).ToHaveTextAsync(new Regex("^Texte gardé à"));
        await visit.GoAsync(Address);
        await page.GetByRole(AriaRole.Button, new() { Name = "L’effacer" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Reprendre ce texte" })).ToHaveCountAsync(0);
        await Expect(story).ToHaveValueAsync("");
    }

    [Theory, InlineData(Phone, false), InlineData(Wide, true)]
    public async Task WhatReadersWouldStumbleOn_IsSaid_BeforePublishing(int width, bool script)
    {
        try
        {
            var visit = await ComeAsync("coordinatrice", width, script);
            var (page, story) = (visit.Page, visit.Page.GetByLabel("Ce qui a été vécu", new() { Exact = true }));
            await page.GetByLabel("Titre").FillAsync("Un lien perdu " + _mark);
            await page.GetByLabel("Chapô").FillAsync("Une phrase.");
            await page.GetByLabel("Assistantes maternelles").FillAsync("3");
            await page.GetByLabel("À retenir").FillAsync("Une idée.");
            await story.FillAsync("Voir [le programme](/agenda/cette-date-manque).");
            await PressAsync(page, "Publier");
            await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Relecture" })).ToContainTextAsync("ne mène à aucune page du site");
            await Expect(story).ToHaveValueAsync("Voir [le programme](/agenda/cette-date-manque).");
            Assert.DoesNotContain(_mark, await Site.Http.GetStringAsync("/ateliers/sommeil"), StringComparison.Ordinal);
            if (script) None(await Axe.LightAndDarkAsync(page, "review"));
            await story.FillAsync("Voir [l’agenda](/agenda).");
            await PressAsync(page, "Relire");
            await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Relecture" })).ToContainTextAsync("Rien à signaler");
            await PressAsync(page, "Publier");
            await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "C’est publié : le réseau peut le lire." })).ToBeVisibleAsync();
            Assert.Contains(_mark, await Site.Http.GetStringAsync("/ateliers/sommeil"), StringComparison.Ordinal);
        }
        finally
        {
            await ForgetAsync();
        }
    }

    private async Task<Visit> ComeAsync(string who, int width = Wide, bool script = true)
    {
        var visit = await OpenAsync("/connexion?retour=" + Uri.EscapeDataString(Address), width, options: new() { JavaScriptEnabled = script });
        await Member.SignInAsync(visit.Page, who);
        await visit.Page.WaitForURLAsync("**" + Address);
        return visit;
    }

    private static Task PressAsync(IPage page, string button) => page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private Task<string> IdAsync() => Site.InHostAsync(services => Task.FromResult(services.GetRequiredService<Reseau50.Cms.Data.SiteDb>().ContentItems.Where(x => x.Latest && x.DisplayText.Contains(_mark)).Select(x => x.ContentItemId).Single()));

    // Other tests count what the demonstration shows.
    private Task<bool> ForgetAsync() => Site.InHostAsync(async services =>
    {
        var db = services.GetRequiredService<Reseau50.Cms.Data.SiteDb>();
        foreach (var id in db.ContentItems.Where(x => x.Latest && x.DisplayText.Contains(_mark)).Select(x => x.ContentItemId).ToList()) await services.GetRequiredService<ContentDrafts>().DeleteAsync(id);
        return true;
    });
}
