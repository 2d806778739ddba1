using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Reseau50.BrowserTests.Admin;

/// <summary>The media library in a browser: with a mouse, a keyboard, or no script at all.</summary>
public class MediaTests(SiteFixture site) : SiteTest(site)
{
    private readonly string _mark = "m" + Guid.NewGuid().ToString("N")[..10];

    private FilePayload Drawing(string name) => new()
    {
        Name = name,
        MimeType = "image/svg+xml",
        Buffer = Encoding.UTF8.GetBytes($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"30\"><title>{_mark} {name}</title><rect width=\"40\" height=\"30\"/></svg>"),
    };

    [Fact]
    public async Task EveryScreen_IsAccessible_AndFitsAPhone()
    {
        var (visit, page) = await SignedInAsync("/admin/medias", true);
        var faults = new List<string>();
        foreach (var path in (string[])["/admin/medias", "/admin/medias?dossier=dessins", "/admin/medias?q=zzzz", "/admin/medias?genre=attente", "/admin/medias/fichier?chemin=dessins/phare.svg", "/admin/medias/fichier?chemin=outils/affiche-ecrans.pdf",
            "/admin/medias/supprimer?chemin=dessins/phare.svg", "/admin/medias/supprimes"])
        {
            await visit.GoAsync(path);
            foreach (var summary in await page.Locator("main details summary").AllAsync()) await summary.ClickAsync();
            faults.AddRange(await Axe.LightAndDarkAsync(page, path));
            await page.SetViewportSizeAsync(320, 800);
            if (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth")) faults.Add(path + " is wider than 320");
        }
        None(faults);
    }

    [Fact]
    public async Task WithoutScript_FilesAreSent_DescribedDeletedAndBroughtBack()
    {
        var (visit, page) = await SignedInAsync("/admin/medias", false);
        await page.GetByText("Envoyer des fichiers", new() { Exact = true }).ClickAsync();
        await page.GetByLabel("Fichiers", new() { Exact = true }).SetInputFilesAsync([Drawing(_mark + ".svg"), new() { Name = "vide.txt", MimeType = "text/plain", Buffer = [] }, new() { Name = "faux.jpg", MimeType = "image/jpeg", Buffer = "MZ"u8.ToArray() }]);
        await PressAsync(page, "Envoyer");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync(new Regex("vide.txt.*le fichier est vide. Vérifiez-le, puis renvoyez-le.*faux.jpg.*Les autres fichiers sont gardés.", RegexOptions.Singleline));
        await page.GetByRole(AriaRole.Link, new() { Name = "Compléter sa fiche" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Note)).ToContainTextAsync("attend une réponse");

        // A « yes » without the agreement is refused beside each input, and what was typed stays.
        await page.GetByLabel("Oui").First.CheckAsync();
        await page.GetByLabel("Usage accepté").First.FillAsync("Site du réseau");
        await visit.ExpectingAsync("/admin/medias/enfant", () => PressAsync(page, "Enregistrer la réponse"));
        await Expect(page.GetByLabel("Où l’accord écrit est rangé").First).ToHaveAccessibleDescriptionAsync(new Regex("Indiquez où l’accord écrit des deux parents est rangé"));
        await Expect(page.GetByLabel("Usage accepté").First).ToHaveValueAsync("Site du réseau");
        await page.GetByLabel("Non, aucun enfant").First.CheckAsync();
        await PressAsync(page, "Enregistrer la réponse");
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("La réponse est enregistrée.");
        await Expect(page.GetByRole(AriaRole.Note)).ToHaveCountAsync(0);
        await page.GetByLabel("Texte de remplacement").FillAsync("Un rectangle " + _mark);
        await PressAsync(page, "Enregistrer la fiche");
        await Expect(page.GetByLabel("Texte de remplacement")).ToHaveValueAsync("Un rectangle " + _mark);

        // Nothing on the site shows it: nobody but those who keep the library reads it.
        Assert.Equal(HttpStatusCode.NotFound, (await Site.Http.GetAsync($"/media/{_mark}.svg")).StatusCode);
        await page.GetByRole(AriaRole.Link, new() { Name = "Supprimer", Exact = true }).ClickAsync();
        await PressAsync(page, "Supprimer");
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("Vous pouvez le rétablir pendant 30");
        await visit.GoAsync("/admin/medias/supprimes");
        await page.GetByRole(AriaRole.Button, new() { Name = $"Rétablir {_mark}.svg" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(_mark + ".svg");
        await Expect(page.GetByLabel("Texte de remplacement")).ToHaveValueAsync("Un rectangle " + _mark);
    }

    [Fact]
    public async Task FilesThatAreDroppedOrPasted_AreSent_AndEachSaysWhatCameOfIt()
    {
        var (visit, page) = await SignedInAsync("/admin/medias", true);
        await page.GetByText("Envoyer des fichiers", new() { Exact = true }).ClickAsync();
        await page.GetByLabel("Non, aucun enfant").CheckAsync();
        await page.EvaluateAsync("""
            mark => {
              const data = new DataTransfer();
              data.items.add(new File([`depot ${mark}`], `depot-${mark}.txt`, { type: "text/plain" }));
              document.querySelector("form[data-upload]").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
            }
            """, _mark);
        await Expect(page.Locator("[data-said]")).ToContainTextAsync($"depot-{_mark}.txt");
        await Expect(page.Locator("[data-said]")).ToContainTextAsync("est dans la médiathèque.");
        await page.EvaluateAsync("""
            mark => {
              const data = new DataTransfer();
              data.items.add(new File([`colle ${mark}`], `colle-${mark}.txt`, { type: "text/plain" }));
              document.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """, _mark);
        await Expect(page.Locator("[data-said] li")).ToHaveCountAsync(2);
        await Expect(page.Locator("[data-said] progress")).ToHaveCountAsync(0);
        await visit.GoAsync("/admin/medias?q=" + _mark);
        await Expect(page.Locator(".tile")).ToHaveCountAsync(2);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task AToolGetsItsFile_ByKeyboardInTheDialog_OrWithoutScript(bool script)
    {
        var (_, page) = await SignedInAsync("/admin/contenus/nouveau/Outil", script);
        await page.GetByLabel("Titre").FillAsync("Un outil " + _mark);
        var field = page.Locator("[data-media-field]").First;
        if (script)
        {
            var open = field.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Choisir dans la médiathèque") });
            await open.FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Choisir dans la médiathèque" });
            await Expect(dialog.GetByLabel("Chercher dans la médiathèque")).ToBeFocusedAsync();
            None(await Axe.FaultsAsync(page, "dialog"));
            await page.Keyboard.PressAsync("Escape");
            await Expect(dialog).ToHaveCountAsync(0);
            await Expect(open).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("Enter");
            await page.Keyboard.TypeAsync("affiche-ecrans");
            await page.Keyboard.PressAsync("Enter");
            await Expect(dialog.Locator(".tile")).ToHaveCountAsync(1);
            await dialog.Locator(".tile button").FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            await Expect(dialog).ToHaveCountAsync(0);
        }
        else
        {
            await field.GetByText("Ajouter un fichier").ClickAsync();
            await field.GetByLabel("Chercher dans la médiathèque").FillAsync("affiche-ecrans");
            await field.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Chercher") }).ClickAsync();
            await Expect(page.GetByLabel("Titre")).ToHaveValueAsync("Un outil " + _mark);
            await field.GetByLabel("affiche-ecrans.pdf").CheckAsync();
            await field.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Ajouter") }).ClickAsync();
        }
        await Expect(field.Locator("[data-name]")).ToHaveTextAsync(["affiche-ecrans.pdf"]);
        await Expect(page.GetByLabel("Titre")).ToHaveValueAsync("Un outil " + _mark);
        await field.GetByLabel("Texte du lien").FillAsync("L’affiche " + _mark);
        await field.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Retirer") }).ClickAsync();
        await Expect(field.Locator("[data-name]")).ToHaveCountAsync(0);
        await Expect(page.GetByLabel("Titre")).ToHaveValueAsync("Un outil " + _mark);
    }

    [Fact]
    public async Task AFileSentInAForm_IsKept_ThoughSomethingElseIsMissing()
    {
        var (visit, page) = await SignedInAsync("/admin/contenus/nouveau/Outil", false);
        await page.GetByLabel("Titre").FillAsync("Un outil " + _mark);
        var field = page.Locator("[data-media-field]").First;
        await field.GetByText("Ajouter un fichier").ClickAsync();
        await field.GetByLabel(new Regex("^Ou envoyer")).SetInputFilesAsync([new FilePayload { Name = _mark + ".pdf", MimeType = "application/pdf", Buffer = Encoding.UTF8.GetBytes($"%PDF-1.4\n%{_mark}\n%%EOF\n") }, new() { Name = "vide.pdf", MimeType = "application/pdf", Buffer = [] }]);
        await visit.ExpectingAsync("/admin/contenus/nouveau/Outil", () => PressAsync(page, "Publier"));
        await Expect(field.Locator("[data-name]")).ToHaveTextAsync([_mark + ".pdf"]);
        await Expect(field.GetByLabel(new Regex("^Ou envoyer"))).ToHaveAccessibleDescriptionAsync(new Regex("vide.pdf.*le fichier est vide. Vérifiez-le, puis renvoyez-le."));
        await Expect(page.GetByLabel("Titre")).ToHaveValueAsync("Un outil " + _mark);
    }

    private static Task PressAsync(IPage page, string button) => page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private async Task<(Visit, IPage)> SignedInAsync(string path, bool script)
    {
        var visit = await OpenAsync("/connexion?retour=" + Uri.EscapeDataString(path), options: new() { JavaScriptEnabled = script });
        await Member.SignInAsync(visit.Page, "coordinatrice");
        await visit.Page.WaitForURLAsync("**" + path);
        return (visit, visit.Page);
    }
}
