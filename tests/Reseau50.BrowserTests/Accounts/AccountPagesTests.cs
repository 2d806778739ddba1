using Reseau50.Testing;

namespace Reseau50.BrowserTests.Accounts;

/// <summary>The pages of an account hold on every screen, and axe finds nothing on them, errors shown and not.</summary>
public class AccountPagesTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task EveryPageOfAnAccount_IsAccessible_AndFits()
    {
        var visit = await OpenAsync("/connexion");
        var page = visit.Page;
        var faults = new List<string>();
        async Task LookAsync(string where)
        {
            faults.AddRange(await Axe.LightAndDarkAsync(page, where));
            faults.AddRange(await Fit.FaultsAsync(page, where));
            await page.SetViewportSizeAsync(Wide, 900);
        }

        await visit.ExpectingAsync("/connexion", () => page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Se connecter" }).ClickAsync());
        await LookAsync("sign-in refused");
        await Member.SignInAsync(page, "animatrice-rpe");
        await LookAsync("account");
        await page.GotoAsync("/mon-compte/deux-etapes");
        await LookAsync("second step, off");
        var key = await page.Locator(".qr__key").InnerTextAsync();
        await visit.ExpectingAsync("/mon-compte/deux-etapes", () => page.GetByRole(AriaRole.Button, new() { Name = "Activer", Exact = true }).ClickAsync());
        await LookAsync("second step, refused");
        await page.GetByLabel("Code à six chiffres").FillAsync(Totp.Code(key, DateTimeOffset.UtcNow));
        await page.GetByLabel("Votre mot de passe").FillAsync(Member.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Activer", Exact = true }).ClickAsync();
        await LookAsync("recovery codes");
        var next = await OpenAsync("/connexion");
        await Member.SignInAsync(next.Page, "animatrice-rpe");
        faults.AddRange(await Axe.LightAndDarkAsync(next.Page, "code"));
        faults.AddRange(await Fit.FaultsAsync(next.Page, "code"));
        await page.GotoAsync("/mon-compte/deux-etapes");
        await LookAsync("second step, on");
        await page.GetByLabel("Votre mot de passe").FillAsync(Member.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Désactiver la deuxième étape" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        await LookAsync("account, told");
        None(faults);
    }
}
