using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Reseau50.Accounts.People;

namespace Reseau50.Accounts.SecondFactor;

/// <summary>Takes a code of the authenticator application, once: read over a shoulder, it is worth nothing.</summary>
internal sealed class SecondFactorCodes(UserManager<Account> accounts)
{
    private const string Provider = "Reseau50", Name = "DernierCode";

    public static string Digits(string code) => new([.. code.Where(char.IsAsciiDigit)]);

    /// <summary>True when <paramref name="code"/> is right and has not been taken before.</summary>
    public async Task<bool> TakeAsync(Account account, string code)
    {
        var digits = Digits(code);
        if (digits.Length != 6 || !await accounts.VerifyTwoFactorTokenAsync(account, accounts.Options.Tokens.AuthenticatorTokenProvider, digits)) return false;
        var mark = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(account.Id + digits)));
        if (await accounts.GetAuthenticationTokenAsync(account, Provider, Name) == mark) return false;
        await accounts.SetAuthenticationTokenAsync(account, Provider, Name, mark);
        return true;
    }
}
