using Reseau50.BrowserTests.Access;

namespace Reseau50.BrowserTests.Admin;

/// <summary>Every screen of the administration holds on a narrow screen, and axe finds nothing on it.</summary>
public class AdminPagesTests(SiteFixture site) : SiteTest(site)
{
    // Filters, other types, what is refused: beside the screens that the table of access lists.
    private static readonly string[] Others =
    [
        "/admin/contenus?q=zzzz", "/admin/contenus?etat=supprime", "/admin/contenus/nouveau/CompteRendu", "/admin/contenus/nouveau/Evenement", "/admin/contenus/nouveau/Outil", "/admin/journal?q=zzzz",
        "/admin/reglages/ReglagesAdhesion", "/admin/ateliers?saison=toutes&etat=termine",
    ];

    [Fact]
    public async Task EveryScreen_IsAccessible_AndFitsANarrowScreen()
    {
        var visit = await OpenAsync("/connexion?retour=%2Fadmin");
        var page = visit.Page;
        // Nobody is refused less.
        await Member.SignInAsync(page, "admin");
        await page.WaitForURLAsync("**/admin");
        var (faults, seen) = (new List<string>(), 0);
        foreach (var path in AccessTable.Read().Where(r => r.Method == "GET" && r.Pattern.StartsWith("/admin", StringComparison.Ordinal)).Select(r => r.Address).Concat(Others).Distinct())
        {
            var answer = await page.APIRequest.GetAsync(Site.Root + path, new() { MaxRedirects = 0 });
            if (answer.Status != 200 || !answer.Headers["content-type"].StartsWith("text/html", StringComparison.Ordinal)) continue;
            await visit.GoAsync(path);
            faults.AddRange(await Axe.LightAndDarkAsync(page, path));
            await page.SetViewportSizeAsync(320, 800);
            if (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth")) faults.Add(path + " is wider than 320");
            seen++;
        }
        Assert.True(seen >= 50, $"{seen} screens were looked at.");
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
