using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Accounts.Letters;
using Reseau50.Accounts.Limits;
using Reseau50.Accounts.Password;
using Reseau50.Accounts.Sessions;
using Reseau50.Accounts.SignIn;
using Reseau50.Cms.Data;

namespace Reseau50.Tests.Accounts;

/// <summary>A link that works once, for an hour, for one account; and nobody learns who has one.</summary>
public sealed class ForgottenPasswordTests
{
    private const string Chosen = "une tout autre phrase";

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheLink_SetsThePassword_EndsEverySession_AndSaysSo(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        await lab.JoinAsync();
        await lab.JoinAsync("bob", "bob@ecole.example");
        await lab.SignInAsync();
        await lab.SignInAsync(email: "bob@ecole.example");
        var (id, token) = await LinkAsync(lab);
        Assert.True(await lab.AskAsync((ForgottenPassword f) => f.ChooseAsync(id, token, Chosen, default)));

        Assert.Equal("bob", Assert.Single(await SessionsAsync(lab)).AccountId);
        Assert.Equal(SignInAnswer.Wrong, (await lab.SignInAsync()).Answer);
        Assert.Equal(SignInAnswer.Welcome, (await lab.SignInAsync(Chosen)).Answer);
        var line = Assert.Single(await lab.AuditAsync("account.password-changed"));
        Assert.Equal(("ada", "ada"), (line.Actor, line.SubjectId));
        var mails = await lab.MailsAsync();
        Assert.Equal(["Choisir un nouveau mot de passe", "Votre mot de passe a changé"], mails.Select(m => m.Subject));
        Assert.All(mails, m => Assert.DoesNotContain('@', m.DedupKey));
        Assert.DoesNotContain("jeton", mails[1].Text, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ALink_WorksOnce_ForAnHour_ForItsAccountOnly(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        await lab.JoinAsync();
        await lab.JoinAsync("bob", "bob@ecole.example");
        var (id, token) = await LinkAsync(lab);
        Assert.False(await lab.AskAsync((ForgottenPassword f) => f.ChooseAsync("bob", token, Chosen, default)));
        Assert.False(await lab.AskAsync((ForgottenPassword f) => f.ChooseAsync(id, token[..^3], Chosen, default)));
        Assert.False(await lab.AskAsync((ForgottenPassword f) => f.IsLinkGoodAsync("personne", token)));
        Assert.True(await lab.AskAsync((ForgottenPassword f) => f.IsLinkGoodAsync(id, token)));
        Assert.True(await lab.AskAsync((ForgottenPassword f) => f.ChooseAsync(id, token, Chosen, default)));
        Assert.False(await lab.AskAsync((ForgottenPassword f) => f.ChooseAsync(id, token, "encore une autre phrase", default)));
        Assert.Equal(SignInAnswer.Welcome, (await lab.SignInAsync(Chosen)).Answer);

        (id, token) = await LinkAsync(lab);
        lab.Site.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.True(await lab.AskAsync((ForgottenPassword f) => f.IsLinkGoodAsync(id, token)));
        lab.Site.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False(await lab.AskAsync((ForgottenPassword f) => f.ChooseAsync(id, token, "encore une autre phrase", default)));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheSameLinkTwiceAtOnce_ChangesThePasswordOnce(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        await lab.JoinAsync();
        var (id, token) = await LinkAsync(lab);
        var done = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(() => lab.AskAsync((ForgottenPassword f) => f.ChooseAsync(id, token, Chosen + n, default)))));
        Assert.Single(done, true);
        Assert.Single(await lab.AuditAsync("account.password-changed"));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task UnknownClosedAndUnprovenAddresses_GetNoMail_AndTheSameWait(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        await lab.JoinAsync();
        await lab.JoinAsync("fermee", "fermee@ecole.example");
        await lab.ChangeAsync("fermee", a => a.IsEnabled = false);
        await lab.JoinAsync("nouvelle", "nouvelle@ecole.example");
        await lab.ChangeAsync("nouvelle", a => a.EmailConfirmed = false);
        foreach (var email in (string[])["personne@ecole.example", "fermee@ecole.example", "nouvelle@ecole.example"])
        {
            var started = System.Diagnostics.Stopwatch.GetTimestamp();
            await AskAsync(lab, email);
            Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(started) >= EvenTime.Least - TimeSpan.FromMilliseconds(20));
        }
        Assert.Empty(await lab.MailsAsync());
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ThreeMailsAnHour_AndNoMore_HoweverOftenOneAsks(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        await lab.JoinAsync();
        lab.Site.Clock.Now = new DateTimeOffset(2026, 11, 21, 9, 50, 0, TimeSpan.Zero);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => AskAsync(lab))));
        Assert.Equal(AccountLetters.MostInAnHour, (await lab.MailsAsync()).Count);
        // Another hour of the clock, but the same hour for the mailbox.
        lab.Site.Clock.Advance(TimeSpan.FromMinutes(20));
        await AskAsync(lab);
        Assert.Equal(AccountLetters.MostInAnHour, (await lab.MailsAsync()).Count);
        lab.Site.Clock.Advance(TimeSpan.FromMinutes(41));
        await AskAsync(lab);
        Assert.Equal(AccountLetters.MostInAnHour + 1, (await lab.MailsAsync()).Count);
    }

    private static Task<bool> AskAsync(AccountLab lab, string email = AccountLab.Email) => lab.AskAsync(async (ForgottenPassword f) => { await f.AskAsync(email, default); return true; });

    private static async Task<(string Id, string Token)> LinkAsync(AccountLab lab)
    {
        await AskAsync(lab);
        return AccountLab.Link((await lab.MailsAsync()).Last(m => m.Subject == "Choisir un nouveau mot de passe"));
    }

    private static Task<List<AccountSession>> SessionsAsync(AccountLab lab) => lab.Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<AccountSession>().AsNoTracking().ToListAsync());
}
