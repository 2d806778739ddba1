using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Reseau50.Accounts.Letters;
using Reseau50.Accounts.Limits;
using Reseau50.Accounts.People;
using Reseau50.Accounts.Sessions;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;

namespace Reseau50.Accounts.Password;

/// <summary>A new password for whoever reads the account's mail.</summary>
internal sealed class ForgottenPassword(UserManager<Account> accounts, SiteDb db, SiteWork work, AccountLetters letters, AuditTrail audit)
{
    public const string Page = "/mot-de-passe";

    /// <summary>Sends a link if the address has an account. Nobody learns which, by the answer or by its time.</summary>
    public Task AskAsync(string email, CancellationToken ct) => EvenTime.RunAsync(() => work.RunAsync(async () =>
    {
        await letters.RequireAddressAsync(ct);
        if (await accounts.FindByEmailAsync(email) is not { IsEnabled: true, EmailConfirmed: true } account) return false;
        var link = await letters.LinkAsync(Page, account, await accounts.GeneratePasswordResetTokenAsync(account), ct);
        return await letters.SendAsync(account, AccountTexts.Forgotten, ct, ("lien", link));
    }, ct));

    public async Task<bool> IsLinkGoodAsync(string? id, string? token) =>
        id is not null && token is not null && await accounts.FindByIdAsync(id) is { IsEnabled: true } account
        && await accounts.VerifyUserTokenAsync(account, LinkTokens.Provider, UserManager<Account>.ResetPasswordTokenPurpose, token);

    /// <summary>Sets the password and ends every session; false when the link is wrong, over, or used.</summary>
    public async Task<bool> ChooseAsync(string id, string token, string password, CancellationToken ct)
    {
        try
        {
            return await work.RunAsync(async () =>
            {
                if (await accounts.FindByIdAsync(id) is not { IsEnabled: true } account) return false;
                (account.LockoutEnd, account.AccessFailedCount) = (null, 0);
                if (!(await accounts.ResetPasswordAsync(account, token, password)).Succeeded)
                {
                    db.ChangeTracker.Clear();
                    return false;
                }
                await db.Set<AccountSession>().Where(s => s.AccountId == id).ExecuteDeleteAsync(ct);
                audit.Actor = id;
                audit.Add("account.password-changed", "Account", id, "Mot de passe choisi par un lien reçu par courriel ; toutes les sessions sont fermées.");
                await letters.SendOnceAsync(account, AccountTexts.PasswordChanged, account.SecurityStamp!, ct);
                return true;
            }, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // The same link, sent twice at once: the other one was first.
            return false;
        }
    }
}
