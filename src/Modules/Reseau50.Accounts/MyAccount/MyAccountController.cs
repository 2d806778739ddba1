using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Reseau50.Accounts.Membership;
using Reseau50.Accounts.Passkeys;
using Reseau50.Accounts.People;
using Reseau50.Accounts.Sessions;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;

namespace Reseau50.Accounts.MyAccount;

/// <summary>One's own account: who one is for the site, and where one is signed in.</summary>
[Authorize]
internal sealed class MyAccountController(SiteDb db, SiteDocuments documents, UserManager<Account> accounts, Memberships memberships, CurrentViewer viewer, SessionCookie cookie, TimeProvider clock) : Controller
{
    public const string Path = "/mon-compte";

    private string Me => User.FindFirstValue(ClaimTypes.NameIdentifier)!;

    [HttpGet(Path)]
    public async Task<IActionResult> Show(CancellationToken ct)
    {
        var (me, now) = (Me, clock.GetUtcNow().UtcDateTime);
        var account = await db.Set<Account>().AsNoTracking().AsSingleQuery().Include(a => a.Roles).Include(a => a.NetworkChoices).SingleAsync(a => a.Id == me, ct);
        var names = account.Roles.Select(r => r.Role).ToHashSet();
        var roles = (await documents.ReadAsync<RoleList>(ct)).Roles.Where(r => names.Contains(r.Name)).Select(r => r.Description ?? r.Name).ToList();
        var here = cookie.IdOf(HttpContext);
        var sessions = await db.Set<AccountSession>().AsNoTracking().Where(s => s.AccountId == me && s.ExpiresUtc > now).OrderByDescending(s => s.LastSeenUtc).ThenBy(s => s.Id)
            .Select(s => new OpenSession(s.Id, s.Device, s.CreatedUtc, s.LastSeenUtc, s.Id == here)).ToListAsync(ct);
        var keys = (await accounts.GetPasskeysAsync(account)).OrderBy(k => k.CreatedAt).Select(k => new OwnPasskey(Convert.ToHexString(k.CredentialId), k.Name ?? "Clé d’accès", k.CreatedAt.UtcDateTime)).ToList();
        ViewData[PageHead.Key] = new PageHead("Mon compte", "Vos informations et vos sessions ouvertes.") { Kind = "account", Indexed = false, Scripts = [PasskeyController.Script] };
        return View("MyAccount", new MyAccountView(viewer.Value.Name!, account.Email!, roles, await memberships.OfAsync(account, ct), sessions, account.TwoFactorEnabled, viewer.Value.SecondStepDueUtc, keys, TempData["said"] as string));
    }

    [HttpPost(Path + "/sessions/fermer"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Close(string? id, CancellationToken ct)
    {
        var me = Me;
        // Somebody else's session is not found, whatever its id.
        var closed = await db.Set<AccountSession>().Where(s => s.AccountId == me && s.Id == id).ExecuteDeleteAsync(ct);
        TempData["said"] = closed == 0 ? "Cette session était déjà fermée." : "La session est fermée.";
        return LocalRedirect(Path);
    }

    [HttpPost(Path + "/sessions/fermer-tout"), ValidateAntiForgeryToken]
    public async Task<IActionResult> CloseAll(CancellationToken ct)
    {
        var me = Me;
        await db.Set<AccountSession>().Where(s => s.AccountId == me).ExecuteDeleteAsync(ct);
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        return LocalRedirect("/");
    }
}

/// <summary>A browser signed in, as its owner sees it.</summary>
internal sealed record OpenSession(string Id, string Device, DateTime SinceUtc, DateTime SeenUtc, bool IsHere);

/// <summary>What the page shows.</summary>
internal sealed record MyAccountView(string Name, string Email, IReadOnlyList<string> Roles, IReadOnlyList<Belonging> Networks, IReadOnlyList<OpenSession> Sessions, bool HasSecondStep, DateTime? SecondStepDueUtc, IReadOnlyList<OwnPasskey> Passkeys, string? Said);

/// <summary>A passkey, as its owner sees it.</summary>
internal sealed record OwnPasskey(string Id, string Name, DateTime SinceUtc);
