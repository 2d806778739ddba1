using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Reseau50.Accounts.People;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;

namespace Reseau50.Accounts.SignIn;

/// <summary>Signing in, and out.</summary>
internal sealed class SignInController(SignInService service, SignInManager<Account> signIn, CurrentViewer viewer) : Controller
{
    public const string Path = "/connexion";

    [HttpGet(Path)]
    public IActionResult Ask(string? retour)
    {
        if (!viewer.Value.IsVisitor) return LocalRedirect(Back(retour));
        return Page(new SignInForm { Retour = retour });
    }

    [HttpPost(Path), ValidateAntiForgeryToken]
    public async Task<IActionResult> SignIn(SignInForm form)
    {
        if (!ModelState.IsValid) return Page(form, 400);
        switch (await service.TryAsync(form.Email!.Trim(), form.MotDePasse!, form.Rester, HttpContext.Connection.RemoteIpAddress))
        {
            case SignInAnswer.Welcome: return LocalRedirect(Back(form.Retour));
            case SignInAnswer.Wait: form.Refusal = "Trop d’essais depuis votre connexion internet. Attendez un quart d’heure, puis recommencez."; return Page(form, 429);
            default: form.Refusal = "L’adresse et le mot de passe ne vont pas ensemble, ou le compte se repose un quart d’heure après trop d’essais. Vérifiez les deux, puis recommencez."; return Page(form, 400);
        }
    }

    [HttpPost("/deconnexion"), ValidateAntiForgeryToken]
    public async Task<IActionResult> SignOutHere()
    {
        await signIn.SignOutAsync();
        return LocalRedirect("/");
    }

    // Never another site's address, nor this page again.
    private string Back(string? wanted) => Url.IsLocalUrl(wanted) && !wanted!.StartsWith(Path, StringComparison.Ordinal) ? wanted : "/mon-compte";

    private ViewResult Page(SignInForm form, int status = 200)
    {
        ViewData[PageHead.Key] = new PageHead("Se connecter", "Entrer dans l’espace des membres du réseau.") { Kind = "signin", Indexed = false, Canonical = Path };
        Response.StatusCode = status;
        return View("SignIn", form);
    }
}

/// <summary>What the form sends, and what is said back.</summary>
internal sealed class SignInForm
{
    [Required(ErrorMessage = "Donnez votre adresse électronique."), EmailAddress(ErrorMessage = "Cette adresse électronique est incomplète : elle s’écrit nom@domaine.fr."), StringLength(256, ErrorMessage = "Une adresse électronique compte 256 caractères au plus.")]
    public string? Email { get; set; }

    [Required(ErrorMessage = "Donnez votre mot de passe."), StringLength(200, ErrorMessage = "Un mot de passe compte 200 caractères au plus.")]
    public string? MotDePasse { get; set; }

    public bool Rester { get; set; }
    public string? Retour { get; set; }

    /// <summary>Why it did not work, when no field is to blame alone.</summary>
    [Microsoft.AspNetCore.Mvc.ModelBinding.BindNever]
    public string? Refusal { get; set; }
}
