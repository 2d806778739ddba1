using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Content;

namespace Reseau50.BrowserTests.Admin;

/// <summary>A second reading, from the request of whoever wrote to the publication: three people, with a script or without.</summary>
public class SecondReadingTests(SiteFixture site) : SiteTest(site)
{
    private const string Form = "/admin/ateliers/atelier-sommeil/cloturer/sea-26-sommeil-1";
    private readonly string _mark = "marque" + Guid.NewGuid().ToString("N")[..12];

    [Theory, InlineData(Phone, false), InlineData(Wide, true)]
    public async Task AWriteUp_IsRead_ChangesAreAsked_AndWhoPublishesAnywayConfirms(int width, bool script)
    {
        try
        {
            var author = await ComeAsync("animatrice-rpe", Form, width, script);
            await author.Page.GetByLabel("Titre").FillAsync("À deux regards " + _mark);
            await author.Page.GetByLabel("Chapô").FillAsync("Une phrase.");
            await author.Page.GetByLabel("Assistantes maternelles").FillAsync("3");
            await author.Page.GetByLabel("Ce qui a été vécu", new() { Exact = true }).FillAsync("Nous avons dormi un peu.");
            await author.Page.GetByLabel("À retenir").FillAsync("Une idée.");
            await PressAsync(author.Page, "Enregistrer le brouillon");
            await author.Page.GetByRole(AriaRole.Link, new() { Name = "Demander à quelqu’un de relire" }).ClickAsync();
            await author.Page.WaitForURLAsync("**/relectures/**");
            if (script) None(await Axe.LightAndDarkAsync(author.Page, "ask"));
            var path = new Uri(author.Page.Url).AbsolutePath;

            // Who is not chosen is said where, and what was written stays.
            await author.Page.GetByLabel("Ce qu’il faut regarder").FillAsync("Les familles sont-elles méconnaissables ?");
            await author.ExpectingAsync(path + "/demander", () => PressAsync(author.Page, "Demander la relecture"));
            await Expect(author.Page.GetByLabel("Qui relira")).ToHaveAccessibleDescriptionAsync(new Regex("Choisissez la personne qui relira"));
            await Expect(author.Page.GetByLabel("Ce qu’il faut regarder")).ToHaveValueAsync("Les familles sont-elles méconnaissables ?");
            await author.Page.WaitForLoadStateAsync();
            await author.Page.GetByLabel("Qui relira").SelectOptionAsync("demo-referente-mam");
            await PressAsync(author.Page, "Demander la relecture");
            await SaidAsync(author.Page, "La relecture est demandée.");

            var reader = await ComeAsync("referente-mam", "/admin", width, script);
            await reader.Page.Locator(".panel").Filter(new() { HasText = "À relire" }).GetByRole(AriaRole.Link, new() { Name = "À deux regards " + _mark }).ClickAsync();
            await Expect(reader.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Les familles sont-elles méconnaissables");
            await Expect(reader.Page.FrameLocator("iframe").GetByText("Nous avons dormi un peu.")).ToBeVisibleAsync();
            if (script) None(await Axe.LightAndDarkAsync(reader.Page, "answer"));
            await reader.ExpectingAsync(path + "/repondre", () => PressAsync(reader.Page, "Demander des changements"));
            await Expect(reader.Page.GetByLabel("Commentaire")).ToHaveAccessibleDescriptionAsync(new Regex("Dites ce qu’il faut changer"));
            await reader.Page.WaitForLoadStateAsync();
            await reader.Page.GetByLabel("Commentaire").FillAsync("Nommez la commune autrement. " + _mark);
            await PressAsync(reader.Page, "Demander des changements");
            await SaidAsync(reader.Page, "Votre réponse est enregistrée.");
            await Expect(reader.Page.GetByLabel("Commentaire")).ToHaveCountAsync(0);

            // The author reads it on the form, on the workshop and on the list.
            foreach (var screen in (string[])[Form, "/admin/ateliers/atelier-sommeil", "/admin/ateliers"])
            {
                await author.GoAsync(screen);
                await Expect(author.Page.GetByRole(AriaRole.Main)).ToContainTextAsync(new Regex("Référente.* a demandé des changements le"));
            }
            await author.GoAsync(Form);
            await Expect(author.Page.GetByRole(AriaRole.Region, new() { Name = "Seconde lecture" })).ToContainTextAsync("Nommez la commune autrement. " + _mark);
            if (script) None(await Axe.LightAndDarkAsync(author.Page, "signed"));

            var publisher = await ComeAsync("coordinatrice", Form, width, script);
            await PressAsync(publisher.Page, "Publier");
            await Expect(publisher.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("a demandé des changements");
            Assert.DoesNotContain(_mark, await Site.Http.GetStringAsync("/ateliers/sommeil"), StringComparison.Ordinal);
            if (script) None(await Axe.LightAndDarkAsync(publisher.Page, "confirm"));
            await PressAsync(publisher.Page, "Publier");
            await SaidAsync(publisher.Page, "C’est publié : le réseau peut le lire.");
            Assert.Contains(_mark, await Site.Http.GetStringAsync("/ateliers/sommeil"), StringComparison.Ordinal);
            await author.GoAsync(path);
            await Expect(author.Page.GetByRole(AriaRole.Region, new() { Name = "Relectures d’avant" })).ToContainTextAsync("Puis publié.");
            if (script) None(await Axe.LightAndDarkAsync(author.Page, "past"));
        }
        finally
        {
            await ForgetAsync();
        }
    }

    // The item's own form and the list of contents ask the same.
    [Fact]
    public async Task WhileNobodyAnswered_TheOtherWaysOfPublishing_StopToo_AndAnApprovalGrowsOld()
    {
        try
        {
            var author = await ComeAsync("coordinatrice", Form, Wide, true);
            await author.Page.GetByLabel("Titre").FillAsync("Attendu " + _mark);
            await author.Page.GetByLabel("Chapô").FillAsync("Une phrase.");
            await PressAsync(author.Page, "Enregistrer le brouillon");
            await author.Page.GetByRole(AriaRole.Link, new() { Name = "Demander à quelqu’un de relire" }).ClickAsync();
            await author.Page.WaitForURLAsync("**/relectures/**");
            var path = new Uri(author.Page.Url).AbsolutePath;
            await author.Page.GetByLabel("Qui relira").SelectOptionAsync("demo-referente-mam");
            await PressAsync(author.Page, "Demander la relecture");
            await SaidAsync(author.Page, "La relecture est demandée.");
            await author.GoAsync("/admin/contenus/" + path.Split('/')[^1]);
            await PressAsync(author.Page, "Publier");
            await Expect(author.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("n’a pas encore répondu");
            await author.GoAsync("/admin/contenus?q=" + _mark);
            await author.Page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new Regex(_mark) }).CheckAsync();
            await PressAsync(author.Page, "Publier");
            await PressAsync(author.Page, "Publier");
            await SaidAsync(author.Page, "Laissé tel quel");
            Assert.DoesNotContain(_mark, await Site.Http.GetStringAsync("/ateliers/sommeil"), StringComparison.Ordinal);

            var reader = await ComeAsync("referente-mam", path, Wide, true);
            await PressAsync(reader.Page, "Approuver");
            await SaidAsync(reader.Page, "Votre réponse est enregistrée.");
            await author.GoAsync(Form);
            await Expect(author.Page.GetByRole(AriaRole.Region, new() { Name = "Seconde lecture" })).ToContainTextAsync(new Regex("Approuvé par .* le [^,]*\\."));
            await author.Page.GetByLabel("Chapô").FillAsync("Une autre phrase.");
            await PressAsync(author.Page, "Enregistrer le brouillon");
            await SaidAsync(author.Page, "Le brouillon est enregistré.");
            await Expect(author.Page.GetByRole(AriaRole.Region, new() { Name = "Seconde lecture" })).ToContainTextAsync("sur une version plus ancienne");
            None(await Axe.LightAndDarkAsync(author.Page, "stale"));
        }
        finally
        {
            await ForgetAsync();
        }
    }

    // The draft in its frame is part of the page: leaving before it is there would break off its request.
    private static async Task SaidAsync(IPage page, string words)
    {
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = words })).ToBeVisibleAsync();
        await page.WaitForLoadStateAsync();
    }

    private async Task<Visit> ComeAsync(string who, string path, int width, bool script)
    {
        var visit = await OpenAsync("/connexion?retour=" + Uri.EscapeDataString(path), width, options: new() { JavaScriptEnabled = script });
        await Member.SignInAsync(visit.Page, who);
        await visit.Page.WaitForURLAsync("**" + path);
        return visit;
    }

    private static Task PressAsync(IPage page, string button) => page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    // Other tests count what the demonstration shows.
    private Task<bool> ForgetAsync() => Site.InHostAsync(async services =>
    {
        var db = services.GetRequiredService<Reseau50.Cms.Data.SiteDb>();
        foreach (var id in db.ContentItems.Where(x => x.Latest && x.DisplayText.Contains(_mark)).Select(x => x.ContentItemId).ToList()) await services.GetRequiredService<ContentDrafts>().DeleteAsync(id);
        return true;
    });
}
