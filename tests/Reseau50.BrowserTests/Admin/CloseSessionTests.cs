using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Content;

namespace Reseau50.BrowserTests.Admin;

/// <summary>The coordinator closes a session on her phone: what she typed survives a refusal, the network reads it once it is published, and what it produced has a sheet.</summary>
public class CloseSessionTests(SiteFixture site) : SiteTest(site)
{
    private const string Workshop = "/admin/ateliers/atelier-sommeil", Address = Workshop + "/cloturer/sea-26-sommeil-1";

    [Theory, InlineData(Phone, false), InlineData(Wide, true)]
    public async Task ASession_IsClosed_Published_AndRead(int width, bool script)
    {
        var marker = "marque" + Guid.NewGuid().ToString("N")[..12];
        var visit = await OpenAsync("/connexion?retour=" + Uri.EscapeDataString("/admin/ateliers"), width, options: new() { JavaScriptEnabled = script });
        var page = visit.Page;
        await Member.SignInAsync(page, "coordinatrice");
        try
        {
            await page.GetByRole(AriaRole.Region, new() { Name = "À valoriser" }).GetByRole(AriaRole.Link, new() { Name = "Sommeil" }).ClickAsync();
            await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Rendre compte") }).ClickAsync();
            await Expect(page.GetByLabel("Date de la séance")).ToHaveValueAsync("2026-09-15");
            await page.GetByLabel("Titre").FillAsync("Un soir " + marker);
            await page.GetByLabel("Assistantes maternelles").FillAsync("7");
            await page.GetByLabel("Parents", new() { Exact = true }).FillAsync("-2");
            if (script) await Expect(page.Locator(".headcount")).ToHaveTextAsync("–");
            await page.GetByLabel("Ce qui a été vécu", new() { Exact = true }).FillAsync("Nous avons dormi un peu. " + marker);
            if (!script)
            {
                await page.Locator("[data-media-field]").Last.GetByText("Ajouter un fichier").ClickAsync();
                await page.GetByLabel(new Regex("^Ou envoyer")).Last.SetInputFilesAsync(new FilePayload { Name = marker + ".pdf", MimeType = "application/pdf", Buffer = System.Text.Encoding.UTF8.GetBytes($"%PDF-1.4\n%{marker}\n%%EOF\n") });
            }
            await visit.ExpectingAsync(Address, () => PressAsync(page, "Publier"));

            // A file sent with a form that is refused is kept, and everything that is missing is said at once.
            if (!script) await Expect(page.Locator("[data-media-field] [data-name]")).ToContainTextAsync([marker + ".pdf"]);
            await Expect(page.GetByLabel("Chapô")).ToHaveAccessibleDescriptionAsync(new Regex("est obligatoire"));

            // Nothing typed is lost, and each gap says what is missing where it is.
            await Expect(page.GetByLabel("Titre")).ToHaveValueAsync("Un soir " + marker);
            await Expect(page.GetByLabel("Ce qui a été vécu", new() { Exact = true })).ToHaveValueAsync("Nous avons dormi un peu. " + marker);
            await Expect(page.GetByLabel("Parents", new() { Exact = true })).ToHaveAccessibleDescriptionAsync(new Regex("entre 0 et 500"));
            await Expect(page.GetByLabel("À retenir")).ToHaveAccessibleDescriptionAsync(new Regex("au moins une ligne"));
            if (script) None(await Axe.LightAndDarkAsync(page, "refused"));
            await page.GetByLabel("Parents", new() { Exact = true }).FillAsync("2");
            if (script) await Expect(page.Locator(".headcount")).ToHaveTextAsync("9");
            await page.GetByLabel("À retenir").FillAsync("Une idée " + marker);
            await page.GetByLabel("Chapô").FillAsync("Deux phrases. " + marker);

            // A production is added without a word of the rest being lost.
            await PressAsync(page, "Ajouter : Production");
            var production = page.GetByRole(AriaRole.Group, new() { NameRegex = new Regex("^Production n") });
            await production.GetByLabel("Titre").FillAsync("Carnet " + marker);
            await production.GetByLabel("Genre").SelectOptionAsync(new SelectOptionValue { Label = "Carnet" });
            await production.GetByLabel("En une ligne").FillAsync("Noter ses nuits.");
            await production.GetByLabel("Publier la fiche").CheckAsync();
            await PressAsync(page, "Enregistrer le brouillon");
            await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Le brouillon est enregistré." })).ToBeVisibleAsync();
            Assert.DoesNotContain(marker, await Site.Http.GetStringAsync("/ateliers/sommeil"), StringComparison.Ordinal);

            await PressAsync(page, "Publier");
            await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "C’est publié : le réseau peut le lire." })).ToBeVisibleAsync();
            await visit.GoAsync("/ateliers/sommeil#en-bref");
            await Expect(page.Locator("#en-bref")).ToContainTextAsync("Une idée " + marker);
            await Expect(page.GetByText("9 personnes présentes", new() { Exact = false })).ToContainTextAsync("assistantes maternelles");
            await Expect(page.GetByText("Valorisé", new() { Exact = true })).ToBeVisibleAsync();
            if (script) None(await Axe.LightAndDarkAsync(page, "read"));
            await page.GetByRole(AriaRole.Link, new() { Name = "Carnet " + marker }).First.ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Carnet " + marker);

            // On paper: the text, and neither menus nor foot.
            await visit.GoAsync("/ateliers/sommeil");
            await page.EmulateMediaAsync(new() { Media = Media.Print });
            await Expect(page.GetByText("Une idée " + marker)).ToBeVisibleAsync();
            foreach (var screen in (string[])[".masthead", ".foot", ".workshop-cover"]) await Expect(page.Locator(screen)).ToBeHiddenAsync();
        }
        finally
        {
            await ForgetAsync(marker);
        }
    }

    // Two people on one form: the second is told, keeps what she wrote, and chooses.
    [Fact]
    public async Task TwoEditors_AreTold_AndNeitherLosesAnything()
    {
        var marker = "marque" + Guid.NewGuid().ToString("N")[..12];
        try
        {
            var (first, second) = (await ComeAsync(), await ComeAsync());
            foreach (var (visit, words) in new[] { (first, "du premier"), (second, "du second") })
            {
                await visit.Page.GetByLabel("Chapô").FillAsync($"Le chapô {words} {marker}");
                await visit.Page.GetByLabel("Titre").FillAsync("Un soir " + marker);
            }
            await PressAsync(first.Page, "Enregistrer le brouillon");
            await Expect(first.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Le brouillon est enregistré." })).ToBeVisibleAsync();
            await second.ExpectingAsync(Address, () => PressAsync(second.Page, "Enregistrer le brouillon"));
            await Expect(second.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Le chapô du premier " + marker);
            await Expect(second.Page.GetByLabel("Chapô")).ToHaveValueAsync("Le chapô du second " + marker);
            None(await Axe.LightAndDarkAsync(second.Page, "overtaken"));
            await PressAsync(second.Page, "Enregistrer le brouillon");
            await Expect(second.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Le brouillon est enregistré." })).ToBeVisibleAsync();
            await Expect(second.Page.GetByLabel("Chapô")).ToHaveValueAsync("Le chapô du second " + marker);
        }
        finally
        {
            await ForgetAsync(marker);
        }

        async Task<Visit> ComeAsync()
        {
            var visit = await OpenAsync("/connexion?retour=" + Uri.EscapeDataString(Address));
            await Member.SignInAsync(visit.Page, "coordinatrice");
            return visit;
        }
    }

    private static Task PressAsync(IPage page, string button) => page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    // Other tests count what the demonstration shows.
    private Task<bool> ForgetAsync(string marker) => Site.InHostAsync(async services =>
    {
        var db = services.GetRequiredService<Reseau50.Cms.Data.SiteDb>();
        foreach (var id in db.ContentItems.Where(x => x.Latest && x.DisplayText.Contains(marker)).Select(x => x.ContentItemId).ToList()) await services.GetRequiredService<ContentDrafts>().DeleteAsync(id);
        return true;
    });
}
