using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Data;

namespace Reseau50.BrowserTests.Accounts.Manage;

/// <summary>Screens about people: axe finds nothing, they hold at 320 pixels whatever a name is like, and each does what its button says.</summary>
public class PeoplePagesTests(SiteFixture site) : SiteTest(site)
{
    // Two hundred characters: a word without end, a name written from right to left, an emoji.
    private static readonly string LongName = ("שרה כהן 🌧 " + new string('W', 300))[..200];

    [Fact]
    public async Task EveryScreen_IsAccessible_AndHoldsAnyName()
    {
        await NameAsync("demo-porteuse-mam", LongName);
        var visit = await OpenAsync("/connexion?retour=%2Fadmin%2Fcomptes");
        var page = visit.Page;
        await Member.SignInAsync(page, "admin");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(LongName);
        var faults = new List<string>();
        foreach (var path in (string[])["/admin/demandes", "/admin/demandes?etat=acceptee", "/admin/courriels/textes", "/admin/courriels/textes/compte.confirmer", "/admin/adhesion", "/admin/comptes", "/admin/comptes?q=zzzz", "/admin/comptes/inviter",
            "/admin/comptes/demo-porteuse-mam", "/admin/comptes/demo-admin", "/admin/roles", "/admin/roles/nouveau", "/admin/roles/Coordination"])
        {
            await page.SetViewportSizeAsync(1280, 900);
            await visit.GoAsync(path);
            faults.AddRange(await Axe.LightAndDarkAsync(page, path));
            await page.SetViewportSizeAsync(320, 800);
            if (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth")) faults.Add(path + " is wider than 320");
        }
        await visit.GoAsync("/admin/comptes/inviter");
        await visit.ExpectingAsync("/admin/comptes/inviter", () => PressAsync(page, "Envoyer l’invitation"));
        faults.AddRange(await Axe.LightAndDarkAsync(page, "refused"));
        await NameAsync("demo-porteuse-mam", "Porteuse de projet MAM");
        None(faults);
    }

    [Theory, InlineData(Phone, false), InlineData(Wide, true)]
    public async Task ATextOfMail_IsChecked_Kept_AndTakenBack(int width, bool script)
    {
        const string path = "/admin/courriels/textes/compte.refuse";
        var visit = await OpenAsync("/connexion?retour=" + Uri.EscapeDataString(path), width, options: new() { JavaScriptEnabled = script });
        var page = visit.Page;
        await Member.SignInAsync(page, "coordinatrice");
        await page.GetByLabel("Texte").FillAsync("Bonjour {{ prénom }}");
        await visit.ExpectingAsync(path, () => PressAsync(page, "Enregistrer"));
        await Expect(page.GetByLabel("Texte")).ToHaveAccessibleDescriptionAsync(new Regex("ne connaît pas .*prénom"));
        await Expect(page.GetByLabel("Texte")).ToHaveValueAsync("Bonjour {{ prénom }}");
        await page.GetByLabel("Texte").FillAsync("Bonjour **{{ nom }}**, {{ raison }}");
        await PressAsync(page, "Voir l’aperçu");
        await Expect(page.Locator(".letter__page strong")).ToHaveTextAsync("Camille D.");
        await PressAsync(page, "Enregistrer");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Le texte est enregistré.");
        await page.Locator("summary", new() { HasText = "Revenir au texte d’origine" }).ClickAsync();
        await PressAsync(page, "Revenir au texte d’origine");
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Le texte d’origine est de retour.");
        await Expect(page.GetByLabel("Texte")).ToHaveValueAsync(new Regex("n’a pas pu accepter"));
    }

    [Fact]
    public async Task AnAccount_ChangesRoles_Networks_AndIsSuspended_ThenOpenAgain()
    {
        var visit = await OpenAsync("/connexion?retour=%2Fadmin%2Fcomptes%3Fq%3Dpartenaire", Phone);
        var page = visit.Page;
        await Member.SignInAsync(page, "coordinatrice");
        await page.GetByRole(AriaRole.Link, new() { Name = "Partenaire CAF" }).ClickAsync();
        await Expect(page.GetByLabel("Administrator")).ToBeDisabledAsync();
        await page.GetByLabel("DirectionEAJE").CheckAsync();
        await PressAsync(page, "Enregistrer les rôles");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Les rôles sont enregistrés");
        await Expect(page.GetByLabel("DirectionEAJE")).ToBeCheckedAsync();
        await page.GetByLabel("DirectionEAJE").UncheckAsync();
        await PressAsync(page, "Enregistrer les rôles");
        await Expect(page.GetByLabel("DirectionEAJE")).Not.ToBeCheckedAsync();

        await page.GetByText("Décider pour un réseau").ClickAsync();
        await page.GetByLabel("Réseau", new() { Exact = false }).Last.SelectOptionAsync(new SelectOptionValue { Label = "EAJE" });
        await page.GetByLabel("Ce qui change").SelectOptionAsync(new SelectOptionValue { Label = "L’ajouter à ce réseau" });
        await visit.ExpectingAsync("/admin/comptes/demo-partenaire-caf/reseaux", () => PressAsync(page, "Enregistrer la décision"));
        await page.GetByLabel("La raison").First.FillAsync("Suit les multi-accueils");
        await PressAsync(page, "Enregistrer la décision");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(new Regex("EAJE par décision.*Suit les multi-accueils"));
        await page.GetByText("Décider pour un réseau").ClickAsync();
        await page.GetByLabel("Réseau", new() { Exact = false }).Last.SelectOptionAsync(new SelectOptionValue { Label = "EAJE" });
        await page.GetByLabel("Ce qui change").SelectOptionAsync(new SelectOptionValue { Label = "Revenir à la règle" });
        await PressAsync(page, "Enregistrer la décision");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("EAJE : retour à la règle");

        await page.GetByText("Suspendre ce compte").First.ClickAsync();
        await page.GetByLabel("La raison").Last.FillAsync("Essai");
        await PressAsync(page, "Suspendre ce compte");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Le compte est suspendu.");
        await page.GetByText("Rouvrir ce compte").First.ClickAsync();
        await page.GetByLabel("La raison").Last.FillAsync("Fin de l’essai");
        await PressAsync(page, "Rouvrir ce compte");
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Le compte est rouvert.");
    }

    [Fact]
    public async Task ARole_IsMade_AndDeleted()
    {
        var page = (await OpenAsync("/connexion?retour=%2Fadmin%2Froles%2Fnouveau", Phone)).Page;
        await Member.SignInAsync(page, "admin");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Nom" }).FillAsync("Comité d essai");
        await page.Locator("summary", new() { HasText = "Le site entier" }).ClickAsync();
        await page.GetByLabel("Lire le journal").CheckAsync();
        await PressAsync(page, "Créer le rôle");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Le rôle est créé.");
        await Expect(page.GetByLabel("Lire le journal")).ToBeCheckedAsync();
        await page.Locator("summary", new() { HasText = "Supprimer ce rôle" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Supprimer le rôle" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("est supprimé");
    }

    private static Task PressAsync(IPage page, string button) => page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private Task<bool> NameAsync(string account, string name) => Site.InHostAsync(async s =>
    {
        await s.GetRequiredService<SiteDb>().Database.ExecuteSqlAsync($"""update "Accounts" set "DisplayName" = {name} where "Id" = {account}""");
        return true;
    });
}
