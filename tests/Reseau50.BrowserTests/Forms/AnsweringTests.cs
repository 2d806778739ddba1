using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.BrowserTests.Accounts;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;

namespace Reseau50.BrowserTests.Forms;

/// <summary>Answering a form: on a phone without script, on a desk with one.</summary>
public class AnsweringTests(SiteFixture site) : SiteTest(site)
{
    private static readonly FilePayload Program = new() { Name = "projet.pdf", MimeType = "application/pdf", Buffer = "MZ pas un PDF"u8.ToArray() };
    private static readonly FilePayload Document = new() { Name = "projet.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7\n1 0 obj\n%%EOF"u8.ToArray() };

    [Theory, InlineData(Phone, false), InlineData(Wide, true)]
    public async Task AVisitor_IsToldWhatToMend_LosesNothing_AndIsThanked(int width, bool script)
    {
        await Site.MakeFormsAsync();
        var visit = await OpenAsync(FormSite.Needs, width, options: new() { JavaScriptEnabled = script });
        var page = visit.Page;
        await page.HoldsAsync(width);
        if (script) None(await Axe.LightAndDarkAsync(page, "form"));
        var email = page.GetByLabel("Votre adresse électronique");
        // Without script everything is in sight, and says when it counts.
        await Expect(email).ToBeVisibleAsync(new() { Visible = !script });
        if (!script) await Expect(email).ToHaveAccessibleDescriptionAsync(new Regex("^Seulement si vous avez répondu «.Oui.» à «.Voulez-vous"));

        await page.GetByLabel("Une situation que vous aimeriez travailler").FillAsync("Le départ des parents <b>le matin</b>");
        await page.GetByLabel("en MAM").CheckAsync();
        foreach (var theme in (string[])["Le sommeil", "La motricité libre", "Parler avec les familles", "La santé de qui accueille"]) await page.GetByLabel(theme).CheckAsync();
        await page.GetByLabel("Oui", new() { Exact = true }).CheckAsync();
        await Expect(email).ToBeVisibleAsync();
        await email.FillAsync("ada@ecole");
        await page.GetByLabel("Un document à nous montrer").SetInputFilesAsync(Program);
        await page.GetByLabel("Jusqu’à combien de kilomètres").FillAsync("beaucoup");
        await page.WaitForTimeoutAsync(3_000);
        await visit.ExpectingAsync("/formulaires/form-besoins/envoyer", () => page.PressAsync("Envoyer mes réponses"));
        Assert.Equal(["Cochez 3 réponses au plus : vous en avez coché 4.", "Choisissez une réponse.", "Donnez un nombre, par exemple 12 ou 3,5.", "Cette adresse électronique est incomplète : elle s’écrit nom@domaine.fr.",
            "« projet.pdf » : le contenu n’est pas un document PDF. Ouvrez-le, enregistrez-le de nouveau au format PDF sans macro, puis renvoyez-le.", "Cochez cette case : sans votre accord, votre réponse ne peut pas être envoyée."],
            (await page.Locator(".problems__list a").AllInnerTextsAsync()).Select(t => t.Replace('\u00a0', ' ').Replace('\u202f', ' ')));
        if (script) None(await Axe.FaultsAsync(page, "form refused"));
        await page.HoldsAsync(width);
        await page.Locator(".problems__list a").Nth(3).ClickAsync();
        await Expect(email).ToBeFocusedAsync();
        await Expect(email).ToHaveValueAsync("ada@ecole");
        await Expect(page.GetByLabel("Une situation")).ToHaveValueAsync("Le départ des parents <b>le matin</b>");
        await Expect(page.GetByLabel("en MAM")).ToBeCheckedAsync();

        // A good file is not chosen twice.
        await page.GetByLabel("Un document à nous montrer").SetInputFilesAsync(Document);
        await page.GetByLabel("La santé de qui accueille").UncheckAsync();
        await page.GetByLabel("Le samedi matin").CheckAsync();
        await page.GetByLabel("Jusqu’à combien de kilomètres").FillAsync("12,5");
        await page.GetByLabel("J’accepte").CheckAsync();
        await visit.ExpectingAsync("/formulaires/form-besoins/envoyer", () => page.PressAsync("Envoyer mes réponses"));
        Assert.Single(await page.Locator(".problems__list a").AllAsync());
        await Expect(page.GetByText("Fichier reçu : projet.pdf")).ToBeVisibleAsync();
        await email.FillAsync($"ada{width}@ecole.example");
        await page.PressAsync("Envoyer mes réponses");
        await Expect(page).ToHaveURLAsync(Site.Root + "/formulaires/form-besoins/merci");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Merci, votre réponse est envoyée");
        if (script) None(await Axe.FaultsAsync(page, "form sent"));
        await page.HoldsAsync(width);
        var kept = (await Site.AnswersAsync("form-besoins")).First();
        Assert.Equal($$"""{"metier":["mam"],"themes":["sommeil","motricite","familles"],"situation":["Le départ des parents <b>le matin</b>"],"moment":["samedi"],"kilometres":["12.5"],"recontact":["oui"],"courriel":["ada{{width}}@ecole.example"],"document":["#","projet.pdf"],"accord":["true"]}""",
            Regex.Replace(kept, "\"document\":\\[\"[a-z0-9]{26}\"", "\"document\":[\"#\""));
    }

    [Fact]
    public async Task WhatIsTyped_ComesBackInTheTab_AndIsGoneOnceSent()
    {
        await Site.MakeFormsAsync();
        var visit = await OpenAsync(FormSite.Needs, Phone);
        var page = visit.Page;
        await page.GetByLabel("Une situation").FillAsync("Un brouillon");
        await page.GetByLabel("Oui", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("Votre adresse électronique").FillAsync("brouillon@ecole.example");
        await page.ReloadAsync();
        await Expect(page.GetByText("Vous aviez commencé")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Une situation")).ToHaveValueAsync("Un brouillon");
        await Expect(page.GetByLabel("Votre adresse électronique")).ToHaveValueAsync("brouillon@ecole.example");
        None(await Axe.FaultsAsync(page, "form with a draft"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Effacer ce que j’ai écrit" }).ClickAsync();
        await Expect(page.GetByLabel("Une situation")).ToHaveValueAsync("");
        await Expect(page.GetByLabel("Votre adresse électronique")).ToBeHiddenAsync();

        await page.GetByLabel("à votre domicile").CheckAsync();
        await page.GetByLabel("Le sommeil").CheckAsync();
        await page.GetByLabel("En semaine, le soir").CheckAsync();
        await page.GetByLabel("Non", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("J’accepte").CheckAsync();
        await page.WaitForTimeoutAsync(3_000);
        await page.PressAsync("Envoyer mes réponses");
        await page.WaitForURLAsync("**/merci");
        Assert.Equal(0, await page.EvaluateAsync<int>("() => sessionStorage.length"));
        await page.GotoAsync(FormSite.Needs);
        await Expect(page.GetByLabel("à votre domicile")).Not.ToBeCheckedAsync();
    }

    [Fact]
    public async Task OneAnswerForAPerson_AsksForAnAccount_AndCanBeChanged()
    {
        await Site.MakeFormsAsync();
        var visit = await OpenAsync(FormSite.Evaluation, Phone, options: new() { JavaScriptEnabled = false });
        var page = visit.Page;
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Chaque personne répond une seule fois");
        await Expect(page.Locator("form[data-form]")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Link, new() { Name = "Se connecter pour répondre" }).ClickAsync();
        await Member.SignInAsync(page, "assmat-mam");
        await Expect(page).ToHaveURLAsync(Site.Root + FormSite.Evaluation);
        await page.GetByLabel("Cette journée vous a-t-elle été utile ?").FillAsync("4");
        await page.GetByLabel("L’organisation vous a-t-elle convenu ?").FillAsync("2");
        await page.GetByLabel("Non", new() { Exact = true }).CheckAsync();
        await page.WaitForTimeoutAsync(3_000);
        await page.PressAsync("Envoyer mon avis");
        await page.GetByRole(AriaRole.Link, new() { Name = "revoir mes réponses" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Vous pouvez encore changer vos réponses.");
        await Expect(page.GetByLabel("Cette journée vous a-t-elle été utile ?")).ToHaveValueAsync("4");
        await page.GetByLabel("Cette journée vous a-t-elle été utile ?").FillAsync("5");
        await page.WaitForTimeoutAsync(3_000);
        await page.PressAsync("Enregistrer mes changements");
        await page.WaitForURLAsync("**/merci");
        Assert.Equal(["""{"utilite":["5"],"organisation":["2"],"essai":["non"]}"""], await Site.AnswersAsync("form-evaluation"));
    }

    [Theory, InlineData(Phone, false), InlineData(Wide, true)]
    public async Task AFormThatClosesMeanwhile_GivesBackWhatWasWritten(int width, bool script)
    {
        var id = $"ferme-{width}";
        Assert.True(await PutAsync(id, "2099-01-01T00:00:00Z"));
        var visit = await OpenAsync("/formulaires/" + id, width, options: new() { JavaScriptEnabled = script });
        var page = visit.Page;
        await page.GetByLabel("Une remarque").FillAsync("Dix lignes <b>écrites</b> avec soin.");
        Assert.True(await PutAsync(id, "2020-01-01T00:00:00Z"));
        await page.WaitForTimeoutAsync(3_000);
        await visit.ExpectingAsync($"/formulaires/{id}/envoyer", () => page.PressAsync("Envoyer"));
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Dix lignes <b>écrites</b> avec soin.");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(new Regex("ferm|clos"));
        await Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Envoyer" })).ToHaveCountAsync(0);
        if (script) None(await Axe.FaultsAsync(page, "form closed meanwhile"));
        await page.HoldsAsync(width);
        Assert.Empty(await Site.AnswersAsync(id));
    }

    private Task<bool> PutAsync(string id, string until) => Site.InHostAsync(async s =>
    {
        var item = JsonNode.Parse($$"""
            { "ContentItemId": "{{id}}", "ContentItemVersionId": "{{id}}.{{until[..4]}}", "ContentType": "Formulaire", "DisplayText": "Une remarque, {{id}}", "Latest": true, "Published": true,
              "TitlePart": { "Title": "Une remarque, {{id}}" }, "AutoroutePart": { "Path": "formulaires/{{id}}" }, "Formulaire": { "Fermeture": { "Value": "{{until}}" } }, "FormPart": {},
              "FlowPart": { "Widgets": [ { "ContentItemId": "{{id}}-q", "ContentType": "TextArea", "FormElementLabelPart": { "Label": "Une remarque" }, "FormInputElementPart": { "Name": "remarque" }, "QuestionPart": {} } ] } }
            """)!.AsObject();
        return await s.GetRequiredService<SiteWork>().RunAsync(async () => (await s.GetRequiredService<ContentImporter>().ImportAsync(item, strict: true)).Problems.Count == 0);
    });
}
