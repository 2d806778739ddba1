namespace Reseau50.BrowserTests.Admin;

/// <summary>Every screen of the administration holds on a narrow screen, and axe finds nothing on it.</summary>
public class AdminPagesTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task EveryScreen_IsAccessible()
    {
        var visit = await OpenAsync("/connexion?retour=%2Fadmin");
        var page = visit.Page;
        await Member.SignInAsync(page, "coordinatrice");
        var faults = new List<string>();
        foreach (var path in (string[])["/admin", "/admin/contenus", "/admin/contenus?q=zzzz", "/admin/contenus?etat=supprime", "/admin/contenus/accueil", "/admin/contenus/accueil/supprimer",
            "/admin/contenus/nouveau/CompteRendu", "/admin/contenus/nouveau/Evenement", "/admin/contenus/nouveau/Outil", "/admin/contenus/accueil/versions", "/admin/courriels", "/admin/journal", "/admin/journal?q=zzzz", "/admin/reglages", "/admin/reglages/Identite",
            "/admin/reglages/ReglagesAdhesion", "/admin/ateliers", "/admin/ateliers?saison=toutes&etat=termine", "/admin/ateliers/atelier-sommeil",
            "/admin/ateliers/atelier-sommeil/cloturer/sea-26-sommeil-1", "/admin/ateliers/atelier-sommeil/cloturer/sea-26-sommeil-2", "/admin/ateliers/relectures/cr-sommeil"])
        {
            await visit.GoAsync(path);
            faults.AddRange(await Axe.LightAndDarkAsync(page, path));
            await page.SetViewportSizeAsync(320, 800);
            if (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth")) faults.Add(path + " is wider than 320");
        }
        await visit.GoAsync("/admin/contenus/nouveau/CompteRendu");
        await visit.ExpectingAsync("/admin/contenus/nouveau/CompteRendu", () => page.GetByRole(AriaRole.Button, new() { Name = "Publier", Exact = true }).ClickAsync());
        faults.AddRange(await Axe.LightAndDarkAsync(page, "refused"));
        None(faults);
    }

    [Fact]
    public async Task TheModules_AreStoppedAndStarted_ByWhoKeepsTheSite()
    {
        var visit = await OpenAsync("/connexion?retour=%2Fadmin%2Fmodules");
        var page = visit.Page;
        await Member.SignInAsync(page, "admin");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Modules");
        var faults = await Axe.LightAndDarkAsync(page, "modules");
        await page.GetByRole(AriaRole.Link, new() { Name = "Arrêter : Territoires et structures" }).ClickAsync();
        faults.AddRange(await Axe.LightAndDarkAsync(page, "module off"));
        None(faults);
        await page.GetByRole(AriaRole.Button, new() { Name = "Arrêter ce module" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Le module est arrêté. Ses contenus sont gardés.");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await Site.Http.GetAsync("/structures")).StatusCode);
        await page.GetByRole(AriaRole.Button, new() { Name = "Activer : Territoires et structures" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Le module est activé.");
        Assert.Equal(System.Net.HttpStatusCode.OK, (await Site.Http.GetAsync("/structures")).StatusCode);
    }
}
