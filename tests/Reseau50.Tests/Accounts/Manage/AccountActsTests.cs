using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Accounts.Joining;
using Reseau50.Accounts.Manage.People;
using Reseau50.Accounts.Password;
using Reseau50.Accounts.People;
using Reseau50.Accounts.SignIn;
using Reseau50.Cms.Data;

namespace Reseau50.Tests.Accounts.Manage;

/// <summary>What those who keep accounts do to one, and what they cannot.</summary>
public sealed class AccountActsTests
{
    private const string Boss = "demo-admin", Coordinator = "demo-coordinatrice", Childminder = "demo-assmat-mam";

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ARole_IsGivenAndTaken_WithItsLine_AndNobodyGivesWhatSheLacks(Database database)
    {
        await using var lab = await AccountLab.DemoAsync(database);
        Assert.Null(await RolesAsync(lab, Coordinator, Childminder, ["AssistanteMaternelleMAM"], ["ReferenteReseau", "AssistanteMaternelleMAM"]));
        Assert.Equal(["AssistanteMaternelleMAM", "ReferenteReseau"], await RolesOfAsync(lab, Childminder));
        // What somebody else gave meanwhile stays: only the difference is sent.
        Assert.Null(await RolesAsync(lab, Coordinator, Childminder, ["AssistanteMaternelleMAM"], ["AssistanteMaternelleMAM", "AnimatriceRPE"]));
        Assert.Null(await RolesAsync(lab, Coordinator, Childminder, ["ReferenteReseau"], []));
        Assert.Equal(["AnimatriceRPE", "AssistanteMaternelleMAM"], await RolesOfAsync(lab, Childminder));
        foreach (var forged in (string[])["Administrator", "Inconnu", "Authenticated", "administrator"]) Assert.NotNull(await RolesAsync(lab, Coordinator, Childminder, [], [forged]));
        Assert.Equal(["AnimatriceRPE", "AssistanteMaternelleMAM"], await RolesOfAsync(lab, Childminder));
        var lines = await lab.AuditAsync("account.roles");
        Assert.Equal(3, lines.Count);
        Assert.Equal((Coordinator, Childminder, "Rôles changés ; donnés : ReferenteReseau."), (lines[0].Actor, lines[0].SubjectId, lines[0].Summary));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WhoHasMoreRights_IsOutOfReach(Database database)
    {
        await using var lab = await AccountLab.DemoAsync(database);
        foreach (var act in (Func<AccountActs, Task<string?>>[])[a => a.SuspendAsync(Boss, "Essai", default), a => a.SendPasswordLinkAsync(Boss, default), a => a.SignOutAsync(Boss, default),
            a => a.ResetSecondFactorAsync(Boss, default), a => a.ChangeRolesAsync(Boss, ["Administrator"], [], default), a => a.ChangeRolesAsync(Boss, [], ["Coordination"], default)])
            Assert.StartsWith("Ce compte a des droits", await ActAsync(lab, Coordinator, act), StringComparison.Ordinal);
        Assert.Equal((true, "Administrator"), ((await lab.ReadAsync(Boss)).IsEnabled, Assert.Single(await RolesOfAsync(lab, Boss))));
        Assert.Empty(await lab.MailsAsync());
        Assert.Equal("Ce compte n’existe plus.", await ActAsync(lab, Boss, a => a.SuspendAsync("aucun", "Essai", default)));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheSite_KeepsAnAdministrator(Database database)
    {
        await using var lab = await AccountLab.DemoAsync(database);
        Assert.StartsWith("Vous ne pouvez pas retirer votre propre", await RolesAsync(lab, Boss, Boss, ["Administrator"], []), StringComparison.Ordinal);
        Assert.StartsWith("Vous ne pouvez pas suspendre", await ActAsync(lab, Boss, a => a.SuspendAsync(Boss, "Essai", default)), StringComparison.Ordinal);
        Assert.Null(await RolesAsync(lab, Boss, Coordinator, [], ["Administrator"]));
        var answers = await Task.WhenAll(Task.Run(() => RolesAsync(lab, Boss, Coordinator, ["Administrator"], [])), Task.Run(() => RolesAsync(lab, Coordinator, Boss, ["Administrator"], [])));
        Assert.Equal(1, answers.Count(a => a is null));
        Assert.Equal(1, await lab.Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<AccountRole>().CountAsync(r => r.Role == "Administrator")));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ASuspension_ClosesEverything_SaysWhy_AndIsUndone(Database database)
    {
        await using var lab = await AccountLab.DemoAsync(database);
        await lab.JoinAsync();
        Assert.Equal(SignInAnswer.Welcome, (await lab.SignInAsync()).Answer);
        Assert.Null(await ActAsync(lab, Coordinator, a => a.SuspendAsync("ada", " Charte non respectée ", default)));
        Assert.Equal("Ce compte est déjà suspendu.", await ActAsync(lab, Coordinator, a => a.SuspendAsync("ada", "Encore", default)));
        Assert.Equal(0, await lab.SessionsAsync());
        Assert.Equal(SignInAnswer.Wrong, (await lab.SignInAsync()).Answer);
        Assert.Contains("> Charte non respectée", (await lab.MailsAsync()).Single().Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Charte", Assert.Single(await lab.AuditAsync("account.suspended")).Summary, StringComparison.Ordinal);
        Assert.Null(await ActAsync(lab, Coordinator, a => a.ReopenAsync("ada", "Après échange", default)));
        Assert.Equal(SignInAnswer.Welcome, (await lab.SignInAsync()).Answer);
        var sheet = (await lab.AsAsync(Coordinator, s => s.GetRequiredService<AccountSheet>().OfAsync("ada", default)))!;
        Assert.Equal(["Compte rouvert : « Après échange »", "Compte suspendu : « Charte non respectée »"], sheet.Reasons.Select(r => r.What).Order(StringComparer.Ordinal));
        Assert.All(sheet.Reasons, r => Assert.Equal("Coordinatrice départementale", r.Who));
        Assert.Equal((1, true, false), (sheet.Sessions, sheet.MayAct, sheet.IsMe));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task APasswordLink_OpensAPassword_AndThreeAreEnough(Database database)
    {
        await using var lab = await AccountLab.DemoAsync(database);
        await lab.JoinAsync();
        for (var i = 0; i < 3; i++) Assert.Null(await ActAsync(lab, Coordinator, a => a.SendPasswordLinkAsync("ada", default)));
        Assert.StartsWith("Trois liens", await ActAsync(lab, Coordinator, a => a.SendPasswordLinkAsync("ada", default)), StringComparison.Ordinal);
        var (id, token) = AccountLab.Link((await lab.MailsAsync()).Last());
        Assert.True(await lab.AskAsync((ForgottenPassword f) => f.ChooseAsync(id, token, "une autre phrase bien longue", default)));
        Assert.Equal(SignInAnswer.Welcome, (await lab.SignInAsync("une autre phrase bien longue")).Answer);
        Assert.Equal(3, (await lab.AuditAsync("account.password-link")).Count);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ALostTelephone_EndsTheSecondStep_AndItsOwnerIsTold(Database database)
    {
        await using var lab = await AccountLab.DemoAsync(database);
        await lab.JoinAsync();
        Assert.Equal("La deuxième étape n’est pas activée sur ce compte.", await ActAsync(lab, Coordinator, a => a.ResetSecondFactorAsync("ada", default)));
        await lab.AskAsync(async (UserManager<Account> accounts) =>
        {
            var account = (await accounts.FindByIdAsync("ada"))!;
            await accounts.ResetAuthenticatorKeyAsync(account);
            await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, 10);
            return await accounts.SetTwoFactorEnabledAsync(account, true);
        });
        await lab.ChangeAsync("ada", a => a.SecondFactorDueUtc = lab.Site.Clock.GetUtcNow().UtcDateTime);
        Assert.Equal(SignInAnswer.Code, (await lab.SignInAsync()).Answer);
        Assert.Null(await ActAsync(lab, Coordinator, a => a.ResetSecondFactorAsync("ada", default)));
        var account = await lab.ReadAsync("ada");
        Assert.Equal((false, (DateTime?)null), (account.TwoFactorEnabled, account.SecondFactorDueUtc));
        Assert.Equal(0, await lab.AskAsync((UserManager<Account> a) => a.CountRecoveryCodesAsync(account)));
        Assert.Equal(SignInAnswer.Welcome, (await lab.SignInAsync()).Answer);
        Assert.Equal("La vérification en deux étapes est désactivée", (await lab.MailsAsync()).Single().Subject);
        Assert.Single(await lab.AuditAsync("account.two-steps-reset"));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AnInvitation_LeavesOnce_AndOpensTheDoor(Database database)
    {
        await using var lab = await AccountLab.DemoAsync(database);
        foreach (var wrong in (string[])["", "pas une adresse", "a@b.fr, c@d.fr", "assmat-mam@demo.reseau50.example"]) Assert.NotNull(await InviteAsync(lab, wrong));
        Assert.Empty(await lab.MailsAsync());
        Assert.Null(await InviteAsync(lab, " invitee@ecole.example "));
        var mail = Assert.Single(await lab.MailsAsync());
        Assert.Equal("invitee@ecole.example", mail.Recipient);
        Assert.DoesNotContain("invitee", mail.DedupKey, StringComparison.Ordinal);
        Assert.Contains("Au plaisir", mail.Text, StringComparison.Ordinal);
        await lab.AskToJoinAsync(Joiner.Form("invitee@ecole.example"));
        var (id, token) = AccountLab.Link((await lab.MailsAsync()).Last());
        Assert.Equal(Confirmation.Accepted, await lab.ConfirmAsync(id, token));
    }

    private static Task<string?> InviteAsync(AccountLab lab, string address) => lab.AsAsync(Coordinator, s => s.GetRequiredService<Invitations>().SendAsync(address, "Au plaisir", default));

    private static Task<string?> ActAsync(AccountLab lab, string who, Func<AccountActs, Task<string?>> act) => lab.AsAsync(who, s => act(s.GetRequiredService<AccountActs>()));

    private static Task<string?> RolesAsync(AccountLab lab, string who, string id, string[] before, string[] after) => ActAsync(lab, who, a => a.ChangeRolesAsync(id, before, after, default));

    private static async Task<IEnumerable<string>> RolesOfAsync(AccountLab lab, string id) => (await lab.ReadAsync(id)).Roles.Select(r => r.Role).Order(StringComparer.Ordinal);
}
