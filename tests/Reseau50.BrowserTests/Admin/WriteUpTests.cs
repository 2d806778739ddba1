using System.Text.RegularExpressions;

namespace Reseau50.BrowserTests.Admin;

/// <summary>The coordinator writes up a workshop: signs in, keeps a draft nobody sees, publishes it, and a visitor reads it.</summary>
public class WriteUpTests(SiteFixture site) : SiteTest(site)
{
    [Theory, InlineData(Phone, false), InlineData(Wide, true)]
    public async Task AWriteUp_IsKept_Published_Read_AndTakenAway(int width, bool script)
    {
        var marker = "marque" + Guid.NewGuid().ToString("N")[..12];
        var visit = await OpenAsync("/connexion?retour=%2Fadmin%2Fcontenus%2Fnouveau%2FCompteRendu", width, options: new() { JavaScriptEnabled = script });
        var page = visit.Page;
        await Member.SignInAsync(page, "coordinatrice");
        await page.GetByLabel("Titre").FillAsync("Un essai " + marker);
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Texte", Exact = true }).FillAsync("Nous avons essayé. " + marker);

        // Nothing typed is lost when something is missing, and each gap is named with a way to it.
        await visit.ExpectingAsync("/admin/contenus/nouveau/CompteRendu", () => PressAsync(page, "Publier"));
        await Expect(page.GetByLabel("Titre")).ToHaveValueAsync("Un essai " + marker);
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Texte", Exact = true })).ToHaveValueAsync("Nous avons essayé. " + marker);
        await Expect(page.GetByLabel("Chapô")).ToHaveAccessibleDescriptionAsync(new Regex("est obligatoire"));
        await page.GetByLabel("Chapô").FillAsync("Deux phrases. " + marker);
        await page.GetByLabel("Atelier").SelectOptionAsync(new SelectOptionValue { Label = "Sommeil" });
        await page.GetByLabel("Date de la séance").FillAsync("2026-11-17");
        await PressAsync(page, "Enregistrer le brouillon");
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Le brouillon est enregistré.");
        var address = new Uri(page.Url).AbsolutePath;
        Assert.Empty(await WhereAsync(marker));

        await PressAsync(page, "Publier");
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("C’est publié.");
        Assert.Contains("/ateliers/sommeil", await WhereAsync(marker));

        await page.GotoAsync(address + "/supprimer");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Un essai " + marker);
        await PressAsync(page, "Supprimer");
        Assert.Empty(await WhereAsync(marker));
    }

    private static Task PressAsync(IPage page, string button) => page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>Where a visitor meets the marker: pages, feeds, site map.</summary>
    private async Task<List<string>> WhereAsync(string marker)
    {
        var found = new List<string>();
        foreach (var path in (string[])["/", "/ateliers", "/ateliers/sommeil", "/ateliers.atom", "/actualites.atom", "/sitemap.xml", "/plan-du-site", "/ressources", "/reseaux/rpe", "/reseaux/eaje", "/reseaux/mam"])
            if ((await Site.Http.GetStringAsync(path)).Contains(marker, StringComparison.Ordinal)) found.Add(path);
        return found;
    }
}
