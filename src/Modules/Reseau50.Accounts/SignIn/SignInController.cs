using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Reseau50.Accounts.MyAccount;
using Reseau50.Accounts.Passkeys;
using Reseau50.Accounts.People;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;

namespace Reseau50.Accounts.SignIn;

/// <summary>Signing in, and out.</summary>
internal sealed class SignInController(SignInService service, SignInManager<Account> signIn, CurrentViewer viewer) : AccountPages("signin", "Entrer dans l’espace des membres du réseau.")
{
    public const string Path = "/connexion";
    protected override IReadOnlyList<string> Scripts => [PasskeyController.Script];
    internal const string TooMany = "Trop d’essais depuis votre connexion internet. Attendez un quart d’heure, puis recommencez.";

    [HttpGet(Path)]
    public IActionResult Ask(string? retour)
    {
        if (!viewer.Value.IsVisitor) return LocalRedirect(Back(Url, retour));
        return Page(new SignInForm { Retour = retour, Refusal = TempData["refused"] as string });
    }

    [HttpPost(Path), ValidateAntiForgeryToken]
    public async Task<IActionResult> SignIn(SignInForm form)
    {
        if (!ModelState.IsValid) return Page(form, 400);
        switch (await service.TryAsync(form.Email!.Trim(), form.MotDePasse!, form.Rester, HttpContext.Connection.RemoteIpAddress))
        {
            case SignInAnswer.Welcome: return LocalRedirect(Back(Url, form.Retour));
            case SignInAnswer.Code: return LocalRedirect(QueryHelpers.AddQueryString(CodeController.Path, new Dictionary<string, string?> { ["retour"] = form.Retour, ["rester"] = form.Rester ? "true" : null }));
            case SignInAnswer.Wait: form.Refusal = TooMany; return Page(form, 429);
            default: form.Refusal = "L’adresse et le mot de passe ne vont pas ensemble, ou le compte se repose un quart d’heure après trop d’essais. Vérifiez les deux, puis recommencez."; return Page(form, 400);
        }
    }

    [HttpPost("/deconnexion"), ValidateAntiForgeryToken]
    public async Task<IActionResult> SignOutHere()
    {
        await signIn.SignOutAsync();
        return LocalRedirect("/");
    }

    /// <summary>To the form, then back: to the page asked for, or to the one whose form was being sent.</summary>
    internal static Task LeadThere(RedirectContext<CookieAuthenticationOptions> redirect)
    {
        var request = redirect.Request;
        var back = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) ? request.PathBase + request.Path + request.QueryString
            : Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var from) && from.Authority == request.Host.Value ? from.PathAndQuery : null;
        redirect.Response.Redirect(back is null ? Path : QueryHelpers.AddQueryString(Path, "retour", back));
        return Task.CompletedTask;
    }

    private ViewResult Page(SignInForm form, int status = 200) => Page("SignIn", "Se connecter", form, Path, status);

    // Never another site's address, nor this page again.
    internal static string Back(IUrlHelper url, string? wanted) => url.IsLocalUrl(wanted) && !wanted!.StartsWith(Path, StringComparison.Ordinal) ? wanted : "/mon-compte";
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
