using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Content;
using Reseau50.Cms.Media;

namespace Reseau50.BrowserTests.Admin;

/// <summary>Somebody who writes and does not keep the library puts a file of hers in her write-up, and finds nothing of what is not hers.</summary>
public class AuthorFilesTests(SiteFixture site) : SiteTest(site)
{
    private const string Form = "/admin/ateliers/atelier-sommeil/cloturer/sea-26-sommeil-1";
    private readonly string _mark = "marque" + Guid.NewGuid().ToString("N")[..12];

    [Theory, InlineData(Phone, false), InlineData(Wide, true)]
    public async Task AnAuthor_SendsAFile_AndFindsOnlyWhatIsHers(int width, bool script)
    {
        try
        {
            await Site.InHostAsync(s => s.GetRequiredService<MediaStore>().PutAsync(_mark + "-secret.txt", new MemoryStream(Encoding.UTF8.GetBytes(_mark)), new MediaAnswer(false), replaces: true));
            var visit = await OpenAsync("/connexion?retour=" + Uri.EscapeDataString(Form), width, options: new() { JavaScriptEnabled = script });
            var page = visit.Page;
            await Member.SignInAsync(page, "animatrice-rpe");
            await page.GetByLabel("Titre").FillAsync("Avec un fichier " + _mark);
            await page.GetByLabel("Chapô").FillAsync("Une phrase.");
            var field = page.Locator("[data-media-field]").Last;
            var file = new FilePayload { Name = _mark + "-carnet.pdf", MimeType = "application/pdf", Buffer = Encoding.UTF8.GetBytes($"%PDF-1.4\n%{_mark}\n%%EOF\n") };
            if (script)
            {
                await field.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Choisir dans la médiathèque") }).ClickAsync();
                var dialog = page.GetByRole(AriaRole.Dialog);
                await dialog.GetByLabel("Chercher dans la médiathèque").FillAsync(_mark);
                await dialog.GetByRole(AriaRole.Button, new() { Name = "Chercher" }).ClickAsync();
                await Expect(dialog.GetByRole(AriaRole.Status)).ToHaveTextAsync("Aucun fichier ici.");
                await dialog.GetByText("Envoyer des fichiers", new() { Exact = true }).ClickAsync();
                await dialog.GetByLabel(new Regex("^Envoyer des fichiers")).SetInputFilesAsync(file);
                await Expect(dialog.Locator(".listed")).ToContainTextAsync("est dans la médiathèque.");
                await Expect(dialog.Locator(".listed a")).ToHaveCountAsync(0);
                None(await Axe.FaultsAsync(page, "dialog"));
                await Expect(dialog.Locator(".tile")).ToHaveCountAsync(1);
                await dialog.Locator(".tile button").ClickAsync();
            }
            else
            {
                await field.GetByText("Ajouter un fichier").ClickAsync();
                await field.GetByLabel("Chercher dans la médiathèque").FillAsync(_mark);
                await field.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Chercher") }).ClickAsync();
                await Expect(field).ToContainTextAsync("Aucun fichier ne répond.");
                await field.GetByLabel(new Regex("^Ou envoyer")).SetInputFilesAsync(file);
            }
            await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Enregistrer le brouillon", Exact = true }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Le brouillon est enregistré." })).ToBeVisibleAsync();
            await Expect(field.Locator("[data-name]")).ToHaveTextAsync([_mark + "-carnet.pdf"]);
            var path = await field.Locator("[data-path]").First.InputValueAsync();
            Assert.Equal(200, (await page.APIRequest.GetAsync("/media/" + path)).Status);
            Assert.Equal(404, (await page.APIRequest.GetAsync($"/media/{_mark}-secret.txt")).Status);
            Assert.Equal(403, (await page.APIRequest.GetAsync("/admin/medias/fichier?chemin=" + path)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await Site.Http.GetAsync("/media/" + path)).StatusCode);
        }
        finally
        {
            await Site.InHostAsync(async services =>
            {
                var db = services.GetRequiredService<Reseau50.Cms.Data.SiteDb>();
                foreach (var id in db.ContentItems.Where(x => x.Latest && x.DisplayText.Contains(_mark)).Select(x => x.ContentItemId).ToList()) await services.GetRequiredService<ContentDrafts>().DeleteAsync(id);
                return true;
            });
        }
    }
}
