using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Reseau50.Accounts.MyAccount;
using Reseau50.Cms.Site;

namespace Reseau50.Accounts.SignIn;

/// <summary>The second step of signing in: a code of the application, or one kept for a bad day.</summary>
internal sealed class CodeController(SignInService service) : AccountPages("signin", "Donner le code de son application pour entrer.")
{
    public const string Path = "/connexion/code";

    [HttpGet(Path)]
    public async Task<IActionResult> Ask(string? retour, bool rester) =>
        await service.IsHalfwayAsync() ? Page(new CodeForm { Retour = retour, Rester = rester }) : LocalRedirect(SignInController.Path);

    [HttpPost(Path), ValidateAntiForgeryToken]
    public async Task<IActionResult> Give(CodeForm form)
    {
        if (!ModelState.IsValid) return Page(form, 400);
        switch (await service.TryCodeAsync(form.Code!, form.Rester, HttpContext.Connection.RemoteIpAddress))
        {
            case SignInAnswer.Welcome: return LocalRedirect(SignInController.Back(Url, form.Retour));
            case SignInAnswer.Expired: TempData["refused"] = "Trop de temps a passé depuis votre mot de passe : donnez-le à nouveau."; return LocalRedirect(SignInController.Path);
            case SignInAnswer.Wait: ModelState.AddModelError(nameof(form.Code), SignInController.TooMany); return Page(form, 429);
            default: ModelState.AddModelError(nameof(form.Code), "Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant ; après dix erreurs, le compte se repose un quart d’heure."); return Page(form, 400);
        }
    }

    private ViewResult Page(CodeForm form, int status = 200) => Page("Code", "Deuxième étape", form, Path, status);
}

internal sealed class CodeForm
{
    [Required(ErrorMessage = "Donnez le code que l’application affiche, ou un code de secours."), StringLength(40, ErrorMessage = "Ce code est trop long.")]
    public string? Code { get; set; }

    public bool Rester { get; set; }
    public string? Retour { get; set; }
}
