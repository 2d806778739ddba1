using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Content;
using Reseau50.Testing;

namespace Reseau50.BrowserTests.Agenda;

/// <summary>The calendar as it is read and as it is planned, with a script or without.</summary>
public class CalendarTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task AReader_GoesFromListToMonthToYearToFeed_AndKeepsWhatWasChosen()
    {
        var visit = await OpenAsync("/agenda", Phone);
        var page = visit.Page;
        await page.Locator("select[name=reseau]").SelectOptionAsync("mam");
        await page.GetByRole(AriaRole.Button, new() { Name = "Filtrer" }).ClickAsync();
        await page.WaitForURLAsync("**/agenda?reseau=mam*");
        await page.GetByRole(AriaRole.Link, new() { Name = "Mois par mois" }).ClickAsync();
        await page.WaitForURLAsync(new Regex("/agenda/[0-9]{4}/[0-9]{2}\\?reseau=mam$"));
        await page.GetByRole(AriaRole.Link, new() { Name = "L’année" }).ClickAsync();
        await page.WaitForURLAsync(new Regex("/agenda/[0-9]{4}\\?reseau=mam$"));
        await Expect(page.Locator("select[name=reseau]")).ToHaveValueAsync("mam");
        await page.GetByText("S’abonner à cet agenda").ClickAsync();
        await Expect(page.GetByText(Site.Root + "/reseaux/mam/agenda.ics")).ToBeVisibleAsync();
        Assert.Equal("webcal" + Site.Root[4..] + "/reseaux/mam/agenda.ics", await page.GetByRole(AriaRole.Link, new() { Name = "Ouvrir dans mon calendrier" }).GetAttributeAsync("href"));
        None(await Axe.LightAndDarkAsync(page, "subscribe"));
    }

    [Fact]
    public async Task ACalendarThatAsksAgain_IsToldThatNothingChanged()
    {
        using var first = await Site.Http.GetAsync(new Uri("/agenda.ics", UriKind.Relative));
        var tag = first.Headers.ETag!;
        foreach (var (asked, expected) in new[] { (tag.Tag, HttpStatusCode.NotModified), ("\"autre\"", HttpStatusCode.OK) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/agenda.ics", UriKind.Relative));
            request.Headers.TryAddWithoutValidation("If-None-Match", asked);
            using var answer = await Site.Http.SendAsync(request);
            Assert.Equal((expected, expected == HttpStatusCode.OK), (answer.StatusCode, (await answer.Content.ReadAsByteArrayAsync()).Length > 0));
        }
    }

    [Theory, InlineData(Phone, false), InlineData(Wide, true)]
    public async Task ASeason_IsTakenUpForAnotherYear_AfterItsDatesAreMended(int width, bool script)
    {
        var year = script ? "2029" : "2028";
        try
        {
            var visit = await OpenAsync("/connexion?retour=%2Fadmin%2Fagenda%2Fsaison%2F2027", width, options: new() { JavaScriptEnabled = script });
            var page = visit.Page;
            await Member.SignInAsync(page, "coordinatrice");
            await page.WaitForURLAsync("**/admin/agenda/saison/2027");
            await Expect(page.GetByRole(AriaRole.Table)).ToContainTextAsync("Journée des relais n° 1");
            await page.GetByRole(AriaRole.Link, new() { Name = "Préparer une autre saison à partir de celle-ci" }).ClickAsync();
            await page.GetByLabel("Préparer l’année").SelectOptionAsync(year);
            await page.GetByRole(AriaRole.Button, new() { Name = "Proposer les dates" }).ClickAsync();
            await page.WaitForURLAsync("**/dupliquer?annee=" + year);

            var date = page.Locator("#jour-evt-27-mam-2");
            await date.FillAsync("2027-10-09");
            await visit.ExpectingAsync("/admin/agenda/saison/2027/dupliquer", () => page.GetByRole(AriaRole.Button, new() { Name = "Créer les brouillons" }).ClickAsync());
            await Expect(date).ToHaveAccessibleDescriptionAsync(new Regex($"Cette date n’est pas dans la saison {year}"));
            await Expect(date).ToHaveValueAsync("2027-10-09");
            await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Rien n’est encore créé");
            if (script) None(await Axe.LightAndDarkAsync(page, "copy refused"));
            await page.WaitForLoadStateAsync();
            await date.FillAsync(year + "-10-07");
            await page.GetByRole(AriaRole.Button, new() { Name = "Créer les brouillons" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("brouillons sont créés. Rien n’est publié.");
            await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Déjà repris" })).ToContainTextAsync("Journée des MAM n° 2");
            await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(new Regex($"«.Saison {year}.» existe déjà"));
            if (script) None(await Axe.LightAndDarkAsync(page, "copy made"));

            // The new season has its own calendar, for whoever plans; nobody else sees anything of it.
            await visit.GoAsync("/admin/agenda/saison/" + year);
            await Expect(page.GetByRole(AriaRole.Table)).ToContainTextAsync("brouillon");
            if (script) None(await Axe.LightAndDarkAsync(page, "draft season"));
            Assert.DoesNotContain("Journée des MAM", await Site.Http.GetStringAsync("/agenda/" + year), StringComparison.Ordinal);
        }
        finally
        {
            await ForgetAsync();
        }
    }

    [Fact]
    public async Task TheForm_SaysTheSeries_AndRefusesWhatCannotBe_KeepingWhatWasTyped()
    {
        var visit = await OpenAsync("/connexion?retour=%2Fadmin%2Fcontenus%2Fperm-27-rade");
        var page = visit.Page;
        await Member.SignInAsync(page, "coordinatrice");
        await page.WaitForURLAsync("**/admin/contenus/perm-27-rade");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(new Regex("Tous les mardis de 14.h à 17.h, jusqu’au mardi 29 juin 2027"));
        await page.GetByLabel("Exceptions").FillAsync("17/03/2027 annulée");
        await visit.ExpectingAsync("/admin/contenus/perm-27-rade", () => page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer le brouillon" }).ClickAsync());
        await Expect(page.GetByLabel("Exceptions")).ToHaveAccessibleDescriptionAsync(new Regex("Le mercredi 17 mars 2027 n’est pas une date de cette série"));
        await Expect(page.GetByLabel("Exceptions")).ToHaveValueAsync("17/03/2027 annulée");
        None(await Axe.LightAndDarkAsync(page, "series refused"));
    }

    private Task<bool> ForgetAsync() => Site.InHostAsync(async services =>
    {
        var drafts = services.GetRequiredService<ContentDrafts>();
        var reader = services.GetRequiredService<ContentReader>();
        foreach (var year in new[] { "2028", "2029" })
            foreach (var id in Originals.Select(o => ContentIds.Of($"saison:{o}:{year}")))
                if (await reader.LatestAsync(id) is not null) await drafts.DeleteAsync(id);
        return true;
    });

    private static IEnumerable<string> Originals => Regex.Matches(File.ReadAllText(Path.Combine(SourceTree.Recipes, "agenda.recipe.json")), "\"ContentItemId\": \"([a-z0-9-]+)\"").Select(m => m.Groups[1].Value).Distinct();
}
