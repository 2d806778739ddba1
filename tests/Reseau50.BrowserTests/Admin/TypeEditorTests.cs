using System.Text;

namespace Reseau50.BrowserTests.Admin;

/// <summary>Content types made and changed by whoever keeps the site.</summary>
public class TypeEditorTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task ATypeMadeFromNothing_IsWritten_Published_AndSeen_WithoutScript()
    {
        var visit = await OpenAsync("/connexion?retour=%2Fadmin%2Ftypes", options: new() { JavaScriptEnabled = false });
        var page = visit.Page;
        await Member.SignInAsync(page, "admin");
        await page.GetByRole(AriaRole.Link, new() { Name = "Nouveau type", Exact = true }).ClickAsync();
        await visit.ExpectingAsync("/admin/types/nouveau", () => PressAsync(page, "Créer ce type"));
        await Expect(page.Locator(".problems__list li").First).ToContainTextAsync("Donnez un nom");
        await page.GetByLabel("Nom (obligatoire)").FillAsync("Astuce d’éveil");
        await PressAsync(page, "Créer ce type");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Le type est créé");
        Assert.EndsWith("/admin/types/AstuceDEveil", page.Url, StringComparison.Ordinal);

        await AddFieldAsync(page, "Texte", "Durée", () => Task.CompletedTask);
        await AddFieldAsync(page, "Texte", "Moment", async () =>
        {
            await page.GetByLabel("Se remplit par").SelectOptionAsync("PredefinedList");
            await page.GetByLabel("Valeurs de la liste").FillAsync("matin | Le matin\nsoir | Le soir");
        });
        await page.GetByRole(AriaRole.Button, new() { Name = "Monter : Moment" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("L’ordre est changé.");
        await Expect(page.GetByRole(AriaRole.Main).Locator("section").First.Locator(".row__what a")).ToHaveTextAsync(["Moment", "Durée"]);

        await visit.GoAsync("/admin/contenus/nouveau/AstuceDEveil");
        await page.GetByLabel("Titre").FillAsync("Une plume et un souffle");
        await page.GetByLabel("Durée").FillAsync("Dix minutes");
        await page.GetByLabel("Moment").SelectOptionAsync("soir");
        await PressAsync(page, "Publier");
        if (await page.GetByRole(AriaRole.Heading, new() { Name = "Relecture" }).CountAsync() > 0) await PressAsync(page, "Publier");
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "C’est publié." })).ToBeVisibleAsync();
        var item = new Uri(page.Url).AbsolutePath;
        var shown = await Site.Http.GetStringAsync("/une-plume-et-un-souffle");
        Assert.Contains("Dix minutes", shown, StringComparison.Ordinal);
        Assert.Contains("Le soir", shown, StringComparison.Ordinal);

        await visit.GoAsync("/admin/types/AstuceDEveil");
        var (bytes, name) = await visit.DownloadAsync(page.GetByRole(AriaRole.Link, new() { Name = "Exporter en recette" }));
        Assert.Equal("type-AstuceDEveil.recipe.json", name);
        Assert.Contains("\"DisplayName\": \"Astuce d’éveil\"", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);

        // While something is made of it, it stays; then its name is asked for.
        await visit.GoAsync("/admin/types/AstuceDEveil/supprimer");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Un contenu de ce type existe");
        await visit.GoAsync(item + "/supprimer");
        await PressAsync(page, "Supprimer");
        await visit.GoAsync("/admin/types/AstuceDEveil/supprimer");
        await page.GetByLabel("Nom technique, pour confirmer").FillAsync("Astuce");
        await visit.ExpectingAsync("/admin/types/AstuceDEveil/supprimer", () => PressAsync(page, "Supprimer ce type"));
        await page.GetByLabel("Nom technique, pour confirmer").FillAsync("AstuceDEveil");
        await PressAsync(page, "Supprimer ce type");
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync(Insecable("Le type « Astuce d’éveil » est supprimé."));
    }

    [Fact]
    public async Task OfTwoPeople_TheSecondIsTold_AndKeepsWhatWasTyped()
    {
        var visit = await OpenAsync("/connexion?retour=%2Fadmin%2Ftypes%2FTheme");
        var page = visit.Page;
        await Member.SignInAsync(page, "admin");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Thème");
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync("/admin/types/Theme");
        await other.GetByLabel("Description").FillAsync("Ce dont un contenu parle.");
        await PressAsync(other, "Enregistrer");
        await Expect(other.GetByRole(AriaRole.Status)).ToHaveTextAsync("Le type est enregistré.");
        await page.GetByLabel("Description").FillAsync("Ma phrase.");
        await visit.ExpectingAsync("/admin/types/Theme", () => PressAsync(page, "Enregistrer"));
        await Expect(page.Locator(".problems__list li")).ToContainTextAsync("Quelqu’un a changé cette définition entre-temps.");
        await Expect(page.GetByLabel("Description")).ToHaveValueAsync("Ma phrase.");
        await page.GetByLabel("Description").FillAsync("");
        await PressAsync(page, "Enregistrer");
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Le type est enregistré.");
    }

    [Fact]
    public async Task EveryScreen_IsAccessible()
    {
        var visit = await OpenAsync("/connexion?retour=%2Fadmin%2Ftypes");
        var page = visit.Page;
        await Member.SignInAsync(page, "admin");
        var faults = new List<string>();
        foreach (var path in (string[])["/admin/types", "/admin/types/nouveau", "/admin/types/Evenement", "/admin/types/Page/supprimer", "/admin/types/Theme/parties/ajouter", "/admin/types/Theme/parties/ajouter?partie=BagPart",
            "/admin/types/Page/parties/AutoroutePart", "/admin/types/Page/parties/AutoroutePart/retirer", "/admin/parties", "/admin/parties/nouvelle", "/admin/parties/Page/champs/ajouter", "/admin/parties/Page/champs/ajouter?genre=TextField",
            "/admin/parties/Evenement/champs/Genre", "/admin/parties/Evenement/champs/Debut/retirer", "/admin/recettes", "/admin/export"])
        {
            await visit.GoAsync(path);
            faults.AddRange(await Axe.LightAndDarkAsync(page, path));
            await page.SetViewportSizeAsync(320, 800);
            if (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth")) faults.Add(path + " is wider than 320");
        }
        await visit.GoAsync("/admin/parties/Page/champs/ajouter?genre=TaxonomyField");
        await visit.ExpectingAsync("/admin/parties/Page/champs/ajouter", () => PressAsync(page, "Ajouter ce champ"));
        faults.AddRange(await Axe.LightAndDarkAsync(page, "refused"));
        None(faults);
    }

    [Fact]
    public async Task ATechnicalName_IsProposed_WhileOneTypes()
    {
        var visit = await OpenAsync("/connexion?retour=%2Fadmin%2Ftypes%2Fnouveau");
        var page = visit.Page;
        await Member.SignInAsync(page, "admin");
        await page.GetByLabel("Nom (obligatoire)").FillAsync("2 cœurs à l’œuvre");
        await Expect(page.GetByLabel("Nom technique")).ToHaveValueAsync("CoeursALOeuvre");
        await page.GetByLabel("Nom technique").FillAsync("Coeurs");
        await page.GetByLabel("Nom (obligatoire)").FillAsync("Autre chose");
        await Expect(page.GetByLabel("Nom technique")).ToHaveValueAsync("Coeurs");
    }

    private static async Task AddFieldAsync(IPage page, string kind, string name, Func<Task> more)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Ajouter un champ" }).ClickAsync();
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = kind, Exact = true }).ClickAsync();
        await page.GetByLabel("Nom (obligatoire)").FillAsync(name);
        await more();
        await PressAsync(page, "Ajouter ce champ");
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync(Insecable($"Le champ « {name} » est ajouté."));
    }

    private static string Insecable(string text) => text.Replace("« ", "«\u00a0", StringComparison.Ordinal).Replace(" »", "\u00a0»", StringComparison.Ordinal);

    private static Task PressAsync(IPage page, string button) => page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
