using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Desk;
using Reseau50.BrowserTests.Accounts;

namespace Reseau50.BrowserTests.Agenda;

/// <summary>The organiser enters people, invites others, writes to them: without script too, on a telephone too.</summary>
public class OrganiserScreensTests(SiteFixture site) : SiteTest(site)
{
    [Theory, InlineData(Phone, false), InlineData(Wide, true)]
    public async Task ThePersonOnTheTelephone_IsEntered_AndEverybodyIsWrittenTo(int width, bool script)
    {
        await using var date = await OneSeat.CreateAsync(Site, seats: 3);
        var (visit, here) = await SignedInAsync(date, width, script);
        var page = visit.Page;
        await LinkAsync(page, "Ajouter une personne");
        await page.GetByLabel("Prénom et nom").FillAsync("Jeanne Lemoine");
        await visit.ExpectingAsync(here + "/ajouter", () => PressAsync(page, "Ajouter cette personne"));
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("2 choses sont à corriger");
        await Expect(page.GetByLabel("Prénom et nom")).ToHaveValueAsync("Jeanne Lemoine");
        await LooksAsync(page, width, script, "refused");
        await page.GetByLabel("Adresse électronique").FillAsync($"jeanne-{width}@famille.example");
        await page.GetByLabel("Catégorie").SelectOptionAsync("cat-parent");
        await page.GetByLabel("La personne est d’accord").CheckAsync();
        await PressAsync(page, "Ajouter cette personne");
        await Expect(page.GetByRole(AriaRole.Status).First).ToHaveTextAsync("Jeanne Lemoine : place confirmée. Un courriel le lui dit.");
        Assert.StartsWith("Inscription confirmée", (await Site.MailsAsync($"jeanne-{width}@famille.example")).Single().Subject, StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Choisir Jeanne Lemoine" }).CheckAsync();
        await PressAsync(page, "Écrire aux personnes cochées");
        await page.GetByLabel("Objet").FillAsync("Covoiturage");
        await page.GetByLabel("Message").FillAsync("Un **départ** à {{ heure }}.");
        await visit.ExpectingAsync(here + "/ecrire", () => PressAsync(page, "Voir l’aperçu"));
        await Expect(page.GetByLabel("Message")).ToHaveAccessibleDescriptionAsync(new Regex("^Ce message ne connaît pas"));
        await page.GetByLabel("Message").FillAsync("Un **départ** à 17 h.");
        await PressAsync(page, "Voir l’aperçu");
        await Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Heading, new() { Level = 2 })).ToHaveTextAsync("Aperçu : une adresse recevra ce message");
        await LooksAsync(page, width, script, "preview");
        // Whatever was not seen is not sent.
        await page.GetByLabel("Objet").FillAsync("Covoiturage de Coutances");
        await PressAsync(page, "Envoyer à une adresse");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Relisez avant d’envoyer");
        Assert.Single(await Site.MailsAsync($"jeanne-{width}@famille.example"));
        await PressAsync(page, "Envoyer à une adresse");
        await Expect(page.GetByRole(AriaRole.Status).First).ToHaveTextAsync("Le message part vers une adresse.");
        Assert.Equal("Covoiturage de Coutances", (await Site.MailsAsync($"jeanne-{width}@famille.example")).Last().Subject);
    }

    [Theory, InlineData(Phone, false), InlineData(Wide, true)]
    public async Task AList_SaysWhatBecomesOfEachLine_AndGivesBackWhatIsWrong(int width, bool script)
    {
        await using var date = await OneSeat.CreateAsync(Site, seats: 1);
        var (visit, _) = await SignedInAsync(date, width, script);
        var page = visit.Page;
        await LinkAsync(page, "Importer une liste");
        var sheet = $"Nom;Courriel;Catégorie;Commune\nÉlise Durand;elise-{width}@famille.example;Parent;Valognes\nLéo Martin;leo-{width}@famille.example;Parent;Nulle-part\nZoé Petit;zoe-{width}@famille.example;Parent;";
        await page.GetByLabel("Fichier CSV").SetInputFilesAsync(new FilePayload { Name = "liste.csv", MimeType = "text/csv", Buffer = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(sheet) });
        await page.GetByLabel("Ces personnes sont d’accord").CheckAsync();
        await PressAsync(page, "Vérifier la liste");
        await Expect(page.GetByRole(AriaRole.Row)).ToHaveTextAsync([new Regex("Ligne"), new Regex("2\\s*Élise Durand\\s*Aura une place"), new Regex("3\\s*Léo Martin\\s*À corriger.*Nulle-part"), new Regex("4\\s*Zoé Petit\\s*Entrera dans la liste d’attente")]);
        Assert.Empty(await date.PeopleAsync());
        await LooksAsync(page, width, script, "checked");
        await PressAsync(page, "Inscrire 2 personnes");
        await Expect(page.GetByRole(AriaRole.Status).First).ToHaveTextAsync("Une personne a une place. Une personne entre dans la liste d’attente. Une ligne reste à corriger.");
        await Expect(page.GetByLabel("Ou collez les lignes ici")).ToHaveValueAsync($"Nom;Courriel;Catégorie;Commune\nLéo Martin;leo-{width}@famille.example;Parent;Nulle-part");
        Assert.Equal([RegistrationState.Confirmed, RegistrationState.Waiting], (await date.PeopleAsync()).Select(p => p.State));
        await page.GetByLabel("Ou collez les lignes ici").FillAsync($"Léo Martin;leo-{width}@famille.example;Parent");
        await PressAsync(page, "Vérifier la liste");
        await PressAsync(page, "Inscrire une personne");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Réunion d’essai");
        Assert.Equal(3, (await date.PeopleAsync()).Count);
    }

    [Theory, InlineData(Phone, false), InlineData(Wide, true)]
    public async Task AnInvitation_IsAnsweredByItsLetter(int width, bool script)
    {
        await using var date = await OneSeat.CreateAsync(Site, new JsonObject { ["Mode"] = new JsonObject { ["Text"] = "invitation" } });
        var (visit, _) = await SignedInAsync(date, width, script);
        var page = visit.Page;
        await LinkAsync(page, "Voir qui manque");
        await LooksAsync(page, width, script, "missing");
        await PressAsync(page, "Préparer les invitations");
        await Expect(page.GetByLabel("Un mot")).ToHaveValueAsync("Plusieurs publics sont encore peu représentés. Votre regard compte : venez, ou faites suivre cette invitation autour de vous. Il reste une place.");
        var (yes, no) = ($"oui-{width}@famille.example", $"non-{width}@famille.example");
        await page.GetByLabel("Qui inviter").FillAsync($"Awa Ménard ; {yes}\n{no}");
        await page.GetByLabel("Un mot").FillAsync("Votre avis compte.");
        await PressAsync(page, "Vérifier la liste");
        await LooksAsync(page, width, script, "invitations");
        await PressAsync(page, "Envoyer 2 invitations");
        await Expect(page.GetByRole(AriaRole.Status).First).ToHaveTextAsync("2 invitations partent.");

        var guest = await OpenAsync(PathIn((await Site.MailsAsync(yes)).Single().Text), width, options: new() { JavaScriptEnabled = script });
        await Expect(guest.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Vous êtes invité·e");
        await Expect(guest.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Votre avis compte.");
        await guest.ExpectingAsync(PathIn((await Site.MailsAsync(yes)).Single().Text), () => PressAsync(guest.Page, "Accepter l’invitation"));
        await Expect(guest.Page.GetByLabel("Prénom et nom")).ToHaveValueAsync("Awa Ménard");
        await LooksAsync(guest.Page, width, script, "invitation");
        await guest.Page.GetByLabel("Vous êtes").SelectOptionAsync("cat-parent");
        await guest.Page.GetByLabel("Commune").FillAsync("Valognes");
        await guest.Page.GetByLabel("J’accepte").CheckAsync();
        await PressAsync(guest.Page, "Accepter l’invitation");
        await Expect(guest.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Votre place est confirmée");

        await guest.GoAsync(PathIn((await Site.MailsAsync(no)).Single().Text));
        await PressAsync(guest.Page, "Je ne viendrai pas");
        Assert.Equal([RegistrationState.NotComing, RegistrationState.Confirmed], (await date.PeopleAsync()).Select(p => p.State).Order().Reverse());
        Assert.Single(await Site.MailsAsync(no));
    }

    [Fact]
    public async Task TheNumbers_FollowWhoRegisters_WhileThePageIsOpen_AndTheListLeavesInTheColumnsChosen()
    {
        await using var date = await OneSeat.CreateAsync(Site, seats: 5);
        var (visit, here) = await SignedInAsync(date, Wide, script: true);
        var page = visit.Page;
        await Expect(page.GetByText("0/5 places prises", new() { Exact = true })).ToBeVisibleAsync();
        var asked = new Asked(here.Split('/')[^1], "", "arrivee@famille.example", [new AskedPerson("Nora Petit", "cat-parent", PersonRole.Contact)]) { IsProven = true };
        await Site.InHostAsync(s => s.GetRequiredService<AskDesk>().AskAsync(asked));
        // What a tab that comes back to the front does; left open, it asks by itself.
        await page.EvaluateAsync("() => { document.dispatchEvent(new Event('visibilitychange')); }");
        await Expect(page.GetByText("1/5 places prises", new() { Exact = true })).ToBeVisibleAsync();

        await visit.GoAsync(here + "?etat=confirmees");
        await page.GetByText("Choisir les colonnes, exporter", new() { Exact = true }).ClickAsync();
        var columns = page.GetByRole(AriaRole.Group, new() { Name = "Colonnes" });
        foreach (var box in await columns.GetByRole(AriaRole.Checkbox).AllAsync()) await box.UncheckAsync();
        await columns.GetByLabel("Nom", new() { Exact = true }).CheckAsync();
        await columns.GetByLabel("État", new() { Exact = true }).CheckAsync();
        await LooksAsync(page, Wide, true, "list");
        var (csv, _) = await visit.DownloadAsync(page.GetByRole(AriaRole.Button, new() { Name = "Exporter en CSV" }), here + "/liste.csv");
        Assert.Equal(["Nom;État", "Nora Petit;place confirmée"], Encoding.UTF8.GetString(csv).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
        var (excel, name) = await visit.DownloadAsync(page.GetByRole(AriaRole.Button, new() { Name = "Exporter pour Excel" }), here + "/liste.xlsx");
        Assert.Equal("PK", Encoding.ASCII.GetString(excel[..2]));
        Assert.EndsWith(".xlsx", name, StringComparison.Ordinal);

        await PressAsync(page, "Voir en tableau");
        Assert.Equal(["Choix", "Nom", "État"], (await page.GetByRole(AriaRole.Region, new() { Name = "Inscriptions" }).GetByRole(AriaRole.Columnheader).AllInnerTextsAsync()).Select(t => t.Trim()));
        await Expect(page.GetByRole(AriaRole.Row).Last).ToContainTextAsync("place confirmée");
        await LooksAsync(page, Wide, true, "table");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Choisir Nora Petit" }).CheckAsync();
        await visit.ExpectingAsync(here + "/agir", () => PressAsync(page, "Retirer l’inscription"));
        await Expect(page.GetByRole(AriaRole.Checkbox, new() { Name = "Choisir Nora Petit" })).ToBeCheckedAsync();
        await Expect(page.GetByRole(AriaRole.Columnheader)).ToHaveCountAsync(3);
    }

    [Theory, InlineData(Phone, false), InlineData(Wide, true)]
    public async Task ARegistration_GoesOverToAnotherDate(int width, bool script)
    {
        await using var from = await OneSeat.CreateAsync(Site);
        await using var to = await OneSeat.CreateAsync(Site);
        var (id, email) = (to.Path["/agenda/".Length..], $"deplacee-{width}@famille.example");
        var asked = new Asked(from.Path["/agenda/".Length..], "", email, [new AskedPerson("Nora Petit", "cat-parent", PersonRole.Contact)]) { IsProven = true };
        await Site.InHostAsync(s => s.GetRequiredService<AskDesk>().AskAsync(asked));
        var (visit, here) = await SignedInAsync(from, width, script);
        var page = visit.Page;
        await visit.ExpectingAsync(here + "/agir", () => PressAsync(page, "Déplacer vers une autre date"));
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Cochez d’abord les personnes concernées");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Choisir Nora Petit" }).CheckAsync();
        await PressAsync(page, "Déplacer vers une autre date");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Nora Petit");
        await LooksAsync(page, width, script, "move");
        await page.GetByLabel("Nouvelle date").SelectOptionAsync(id);
        await PressAsync(page, "Déplacer");
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("et un courriel le dit.");
        Assert.Empty(await from.PeopleAsync());
        Assert.Equal(RegistrationState.Confirmed, Assert.Single(await to.PeopleAsync()).State);
        Assert.StartsWith("Nouvelle date pour votre inscription", (await Site.MailsAsync(email)).Last().Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Totals_AreWholeForOrganisers_AndHideSmallNumbersFromPartners()
    {
        await using var date = await OneSeat.CreateAsync(Site, seats: 5);
        var id = date.Path["/agenda/".Length..];
        foreach (var who in (string[])["un", "deux"])
        {
            var asked = new Asked(id, "", $"{who}.total@famille.example", [new AskedPerson("Personne " + who, "cat-parent", PersonRole.Contact)]) { IsProven = true };
            await Site.InHostAsync(s => s.GetRequiredService<AskDesk>().AskAsync(asked));
        }
        var visit = await OpenAsync("/connexion?retour=" + Uri.EscapeDataString("/admin/inscriptions/totaux?saison=2027"));
        await Member.SignInAsync(visit.Page, "coordinatrice");
        await visit.Page.WaitForURLAsync("**/admin/inscriptions/totaux?saison=2027");
        Assert.Equal("2", await CellAsync(visit.Page));
        await LooksAsync(visit.Page, Wide, true, "totals");
        var shared = await OpenAsync("/connexion?retour=%2Fagenda%2Fsaison%2F2027");
        await Member.SignInAsync(shared.Page, "charge-epci");
        await LinkAsync(shared.Page, "Voir qui s’inscrit, par catégorie");
        Assert.Equal("masqué", await CellAsync(shared.Page));
        await LooksAsync(shared.Page, Wide, true, "shared totals");

        async Task<string> CellAsync(IPage page)
        {
            var titles = await page.GetByRole(AriaRole.Columnheader).AllTextContentsAsync();
            var column = titles.ToList().FindIndex(t => t.Contains(id, StringComparison.Ordinal));
            return await page.GetByRole(AriaRole.Row).Filter(new() { Has = page.GetByRole(AriaRole.Rowheader, new() { Name = "Parent", Exact = true }) }).GetByRole(AriaRole.Cell).Nth(column - 1).TextContentAsync() ?? "";
        }
    }

    private async Task<(Visit Visit, string Here)> SignedInAsync(OneSeat date, int width, bool script)
    {
        var here = "/admin/inscriptions/" + date.Path["/agenda/".Length..];
        var visit = await OpenAsync("/connexion?retour=" + Uri.EscapeDataString(here), width, options: new() { JavaScriptEnabled = script });
        await Member.SignInAsync(visit.Page, "coordinatrice");
        await visit.Page.WaitForURLAsync("**" + here);
        return (visit, here);
    }

    private static Task LinkAsync(IPage page, string link) => page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).ClickAsync();

    private static Task PressAsync(IPage page, string button) => page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private static string PathIn(string text) => Regex.Match(text, "/agenda/inscriptions/[A-Z0-9]{26}").Value;

    private static async Task LooksAsync(IPage page, int width, bool script, string where)
    {
        if (!script) return;
        None(await Axe.LightAndDarkAsync(page, where));
        await page.SetViewportSizeAsync(320, 800);
        Assert.False(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth"), where + " is wider than 320");
        await page.SetViewportSizeAsync(width, 900);
    }
}
