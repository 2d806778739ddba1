using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Reseau50.Accounts.Manage;
using Reseau50.Accounts.Manage.People;
using Reseau50.Accounts.Sessions;
using Reseau50.Admin.Contracts;
using Reseau50.Cms.Security;

namespace Reseau50.Accounts.Impersonation;

/// <summary>« Voir le site comme cette personne ».</summary>
[Needs(AccountPermissions.Impersonate)]
internal sealed class ImpersonationController(Impersonation impersonation, SessionCookie cookie, CurrentViewer viewer) : AdminController
{
    public const string Back = "/connexion/revenir";

    [HttpPost(AccountController.One + "/voir-comme")]
    public async Task<IActionResult> Begin(string id, CancellationToken ct) =>
        cookie.IdOf(HttpContext) is { } session && await impersonation.BeginAsync(viewer.Value, session, id, ct) ? LocalRedirect("/") : Refused();
}

/// <summary>Back to oneself: for any session, since the one it ends sees with another's rights.</summary>
[Authorize]
internal sealed class BackToMyselfController(Impersonation impersonation) : Controller
{
    [HttpPost(ImpersonationController.Back), ValidateAntiForgeryToken]
    public async Task<IActionResult> Return(CancellationToken ct) =>
        HttpContext.Items[typeof(AccountSession)] is AccountSession { ActsAsId: { } id } session && await impersonation.EndAsync(session.Id, id, ct) ? LocalRedirect(AccountController.PathOf(id)) : LocalRedirect("/");
}
