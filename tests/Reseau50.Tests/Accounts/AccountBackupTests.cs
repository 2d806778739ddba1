using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Accounts.People;
using Reseau50.Accounts.SignIn;
using Reseau50.Cms.Data;

namespace Reseau50.Tests.Accounts;

/// <summary>An account comes out of a backup as it went in, on either database, and goes on living.</summary>
public sealed class AccountBackupTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task EverythingOfAnAccount_ComesBack_OnEitherDatabase(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        await lab.JoinAsync(roles: "Lecture");
        await lab.JoinAsync("bob", "bob@ecole.example");
        await lab.SignInAsync();
        var lockout = new DateTimeOffset(2027, 1, 2, 3, 4, 5, TimeSpan.Zero);
        await lab.ChangeAsync("ada", a => (a.LockoutEnd, a.SecondFactorDueUtc) = (lockout, lockout.UtcDateTime));
        await WithAsync(lab, async (accounts, me) =>
        {
            await accounts.ResetAuthenticatorKeyAsync(me);
            await accounts.AddClaimAsync(me, new Claim("genre", "un"));
            await accounts.AddOrUpdatePasskeyAsync(me, new UserPasskeyInfo([1, 2, 3], [4, 5], lockout, 7, ["internal"], true, true, false, [6], [8]) { Name = "Ma tablette" });
        });
        var archive = lab.Recipes.Write("sauvegarde.zip", []);
        File.Delete(archive);
        await lab.Site.InScopeAsync(s => s.GetRequiredService<SiteBackup>().WriteAsync(archive, default));

        foreach (var other in EachDatabase.All)
        {
            await using var restored = await AccountLab.CreateAsync(other);
            await restored.Site.InScopeAsync(s => s.GetRequiredService<SiteBackup>().ReadAsync(archive, default));
            var account = await restored.ReadAsync("ada");
            Assert.Equal((lockout, lockout.UtcDateTime, "Lecture"), (account.LockoutEnd, account.SecondFactorDueUtc, Assert.Single(account.Roles).Role));
            Assert.Equal(1, await restored.SessionsAsync());
            await WithAsync(restored, async (accounts, me) =>
            {
                Assert.Equal(await ReadKeyAsync(lab), await accounts.GetAuthenticatorKeyAsync(me));
                var key = Assert.Single(await accounts.GetPasskeysAsync(me));
                Assert.Equal(("Ma tablette", 7u, lockout), (key.Name, key.SignCount, key.CreatedAt));
                Assert.Equal([1, 2, 3], key.CredentialId);
                // What counts the rows goes on after those that came back.
                Assert.True((await accounts.AddClaimAsync(me, new Claim("genre", "deux"))).Succeeded);
                Assert.Equal(2, (await accounts.GetClaimsAsync(me)).Count);
            });
            Assert.Equal(SignInAnswer.Welcome, (await restored.SignInAsync(email: "bob@ecole.example")).Answer);
        }
    }

    private static Task<string?> ReadKeyAsync(AccountLab lab) => lab.Site.InScopeAsync(async s =>
    {
        var accounts = s.GetRequiredService<UserManager<Account>>();
        return await accounts.GetAuthenticatorKeyAsync((await accounts.FindByIdAsync("ada"))!);
    });

    private static Task WithAsync(AccountLab lab, Func<UserManager<Account>, Account, Task> work) => lab.Site.InScopeAsync(async s =>
    {
        var accounts = s.GetRequiredService<UserManager<Account>>();
        await work(accounts, (await accounts.FindByIdAsync("ada"))!);
    });
}
