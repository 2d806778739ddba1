using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Reseau50.Accounts.Limits;
using Reseau50.Accounts.People;
using Reseau50.Accounts.Sessions;
using Reseau50.Cms.Data;

namespace Reseau50.Accounts.Privacy;

/// <summary>That whoever asks is the owner, and not somebody who found a session open: the password, or a passkey a moment ago.</summary>
internal sealed class OwnProof(UserManager<Account> accounts, SiteDb db, SessionCookie cookie, TimeProvider clock)
{
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);
    public const string Wrong = "Ce n’est pas le mot de passe de ce compte, ou le compte se repose un quart d’heure après trop d’essais.";

    /// <summary>True when this session began by a passkey less than <see cref="Fresh"/> ago.</summary>
    public async Task<bool> IsFreshAsync(HttpContext context, CancellationToken ct)
    {
        if (!context.User.HasClaim("amr", "hwk") || cookie.IdOf(context) is not { } id) return false;
        var since = clock.GetUtcNow().UtcDateTime - Fresh;
        return await db.Set<AccountSession>().AnyAsync(s => s.Id == id && s.CreatedUtc > since, ct);
    }

    /// <summary>Takes as long whatever is given; too many wrong ones lock the account as they do in signing in.</summary>
    public Task<bool> IsPasswordAsync(string accountId, string password) => EvenTime.RunAsync(async () =>
    {
        if (await accounts.FindByIdAsync(accountId) is not { } account || await accounts.IsLockedOutAsync(account)) return false;
        if (await accounts.CheckPasswordAsync(account, password)) return true;
        await accounts.AccessFailedAsync(account);
        return false;
    });
}
