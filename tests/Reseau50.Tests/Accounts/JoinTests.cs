using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Accounts.Joining;
using Reseau50.Accounts.Letters;
using Reseau50.Accounts.Limits;
using Reseau50.Accounts.People;
using Reseau50.Accounts.SignIn;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;

namespace Reseau50.Tests.Accounts;

/// <summary>Asking for an account, and proving one's address: nobody enters before the coordination agreed, nobody learns who has an account.</summary>
public sealed class JoinTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ARequest_KeepsWhatWasSaidAndAgreedTo_AndOpensNothing(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        await lab.AskToJoinAsync();
        var mail = Assert.Single(await lab.MailsAsync());
        Assert.Equal((Joiner.Email, "Confirmez votre adresse électronique"), (mail.Recipient, mail.Subject));
        Assert.DoesNotContain('@', mail.DedupKey);
        var (id, _) = AccountLab.Link(mail);
        var (account, request, now) = (await lab.ReadAsync(id), await lab.RequestAsync(id), lab.Site.Clock.GetUtcNow().UtcDateTime);
        Assert.Equal(("Camille D.", false, true, (DateTime?)null), (account.DisplayName, account.EmailConfirmed, account.IsEnabled, account.ApprovedUtc));
        Assert.Empty(account.Roles);
        Assert.Equal(("eje", null, "Halte des Dunes", "epci-1", "Pour échanger."), (request.Profession, request.StructureId, request.StructureName, request.TerritoryId, request.Why));
        Assert.Equal((now, now, (string?)null, (DateTime?)null), (request.AskedUtc, request.AgreedUtc, request.NewsletterVersion, request.NewsletterUtc));
        Assert.Equal(SignInAnswer.Wrong, (await lab.SignInAsync(email: Joiner.Email)).Answer);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheNewsletter_IsAConsentOfItsOwn_DatedWithItsText(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        var form = Joiner.Form();
        form.Lettre = true;
        await lab.AskToJoinAsync(form);
        var request = await lab.RequestAsync(AccountLab.Link((await lab.MailsAsync()).Single()).Id);
        Assert.Equal((TextVersions.Newsletter, lab.Site.Clock.GetUtcNow().UtcDateTime), (request.NewsletterVersion, request.NewsletterUtc));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheLink_ProvesTheAddress_OnlyByItsButton_AndOnlyWithTheAgreementOneEnters(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        await lab.AskToJoinAsync();
        var (id, token) = AccountLab.Link((await lab.MailsAsync()).Single());
        // A scanner of mails opens the link as often as it likes.
        for (var i = 0; i < 3; i++) Assert.Equal(Confirmation.Waiting, await lab.AskAsync((JoinConfirmation c) => c.LookAsync(id, token)));
        Assert.False((await lab.ReadAsync(id)).EmailConfirmed);
        Assert.Equal(Confirmation.Waiting, await lab.ConfirmAsync(id, token));
        Assert.True((await lab.ReadAsync(id)).EmailConfirmed);
        Assert.Equal(lab.Site.Clock.GetUtcNow().UtcDateTime, (await lab.RequestAsync(id)).ProvenUtc);
        Assert.Equal(Confirmation.Already, await lab.ConfirmAsync(id, token));
        Assert.Equal(SignInAnswer.Wrong, (await lab.SignInAsync(email: Joiner.Email)).Answer);
        Assert.Equal(1, await lab.DecideAsync(d => d.ApproveAsync([id], default)));
        Assert.Equal(SignInAnswer.Welcome, (await lab.SignInAsync(email: Joiner.Email)).Answer);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ALinkThatIsOver_OrAnothers_ProvesNothing(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        await lab.AskToJoinAsync();
        await lab.AskToJoinAsync(Joiner.Form("autre@creche.example"));
        var mails = await lab.MailsAsync();
        var ((id, token), (other, _)) = (AccountLab.Link(mails[0]), AccountLab.Link(mails[1]));
        Assert.Equal(Confirmation.Dead, await lab.ConfirmAsync(other, token));
        Assert.Equal(Confirmation.Dead, await lab.ConfirmAsync(id, token + "x"));
        Assert.Equal(Confirmation.Dead, await lab.AskAsync((JoinConfirmation c) => c.ConfirmAsync(null, null, default)));
        lab.Site.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(Confirmation.Dead, await lab.ConfirmAsync(id, token));
        Assert.False((await lab.ReadAsync(id)).EmailConfirmed || (await lab.ReadAsync(other)).EmailConfirmed);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AnAddressWithAnAccount_GetsAMail_AndNothingChanges(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        await lab.AskToJoinAsync();
        await lab.JoinAsync(id: "ada");
        var before = await lab.ReadAsync("ada");
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        await lab.AskToJoinAsync(Joiner.Form(AccountLab.Email.ToUpperInvariant(), "Quelqu’un d’autre", "un autre mot de passe"));
        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(started) >= EvenTime.Least - TimeSpan.FromMilliseconds(20));
        var after = await lab.ReadAsync("ada");
        Assert.Equal((before.PasswordHash, before.SecurityStamp, before.DisplayName), (after.PasswordHash, after.SecurityStamp, after.DisplayName));
        var mail = (await lab.MailsAsync()).Single(m => m.Recipient == AccountLab.Email);
        Assert.Equal("Vous avez déjà un compte", mail.Subject);
        Assert.DoesNotContain("Quelqu’un d’autre", mail.Text, StringComparison.Ordinal);
        Assert.Equal(SignInAnswer.Welcome, (await lab.SignInAsync()).Answer);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AskingAgainBeforeTheAddressIsProven_ReplacesTheRequest_AndEndsTheOlderLink(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        await lab.AskToJoinAsync();
        var (id, old) = AccountLab.Link((await lab.MailsAsync()).Single());
        await lab.AskToJoinAsync(Joiner.Form(name: "Camille Dunes", password: "un autre mot de passe"));
        var (same, fresh) = AccountLab.Link((await lab.MailsAsync())[1]);
        Assert.Equal(id, same);
        Assert.Equal(Confirmation.Dead, await lab.ConfirmAsync(id, old));
        Assert.Equal(Confirmation.Waiting, await lab.ConfirmAsync(id, fresh));
        Assert.Equal("Camille Dunes", (await lab.ReadAsync(id)).DisplayName);
        await lab.DecideAsync(d => d.ApproveAsync([id], default));
        Assert.Equal(SignInAnswer.Welcome, (await lab.SignInAsync("un autre mot de passe", Joiner.Email)).Answer);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AskingAgainWhileTheRequestIsRead_ChangesNothing_AndSaysSoByMail(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        var id = await lab.JoinAndConfirmAsync();
        await lab.AskToJoinAsync(Joiner.Form(name: "Quelqu’un d’autre"));
        Assert.Equal("Camille D.", (await lab.ReadAsync(id)).DisplayName);
        Assert.Equal(["Confirmez votre adresse électronique", "Votre demande d’inscription est déjà enregistrée"], (await lab.MailsAsync()).Select(m => m.Subject));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AskingAndAsking_FillsNobodysMailbox(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        for (var i = 0; i < 5; i++) await lab.AskToJoinAsync();
        var mails = await lab.MailsAsync();
        Assert.Equal(AccountLetters.MostInAnHour, mails.Count);
        // The last link that left still works.
        var (id, token) = AccountLab.Link(mails[^1]);
        Assert.Equal(Confirmation.Waiting, await lab.ConfirmAsync(id, token));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheSameAddressTwiceAtOnce_MakesOneAccount(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => lab.AskToJoinAsync())));
        Assert.Equal(1, await lab.Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<Account>().CountAsync()));
        Assert.NotEmpty(await lab.MailsAsync());
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AnInvitedAddress_IsAcceptedAtOnce_AndItsInvitationUsed(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        await RulesAsync(lab, new JoiningRules { Invited = ["NOUVELLE@creche.example", "plus-tard@creche.example"] });
        await lab.AskToJoinAsync();
        var (id, token) = AccountLab.Link((await lab.MailsAsync()).Single());
        Assert.Equal(Confirmation.Accepted, await lab.ConfirmAsync(id, token));
        Assert.Equal(SignInAnswer.Welcome, (await lab.SignInAsync(email: Joiner.Email)).Answer);
        Assert.Equal("système", Assert.Single(await lab.AuditAsync("member.approved")).Actor);
        Assert.Equal(["plus-tard@creche.example"], await lab.Site.InScopeAsync(async s => (await s.GetRequiredService<SiteDocuments>().ReadAsync<JoiningRules>()).Invited));
    }

    [Theory]
    [InlineData("nouvelle@creche.example", "s1", Confirmation.Accepted)]
    [InlineData("nouvelle@CRECHE.example", "s1", Confirmation.Accepted)]
    [InlineData("nouvelle@creche.example", "s2", Confirmation.Waiting)]
    [InlineData("nouvelle@creche.example", null, Confirmation.Waiting)]
    [InlineData("nouvelle@mon.creche.example", "s1", Confirmation.Waiting)]
    [InlineData("nouvelle@gmail.com", "s1", Confirmation.Waiting)]
    public async Task AMailboxOfTheStructureItself_IsAcceptedAtOnce_AndNoOther(string email, string? structure, object expected)
    {
        await using var lab = await AccountLab.CreateAsync(Database.Sqlite);
        await RulesAsync(lab, new JoiningRules { Domains = { ["creche.example"] = "s1", ["gmail.com"] = "s1" } });
        await lab.AskToJoinAsync(Joiner.Form(email));
        var (id, token) = AccountLab.Link((await lab.MailsAsync()).Single());
        await lab.Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<MembershipRequest>().ExecuteUpdateAsync(u => u.SetProperty(r => r.StructureId, structure)));
        Assert.Equal((Confirmation)expected, await lab.ConfirmAsync(id, token));
    }

    private static Task RulesAsync(AccountLab lab, JoiningRules rules) =>
        lab.Site.InScopeAsync(s => s.GetRequiredService<SiteWork>().RunAsync(() => s.GetRequiredService<SiteDocuments>().WriteAsync(rules)));
}
