using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Reseau50.Accounts.People;
using Reseau50.Cms.Data;

namespace Reseau50.Accounts.SecondFactor;

/// <summary>Takes a code of the authenticator application, once: read over a shoulder, it is worth nothing.</summary>
internal sealed class SecondFactorCodes(UserManager<Account> accounts, SiteDb db, TimeProvider clock)
{
    private const string Provider = "Reseau50.Code";

    // Longer than a code is good for, clocks that differ included.
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    public static string Digits(string code) => new([.. code.Where(char.IsAsciiDigit)]);

    /// <summary>True when <paramref name="code"/> is right and has not been taken before, not even in this very instant: the row it leaves is inserted by one of those who bring it.</summary>
    public async Task<bool> TakeAsync(Account account, string code)
    {
        var digits = Digits(code);
        if (digits.Length != 6 || !await accounts.VerifyTwoFactorTokenAsync(account, accounts.Options.Tokens.AuthenticatorTokenProvider, digits)) return false;
        var (id, now) = (account.Id, clock.GetUtcNow());
        var mark = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(id + digits)));
        var (at, old) = (Moment(now), Moment(now - Kept));
        await db.Database.ExecuteSqlAsync($"""delete from "AccountTokens" where "UserId" = {id} and "LoginProvider" = {Provider} and "Value" < {old}""");
        return await db.Database.ExecuteSqlAsync($"""insert into "AccountTokens" ("UserId", "LoginProvider", "Name", "Value") values ({id}, {Provider}, {mark}, {at}) on conflict do nothing""") == 1;
    }

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
}
