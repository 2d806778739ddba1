using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Data;

namespace Reseau50.BrowserTests.Accounts.Manage;

/// <summary>The administrator sees the site as somebody else: on every page it is said, and nothing can be done.</summary>
public class SeenAsTests(SiteFixture site) : SiteTest(site)
{
    [Theory, InlineData(Phone, false), InlineData(Wide, true)]
    public async Task TheAdministrator_SeesAsAMember_ChangesNothing_AndComesBack(int width, bool script)
    {
        var visit = await OpenAsync("/connexion?retour=%2Fadmin%2Fcomptes%2Fdemo-animatrice-rpe", width, options: new() { JavaScriptEnabled = script });
        var page = visit.Page;
        await Member.SignInAsync(page, "admin");
        await page.GetByText("Voir le site comme cette personne").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Voir le site comme cette personne" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(Site.Root + "/");
        foreach (var path in (string[])["/", "/ateliers", "/admin", "/admin/demandes"])
        {
            await visit.GoAsync(path);
            await Expect(page.Locator(".seen-as")).ToContainTextAsync("Animatrice RPE");
            Assert.DoesNotContain("seen-as", await Site.Http.GetStringAsync(path.StartsWith("/admin", StringComparison.Ordinal) ? "/" : path), StringComparison.Ordinal);
        }
        // Axe needs the script that this window may not run.
        if (script) None(await Axe.LightAndDarkAsync(page, "seen as"));
        // What she may not open is not open; what is hers alone stays hers.
        await visit.GoAsync("/admin/comptes", 403);
        await visit.GoAsync("/mon-compte", 403);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Vous regardez seulement");
        await visit.GoAsync("/mon-compte/deux-etapes", 403);
        var token = await page.Locator(".seen-as input[name=__RequestVerificationToken]").GetAttributeAsync("value");
        foreach (var path in (string[])["/admin/contenus/nouveau/CompteRendu", "/mon-compte/adresse", "/mon-compte/sessions/fermer-tout", "/deconnexion", "/mon-compte/cles/options", "/admin/comptes/demo-admin/voir-comme"])
        {
            var answer = await page.APIRequest.PostAsync(Site.Root + path, new() { Form = page.APIRequest.CreateFormData().Set("__RequestVerificationToken", token!), MaxRedirects = 0 });
            Assert.Equal(403, answer.Status);
            Assert.Contains("Vous regardez seulement", await answer.TextAsync(), StringComparison.Ordinal);
        }
        await visit.GoAsync("/agenda");
        await page.GetByRole(AriaRole.Button, new() { Name = "Revenir à mon compte" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(Site.Root + "/admin/comptes/demo-animatrice-rpe");
        await Expect(page.Locator(".seen-as")).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(new Regex("Administratrice du site.*A cessé de voir le site"));
    }

    [Fact]
    public async Task AfterAnHour_OneIsOneselfAgain()
    {
        var page = (await OpenAsync("/connexion?retour=%2Fadmin%2Fcomptes%2Fdemo-directrice-eaje")).Page;
        await Member.SignInAsync(page, "admin");
        await page.GetByText("Voir le site comme cette personne").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Voir le site comme cette personne" }).ClickAsync();
        await Expect(page.Locator(".seen-as")).ToContainTextAsync("Directrice d’établissement");
        await Site.InHostAsync(async s =>
        {
            var past = s.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime.AddSeconds(-1);
            return await s.GetRequiredService<SiteDb>().Database.ExecuteSqlAsync($"""update "AccountSessions" set "ActsAsUntilUtc" = {past} where "ActsAsId" = {"demo-directrice-eaje"}""");
        });
        await page.GotoAsync("/admin/comptes/demo-directrice-eaje");
        await Expect(page.Locator(".seen-as")).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("A cessé de voir le site");
    }
}
