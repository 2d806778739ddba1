using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Reseau50.Accounts.Limits;
using Reseau50.Accounts.MyAccount;
using Reseau50.Cms.Site;

namespace Reseau50.Accounts.Password;

/// <summary>« Mot de passe oublié »: asking for a link, and choosing a password with it.</summary>
internal sealed class PasswordController(ForgottenPassword forgotten, AskingLimits limits) : AccountPages("signin", "Retrouver l’accès à son compte.")
{
    public const string Path = "/mot-de-passe-oublie";

    [HttpGet(Path)]
    public IActionResult Ask() => Page("Forgotten", "Mot de passe oublié", new ForgottenForm(), Path);

    [HttpPost(Path), ValidateAntiForgeryToken]
    public async Task<IActionResult> Send(ForgottenForm form, CancellationToken ct)
    {
        if (!ModelState.IsValid) return Page("Forgotten", "Mot de passe oublié", form, Path, 400);
        if (!limits.MayForget(HttpContext.Connection.RemoteIpAddress))
        {
            form.Refusal = "Trop de demandes depuis votre connexion internet. Attendez une heure, puis recommencez.";
            return Page("Forgotten", "Mot de passe oublié", form, Path, 429);
        }
        await forgotten.AskAsync(form.Email!.Trim(), ct);
        return LocalRedirect(Path + "/envoye");
    }

    [HttpGet(Path + "/envoye")]
    public IActionResult Sent() => Page("ForgottenSent", "Regardez votre messagerie", null, Path + "/envoye");

    [HttpGet(ForgottenPassword.Page)]
    public async Task<IActionResult> Choose(string? id, string? jeton) =>
        await forgotten.IsLinkGoodAsync(id, jeton) ? Choice(new NewPasswordForm { Id = id, Jeton = jeton }) : Dead();

    [HttpPost(ForgottenPassword.Page), ValidateAntiForgeryToken]
    public async Task<IActionResult> Save(NewPasswordForm form, CancellationToken ct)
    {
        if (!await forgotten.IsLinkGoodAsync(form.Id, form.Jeton)) return Dead();
        if (!ModelState.IsValid) return Choice(form, 400);
        if (!await forgotten.ChooseAsync(form.Id!, form.Jeton!, form.MotDePasse!, ct)) return Dead();
        return LocalRedirect(ForgottenPassword.Page + "/change");
    }

    [HttpGet(ForgottenPassword.Page + "/change")]
    public IActionResult Saved() => Page("PasswordSaved", "Votre mot de passe a changé", null, ForgottenPassword.Page + "/change");

    private ViewResult Choice(NewPasswordForm form, int status = 200) => Page("NewPassword", "Choisir un nouveau mot de passe", form, ForgottenPassword.Page, status);

    private ViewResult Dead() => Page("DeadLink", "Ce lien ne fonctionne plus", null, ForgottenPassword.Page, 410);
}

internal sealed class ForgottenForm
{
    [Required(ErrorMessage = "Donnez votre adresse électronique."), EmailAddress(ErrorMessage = "Cette adresse électronique est incomplète : elle s’écrit nom@domaine.fr."), StringLength(256, ErrorMessage = "Une adresse électronique compte 256 caractères au plus.")]
    public string? Email { get; set; }

    [Microsoft.AspNetCore.Mvc.ModelBinding.BindNever]
    public string? Refusal { get; set; }
}

internal sealed class NewPasswordForm
{
    public const string Rule = "Douze caractères au moins. Une courte phrase convient très bien.";

    public const string Refusal = "Ce mot de passe compte moins de 12 caractères, ou plus de 200 : choisissez-en un autre.";

    public string? Id { get; set; }
    public string? Jeton { get; set; }

    [Required(ErrorMessage = "Choisissez un mot de passe."), StringLength(200, MinimumLength = 12, ErrorMessage = Refusal)]
    public string? MotDePasse { get; set; }

    [Required(ErrorMessage = "Tapez le mot de passe une seconde fois."), Compare(nameof(MotDePasse), ErrorMessage = "Les deux mots de passe diffèrent : tapez deux fois le même.")]
    public string? Encore { get; set; }
}
