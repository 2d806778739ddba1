using Microsoft.Extensions.DependencyInjection;
using Reseau50.BrowserTests.Accounts;
using Reseau50.Cms.Content;

namespace Reseau50.BrowserTests.Forms;

/// <summary>A coordinator makes a form in the administration, without code or script, and reads what comes back.</summary>
public class BuildingTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task AForm_IsMadeOfEachElement_AnsweredReadExportedAndDeleted()
    {
        var visit = await OpenAsync("/connexion?retour=%2Fadmin%2Fformulaires", options: new() { JavaScriptEnabled = false });
        var page = visit.Page;
        await Member.SignInAsync(page, "coordinatrice");
        await page.GetByRole(AriaRole.Link, new() { Name = "Créer un formulaire" }).ClickAsync();
        await page.GetByLabel("Titre (obligatoire)").First.FillAsync("Questions du matin");
        var elements = new (string Type, string Label)[]
        {
            ("Réponse courte", "Votre prénom"), ("Réponse longue", "Vos attentes"), ("Un choix parmi plusieurs", "Le jour"), ("Plusieurs choix", "Les thèmes"), ("Date", "Votre arrivée"),
            ("Fichier", "Un document"), ("Case d’accord", "Je suis d’accord"),
        };
        foreach (var (type, label) in elements)
        {
            await page.PressAsync("Ajouter : " + type);
            var item = page.Locator(".nested__item").Last;
            await item.GetByLabel("Question", new() { Exact = true }).FillAsync(label);
            if (type.Contains("choix", StringComparison.Ordinal)) await item.GetByLabel("Choix (obligatoire)").FillAsync("Le premier | un\nLe second | deux");
        }
        await page.PressAsync("Ajouter : Partie");
        await page.Locator(".nested__item").Last.GetByLabel("Titre").FillAsync("Pour finir");
        await page.PressAsync("Ajouter : Réponse courte");
        var last = page.Locator(".nested__item").Last;
        await last.GetByLabel("Question", new() { Exact = true }).FillAsync("Votre âge");
        await last.GetByLabel("On attend").SelectOptionAsync("number");
        await last.GetByText("Limites et condition").ClickAsync();
        await last.GetByLabel("La réponse à").FillAsync("personne");
        await last.GetByLabel("Valeur").FillAsync("deux");
        await visit.ExpectingAsync("/admin/contenus/nouveau/Formulaire", () => page.PressAsync("Publier"));
        await Expect(page.Locator(".problems__list")).ToContainTextAsync("n’est le nom d’aucune question placée avant celle-ci");
        await page.Locator(".nested__item").Last.GetByLabel("La réponse à").FillAsync("le-jour");
        await page.PressAsync("Publier");
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("publié");

        await visit.GoAsync("/formulaires/questions-du-matin");
        Assert.Equal(["q[votre-prenom]", "q[vos-attentes]", "q[le-jour]", "q[les-themes]", "q[votre-arrivee]", "q[un-document]", "q[je-suis-d-accord]", "q[votre-age]"],
            (await page.Locator(".questions [name]:not([type=hidden])").EvaluateAllAsync<string[]>("all => all.map(i => i.name)")).Distinct());
        await page.GetByLabel("Votre prénom").FillAsync("=HYPERLINK(1)");
        await page.GetByLabel("Le second").First.CheckAsync();
        await page.GetByLabel("Le premier").Last.CheckAsync();
        await page.GetByLabel("Votre arrivée").FillAsync("2027-01-14");
        await page.GetByLabel("Un document").SetInputFilesAsync(new FilePayload { Name = "note.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7\n%%EOF"u8.ToArray() });
        await page.GetByLabel("Votre âge").FillAsync("42");
        await page.WaitForTimeoutAsync(3_000);
        await page.PressAsync("Envoyer");
        await page.WaitForURLAsync("**/merci");

        await visit.GoAsync("/admin/formulaires");
        await Expect(page.Locator(".row").Filter(new() { HasText = "Questions du matin" })).ToContainTextAsync("1 réponse");
        await page.GetByRole(AriaRole.Link, new() { Name = "Questions du matin" }).ClickAsync();
        var path = new Uri(page.Url).AbsolutePath;
        await Expect(page.Locator("section.stat")).ToHaveCountAsync(8);
        await Expect(page.Locator("section.stat").Nth(2).Locator("tbody tr").Nth(1)).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"Le second\s*1\s*100.%"));
        var csv = await visit.DownloadAsync(page.GetByRole(AriaRole.Link, new() { Name = "Exporter en CSV" }));
        Assert.Contains("'=HYPERLINK(1)", System.Text.Encoding.UTF8.GetString(csv.Bytes), StringComparison.Ordinal);
        Assert.Equal("questions-du-matin.csv", csv.Name);
        var xlsx = await visit.DownloadAsync(page.GetByRole(AriaRole.Link, new() { Name = "Exporter pour un tableur (XLSX)" }));
        Assert.Equal((byte)'P', xlsx.Bytes[0]);
        await page.GetByRole(AriaRole.Link, new() { Name = "Lire les réponses" }).ClickAsync();
        await page.Locator(".rows a").ClickAsync();
        await Expect(page.Locator(".details")).ToContainTextAsync("14 janvier 2027");
        var file = await visit.DownloadAsync(page.GetByRole(AriaRole.Link, new() { Name = "note.pdf" }));
        Assert.Equal(("%PDF-1.7\n%%EOF", "note.pdf"), (System.Text.Encoding.UTF8.GetString(file.Bytes), file.Name));

        // Deleting asks for the number.
        var answer = new Uri(page.Url).AbsolutePath;
        await page.GetByText("Supprimer cette réponse").ClickAsync();
        await page.GetByLabel("Pour confirmer").FillAsync("autre");
        await visit.ExpectingAsync(answer + "/supprimer", () => page.PressAsync("Supprimer la réponse"));
        var number = (await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync())[^6..];
        await page.GetByLabel("Pour confirmer").FillAsync(number);
        await page.PressAsync("Supprimer la réponse");
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("La réponse est supprimée.");
        await visit.GoAsync(path);
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Aucune réponse pour l’instant.");
    }

    [Fact]
    public async Task TheScreensOfAnswers_HaveNoFault_AndHoldOnANarrowScreen()
    {
        await Site.MakeFormsAsync();
        var visitor = (await OpenAsync(FormSite.Needs)).Page;
        await visitor.GetByLabel("en MAM").CheckAsync();
        await visitor.GetByLabel("Le sommeil").CheckAsync();
        await visitor.GetByLabel("En semaine, le soir").CheckAsync();
        await visitor.GetByLabel("Jusqu’à combien de kilomètres").FillAsync("30");
        await visitor.GetByLabel("Une situation").FillAsync("Unmotsansfin" + new string('n', 120));
        await visitor.GetByLabel("Non", new() { Exact = true }).CheckAsync();
        await visitor.GetByLabel("J’accepte").CheckAsync();
        await visitor.WaitForTimeoutAsync(3_000);
        await visitor.PressAsync("Envoyer mes réponses");
        await visitor.WaitForURLAsync("**/merci");

        var visit = await OpenAsync("/connexion?retour=%2Fadmin%2Fformulaires");
        var page = visit.Page;
        await Member.SignInAsync(page, "coordinatrice");
        await page.WaitForURLAsync("**/admin/formulaires");
        var faults = new List<string>();
        foreach (var path in (string[])["/admin/formulaires", "/admin/formulaires/form-besoins", "/admin/formulaires/form-besoins/reponses", "", "/admin/contenus/form-besoins"])
        {
            if (path.Length > 0) await visit.GoAsync(path);
            else await page.Locator(".rows a").First.ClickAsync();
            await page.WaitForLoadStateAsync();
            faults.AddRange(await Axe.LightAndDarkAsync(page, page.Url));
            await page.HoldsAsync(Wide);
        }
        None(faults);
    }

    [Fact]
    public async Task AFormKeptForOthers_IsNotThere_NorItsSending()
    {
        await Site.MakeFormsAsync();
        var page = (await OpenAsync(FormSite.Needs)).Page;
        var (token, start) = (await page.Locator("[name=__RequestVerificationToken]").First.GetAttributeAsync("value"), await page.Locator("[name=debut]").GetAttributeAsync("value"));
        var before = (await Site.AnswersAsync("form-besoins")).Count;
        await KeepForAsync("role:Coordination");
        try
        {
            Assert.Equal(404, (await page.APIRequest.GetAsync(Site.Root + FormSite.Needs)).Status);
            Assert.Equal(404, (await page.APIRequest.GetAsync(Site.Root + "/formulaires/form-besoins/merci")).Status);
            var form = page.APIRequest.CreateFormData().Set("__RequestVerificationToken", token!).Set("debut", start!).Set("q[metier]", "mam");
            var answer = await page.APIRequest.PostAsync(Site.Root + "/formulaires/form-besoins/envoyer", new() { Form = form });
            Assert.Equal((404, before), (answer.Status, (await Site.AnswersAsync("form-besoins")).Count));
            Assert.DoesNotContain("Vous exercez", await answer.TextAsync(), StringComparison.Ordinal);
        }
        finally
        {
            await KeepForAsync();
        }
    }

    private Task<bool> KeepForAsync(params string[] audiences) => Site.InHostAsync(async s =>
    {
        var item = (await s.GetRequiredService<ContentReader>().LatestAsync("form-besoins"))!;
        item.SetPart("VisibilityPart", new Cms.Parts.VisibilityPart { Audiences = audiences.Length > 0 ? [.. audiences] : null });
        Assert.Empty(await s.GetRequiredService<ContentDrafts>().PublishAsync(item));
        return true;
    });
}
