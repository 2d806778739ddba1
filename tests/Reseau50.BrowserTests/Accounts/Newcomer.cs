using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Accounts.Contracts;
using Reseau50.Cms.Data;
using Reseau50.Cms.Mail;

namespace Reseau50.BrowserTests.Accounts;

/// <summary>Somebody who is not of the demo cast, with a mailbox.</summary>
internal static partial class Newcomer
{
    public const string Password = "une phrase assez longue";

    /// <summary>Fills the form of <c>/inscription</c>, taking the time a person takes, and sends it.</summary>
    public static async Task JoinAsync(IPage page, string email, string password = Password, string profession = "Auxiliaire de puériculture", string? structure = null)
    {
        await page.GetByLabel("Nom affiché").FillAsync("Camille D.");
        await page.GetByLabel("Adresse électronique").FillAsync(email);
        await page.GetByLabel("Mot de passe").FillAsync(password);
        await page.GetByLabel("Métier").SelectOptionAsync(new SelectOptionValue { Label = profession });
        await page.GetByLabel("Structure", new() { Exact = false }).First.SelectOptionAsync(structure is null ? new SelectOptionValue { Index = 2 } : new SelectOptionValue { Label = structure });
        if (structure is not null)
        {
            await page.GetByLabel("Nom de votre structure").FillAsync("Les Dunes");
            await page.GetByLabel("Commune ou intercommunalité").SelectOptionAsync(new SelectOptionValue { Index = 2 });
        }
        await page.GetByLabel("Ce que vous attendez du réseau").FillAsync("Des idées pour le coin lecture.");
        foreach (var box in (string[])["Je suis majeur·e", "J’accepte la charte", "J’accepte la politique"]) await page.GetByLabel(box).CheckAsync();
        await page.WaitForTimeoutAsync(3_000);
        await SendAsync(page);
    }

    public static Task SendAsync(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Envoyer ma demande" }).ClickAsync();

    /// <summary>Signs in with an address and a password of one's own.</summary>
    public static async Task SignInAsync(IPage page, string email, string password = Password)
    {
        await page.GotoAsync("/connexion");
        await page.GetByLabel("Adresse électronique").FillAsync(email);
        await page.GetByLabel("Mot de passe").FillAsync(password);
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Se connecter" }).ClickAsync();
    }

    /// <summary>The mails sent to an address, the oldest first.</summary>
    public static Task<List<MailRow>> MailsAsync(this SiteFixture site, string email) => site.InHostAsync(async s =>
        (await s.GetRequiredService<SiteDb>().Set<MailRow>().AsNoTracking().Where(m => m.Recipient == email).ToListAsync()).OrderBy(m => m.CreatedUtc).ToList());

    /// <summary>The path of the secret link in the last mail to an address.</summary>
    public static async Task<string> LinkAsync(this SiteFixture site, string email)
    {
        var mail = (await site.MailsAsync(email)).Last();
        var match = Secret().Match(mail.Text);
        Assert.True(match.Success, mail.Text);
        Assert.StartsWith(site.Root + "/", match.Value);
        return match.Value[site.Root.Length..];
    }

    /// <summary>What the coordination does in its office.</summary>
    public static Task<int> ApproveAsync(this SiteFixture site, string email) => site.InHostAsync(async s =>
    {
        var requests = s.GetRequiredService<IMembershipRequests>();
        var waiting = await requests.PendingAsync(0, 100);
        // No request is under way here to give the site its address.
        await s.GetRequiredService<SiteWork>().RunAsync(async () =>
        {
            var documents = s.GetRequiredService<Cms.Documents.SiteDocuments>();
            var settings = await documents.EditAsync<Cms.Settings.SiteSettings>();
            settings.BaseUrl = site.Root;
            await documents.WriteAsync(settings);
        });
        return await requests.ApproveAsync([.. waiting.Requests.Where(r => r.Email == email).Select(r => r.AccountId)]);
    });

    /// <summary>A member of one's own, whom no other test knows; the browser ends on the page of confirmation.</summary>
    public static async Task BecomeMemberAsync(this SiteFixture site, IPage page, string email)
    {
        await page.GotoAsync("/inscription");
        await JoinAsync(page, email);
        await page.GotoAsync(await site.LinkAsync(email));
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirmer mon adresse" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Votre adresse est confirmée");
        Assert.Equal(1, await site.ApproveAsync(email));
    }

    [GeneratedRegex(@"https?://\S+jeton=\S+")]
    private static partial Regex Secret();
}
