using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Accounts.Sessions;
using Reseau50.Accounts.SignIn;
using Reseau50.Cms.Data;

namespace Reseau50.Tests.Accounts;

/// <summary>Who gets in, who waits, and that nobody learns from the answer whether an account exists.</summary>
public sealed class SignInTests
{
    private static readonly IPAddress Elsewhere = IPAddress.Parse("198.51.100.7");

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheRightPassword_OpensASession_WhoseKeyIsNotStored(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        await lab.JoinAsync();
        var (answer, cookie) = await lab.SignInAsync(email: " ADA@École.example".Replace("École", "ecole", StringComparison.Ordinal).Trim());
        Assert.Equal(SignInAnswer.Welcome, answer);
        Assert.StartsWith("r50=", cookie);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        var session = Assert.Single(await SessionsAsync(lab));
        Assert.Equal(("ada", "Firefox sur Android"), (session.AccountId, session.Device));
        Assert.DoesNotContain(session.Id, cookie, StringComparison.Ordinal);
        Assert.Equal(lab.Site.Clock.GetUtcNow().UtcDateTime, (await lab.ReadAsync("ada")).LastSignInUtc);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task NoAccount_WrongPassword_ClosedAccount_UnprovenAddress_AllGetTheSameAnswer(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        await lab.JoinAsync();
        await lab.JoinAsync("fermee", "fermee@ecole.example");
        await lab.ChangeAsync("fermee", a => a.IsEnabled = false);
        await lab.JoinAsync("nouvelle", "nouvelle@ecole.example");
        await lab.ChangeAsync("nouvelle", a => a.EmailConfirmed = false);
        Assert.Equal(SignInAnswer.Wrong, (await lab.SignInAsync("autre chose de long")).Answer);
        Assert.Equal(SignInAnswer.Wrong, (await lab.SignInAsync(email: "personne@ecole.example")).Answer);
        Assert.Equal(SignInAnswer.Wrong, (await lab.SignInAsync(email: "fermee@ecole.example")).Answer);
        Assert.Equal(SignInAnswer.Wrong, (await lab.SignInAsync(email: "nouvelle@ecole.example")).Answer);
        Assert.Empty(await SessionsAsync(lab));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TenWrongPasswords_LockTheAccount_FromEverywhere_ForAQuarterOfAnHour(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        await lab.JoinAsync();
        // From ten addresses: none of them is at its own limit.
        for (var i = 1; i <= SignInLimits.Tries; i++) Assert.Equal(SignInAnswer.Wrong, (await lab.SignInAsync("autre chose de long", from: IPAddress.Parse("203.0.113." + i))).Answer);
        Assert.Equal(SignInAnswer.Wrong, (await lab.SignInAsync(from: Elsewhere)).Answer);
        await lab.ChangeAsync("ada", a => a.LockoutEnd = DateTimeOffset.UtcNow.AddSeconds(-1));
        Assert.Equal(SignInAnswer.Welcome, (await lab.SignInAsync(from: Elsewhere)).Answer);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task NineWrongPasswords_ThenTheRightOne_StartTheCountAnew(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        await lab.JoinAsync();
        for (var i = 1; i < SignInLimits.Tries; i++) await lab.SignInAsync("autre chose de long", from: IPAddress.Parse("203.0.113." + i));
        Assert.Equal(SignInAnswer.Welcome, (await lab.SignInAsync()).Answer);
        Assert.Equal(0, (await lab.ReadAsync("ada")).AccessFailedCount);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AnAddressThatWasWrongTenTimes_Waits_WhateverTheAccount(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        await lab.JoinAsync();
        for (var i = 0; i < SignInLimits.Tries; i++) await lab.SignInAsync(email: $"personne{i}@ecole.example", from: Elsewhere);
        Assert.Equal(SignInAnswer.Wait, (await lab.SignInAsync(from: Elsewhere)).Answer);
        Assert.Equal(SignInAnswer.Welcome, (await lab.SignInAsync(from: AccountLab.Home)).Answer);
        Assert.Single(await SessionsAsync(lab));
    }

    private static Task<List<AccountSession>> SessionsAsync(AccountLab lab) => lab.Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<AccountSession>().AsNoTracking().ToListAsync());
}
