using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace Reseau50.BrowserTests.Admin;

/// <summary>Recipes planned, applied and refused from the administration, and the site exported.</summary>
public class RecipeScreensTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task ARecipe_SaysWhatItWouldChange_ThenChangesIt()
    {
        var visit = await OpenAsync("/connexion?retour=%2Fadmin%2Frecettes");
        var page = visit.Page;
        await Member.SignInAsync(page, "admin");
        await SendAsync(page, """{ "name": "essai", "steps": [ { "name": "Roles", "Roles": [ { "Name": "Essai", "Permissions": [ "ViewContent" ] } ] }, { "name": "Templates" } ] }""");
        await Expect(page.Locator("main details").First).ToContainTextAsync("1 à créer");
        await Expect(page.Locator("main details li")).ToHaveTextAsync(Insecable("rôle « Essai »"));
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(Insecable("étape « Templates »"));
        var faults = await Axe.LightAndDarkAsync(page, "plan");
        await PressAsync(page, "Appliquer cette recette");
        await Expect(page.GetByText("La recette est appliquée.")).ToBeVisibleAsync();
        Assert.True(await HasRoleAsync());
        faults.AddRange(await Axe.LightAndDarkAsync(page, "applied"));
        None(faults);

        await visit.GoAsync("/admin/recettes");
        await SendAsync(page, """{ "name": "retour", "steps": [ { "name": "Roles", "Roles": [ { "Name": "Essai", "PermissionBehavior": "Remove", "Permissions": [ "ViewContent" ] } ] }, { "name": "Bogus" } ] }""");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync(Insecable("L’étape « Bogus » est inconnue."));
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("essai.recipe.json, ligne 1, colonne 153");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("le site est comme avant.");
        None(await Axe.LightAndDarkAsync(page, "refused"));
        await Site.InHostAsync(async services =>
        {
            var documents = services.GetRequiredService<Reseau50.Cms.Documents.SiteDocuments>();
            var roles = await documents.EditAsync<Reseau50.Cms.Security.RoleList>();
            Assert.Equal(["ViewContent"], roles.Roles.Single(r => r.Name == "Essai").Permissions);
            roles.Roles.RemoveAll(r => r.Name == "Essai");
            await services.GetRequiredService<Reseau50.Cms.Data.SiteWork>().RunAsync(() => documents.WriteAsync(roles));
            return true;
        });
    }

    [Fact]
    public async Task AShippedRecipe_IsVerified_WithoutScript()
    {
        var visit = await OpenAsync("/connexion?retour=%2Fadmin%2Frecettes", options: new() { JavaScriptEnabled = false });
        var page = visit.Page;
        await Member.SignInAsync(page, "admin");
        await page.GetByRole(AriaRole.Button, new() { Name = Insecable("Vérifier : Réseau50 – menus"), Exact = true }).ClickAsync();
        // The page asks for itself again, until the recipe is over.
        await Expect(page.GetByText("Le site est conforme à la recette.")).ToBeVisibleAsync(new() { Timeout = 30_000 });
    }

    [Fact]
    public async Task AFileThatIsNoRecipe_IsRefused_BesideIt()
    {
        var visit = await OpenAsync("/connexion?retour=%2Fadmin%2Frecettes");
        var page = visit.Page;
        await Member.SignInAsync(page, "admin");
        await visit.ExpectingAsync("/admin/recettes/envoyer", () => PressAsync(page, "Voir ce qu’elle changerait"));
        await Expect(page.Locator("#fichier-erreur")).ToHaveTextAsync("Choisissez un fichier de recette, au format JSON.");
        None(await Axe.LightAndDarkAsync(page, "no file"));
    }

    [Fact]
    public async Task TheSite_IsExported_ToWhoMay()
    {
        var visit = await OpenAsync("/connexion?retour=%2Fadmin%2Fexport");
        var page = visit.Page;
        await Member.SignInAsync(page, "coordinatrice");
        var (bytes, name) = await visit.DownloadAsync(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Exporter le site", Exact = true }), "/admin/export");
        using var zip = new ZipArchive(new MemoryStream(bytes));
        Assert.Matches(@"^reseau50-\d{4}-\d\d-\d\d\.zip$", name);
        Assert.NotNull(zip.GetEntry("site.recipe.json"));
        using var people = new StreamReader(zip.GetEntry("structure.recipe.json")!.Open());
        Assert.DoesNotContain("demo.reseau50.example", await people.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.Contains(zip.Entries, e => e.FullName.StartsWith("media/", StringComparison.Ordinal));
    }

    private static async Task SendAsync(IPage page, string recipe)
    {
        await page.GetByLabel("Fichier de recette").SetInputFilesAsync(new FilePayload { Name = "essai.recipe.json", MimeType = "application/json", Buffer = Encoding.UTF8.GetBytes(recipe) });
        await PressAsync(page, "Voir ce qu’elle changerait");
    }

    private Task<bool> HasRoleAsync() => Site.InHostAsync(async services => (await services.GetRequiredService<Reseau50.Cms.Documents.SiteDocuments>().ReadAsync<Reseau50.Cms.Security.RoleList>()).Roles.Any(r => r.Name == "Essai"));

    private static string Insecable(string text) => text.Replace("« ", "«\u00a0", StringComparison.Ordinal).Replace(" »", "\u00a0»", StringComparison.Ordinal).Replace(" :", "\u00a0:", StringComparison.Ordinal);

    private static Task PressAsync(IPage page, string button) => page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
