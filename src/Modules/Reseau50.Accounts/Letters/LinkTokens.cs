using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Reseau50.Accounts.People;

namespace Reseau50.Accounts.Letters;

/// <summary>
/// The secret of a link sent by mail: for one account, one purpose and a while. It holds the account's security stamp: whatever changes that, a new password first of all, ends
/// every link sent before.
/// </summary>
internal sealed class LinkTokens(IDataProtectionProvider protection, TimeProvider clock) : IUserTwoFactorTokenProvider<Account>
{
    public const string Provider = "lien";
    private readonly IDataProtector _protector = protection.CreateProtector("Reseau50.Accounts.Link");

    /// <summary>How long a link of this purpose works.</summary>
    public static TimeSpan LifeOf(string purpose) => purpose switch
    {
        UserManager<Account>.ResetPasswordTokenPurpose => TimeSpan.FromHours(1),
        UserManager<Account>.ConfirmEmailTokenPurpose => TimeSpan.FromDays(3),
        _ => TimeSpan.FromDays(1),
    };

    public async Task<string> GenerateAsync(string purpose, UserManager<Account> manager, Account user)
    {
        var end = (clock.GetUtcNow() + LifeOf(purpose)).UtcTicks.ToString(CultureInfo.InvariantCulture);
        return _protector.Protect(string.Join('\n', end, user.Id, purpose, await manager.GetSecurityStampAsync(user)));
    }

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<Account> manager, Account user)
    {
        try
        {
            return _protector.Unprotect(token).Split('\n') is [var end, var id, var meant, var stamp] && long.Parse(end, CultureInfo.InvariantCulture) > clock.GetUtcNow().UtcTicks
                && id == user.Id && meant == purpose && stamp == await manager.GetSecurityStampAsync(user);
        }
        catch (CryptographicException)
        {
            // Cut short, or made up.
            return false;
        }
    }

    public Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Account> manager, Account user) => Task.FromResult(false);
}
