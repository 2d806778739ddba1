using System.Net;
using Microsoft.AspNetCore.Identity;
using Reseau50.Accounts.People;

namespace Reseau50.Accounts.SignIn;

internal enum SignInAnswer { Welcome, Wrong, Wait }

/// <summary>Checks an address and a password. Whoever is wrong waits the same time for the same answer.</summary>
internal sealed class SignInService(UserManager<Account> accounts, SignInManager<Account> signIn, IPasswordHasher<Account> hasher, SignInLimits limits, TimeProvider clock)
{
    private static readonly Account Nobody = new();
    private static string? _nobodysHash;

    public async Task<SignInAnswer> TryAsync(string email, string password, bool stay, IPAddress? from)
    {
        if (limits.IsOver(from)) return SignInAnswer.Wait;
        var account = await accounts.FindByEmailAsync(email);
        if (account is not { MaySignIn: true } || await accounts.IsLockedOutAsync(account))
        {
            hasher.VerifyHashedPassword(Nobody, _nobodysHash ??= hasher.HashPassword(Nobody, "personne"), password);
            limits.Failed(from);
            return SignInAnswer.Wrong;
        }
        if (!(await signIn.CheckPasswordSignInAsync(account, password, lockoutOnFailure: true)).Succeeded)
        {
            limits.Failed(from);
            return SignInAnswer.Wrong;
        }
        account.LastSignInUtc = clock.GetUtcNow().UtcDateTime;
        await accounts.UpdateAsync(account);
        await signIn.SignInAsync(account, isPersistent: stay);
        return SignInAnswer.Welcome;
    }
}
