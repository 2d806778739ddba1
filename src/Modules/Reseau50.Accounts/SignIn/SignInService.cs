using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Reseau50.Accounts.People;
using Reseau50.Accounts.SecondFactor;

namespace Reseau50.Accounts.SignIn;

internal enum SignInAnswer { Welcome, Wrong, Wait, Code, Expired }

/// <summary>Checks an address and a password, a code, or a passkey. Whoever is wrong waits the same time for the same answer.</summary>
internal sealed class SignInService(UserManager<Account> accounts, SignInManager<Account> signIn, IPasswordHasher<Account> hasher, SecondFactorCodes codes, SignInLimits limits, TimeProvider clock)
{
    private static readonly Account Nobody = new();
    private static string? _nobodysHash;

    public async Task<SignInAnswer> TryAsync(string email, string password, bool stay, IPAddress? from)
    {
        if (limits.IsOver(from)) return SignInAnswer.Wait;
        var account = await accounts.FindByEmailAsync(email);
        if (account is null || !await MayEnterAsync(account))
        {
            hasher.VerifyHashedPassword(Nobody, _nobodysHash ??= hasher.HashPassword(Nobody, "personne"), password);
            return Wrong(from);
        }
        var result = await signIn.PasswordSignInAsync(account, password, stay, lockoutOnFailure: true);
        if (result.RequiresTwoFactor) return SignInAnswer.Code;
        return result.Succeeded ? await WelcomeAsync(account) : Wrong(from);
    }

    /// <summary>True between the right password and the code.</summary>
    public async Task<bool> IsHalfwayAsync() => await signIn.GetTwoFactorAuthenticationUserAsync() is not null;

    public async Task<SignInAnswer> TryCodeAsync(string code, bool stay, IPAddress? from)
    {
        if (limits.IsOver(from)) return SignInAnswer.Wait;
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } account) return SignInAnswer.Expired;
        if (!await MayEnterAsync(account)) return Wrong(from);
        if (await codes.TakeAsync(account, code) || (await accounts.RedeemTwoFactorRecoveryCodeAsync(account, code.Trim().ToUpperInvariant())).Succeeded)
        {
            await accounts.ResetAccessFailedCountAsync(account);
            await signIn.Context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
            await signIn.SignInWithClaimsAsync(account, stay, [new Claim("amr", "mfa")]);
            return await WelcomeAsync(account);
        }
        await accounts.AccessFailedAsync(account);
        return Wrong(from);
    }

    /// <summary>The account a passkey speaks for: it proves the device and its owner, so that no code is asked for.</summary>
    public async Task<SignInAnswer> TryPasskeyAsync(string credential, IPAddress? from)
    {
        if (limits.IsOver(from)) return SignInAnswer.Wait;
        PasskeyAssertionResult<Account> assertion;
        try
        {
            assertion = await signIn.PerformPasskeyAssertionAsync(credential);
        }
        // Nobody asked for it, or too long ago: the library says so by this exception alone.
        catch (InvalidOperationException)
        {
            return SignInAnswer.Expired;
        }
        if (!assertion.Succeeded || !await MayEnterAsync(assertion.User)) return Wrong(from);
        await accounts.AddOrUpdatePasskeyAsync(assertion.User, assertion.Passkey);
        await signIn.SignInWithClaimsAsync(assertion.User, isPersistent: false, [new Claim("amr", "hwk")]);
        return await WelcomeAsync(assertion.User);
    }

    private async Task<bool> MayEnterAsync(Account account) => account.MaySignIn && !await accounts.IsLockedOutAsync(account);

    private SignInAnswer Wrong(IPAddress? from)
    {
        limits.Failed(from);
        return SignInAnswer.Wrong;
    }

    private async Task<SignInAnswer> WelcomeAsync(Account account)
    {
        account.LastSignInUtc = clock.GetUtcNow().UtcDateTime;
        await accounts.UpdateAsync(account);
        return SignInAnswer.Welcome;
    }
}
