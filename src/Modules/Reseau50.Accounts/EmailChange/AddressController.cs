using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Reseau50.Accounts.MyAccount;
using Reseau50.Cms.Site;

namespace Reseau50.Accounts.EmailChange;

/// <summary>« Changer d’adresse »: asked when signed in, agreed to from both mailboxes.</summary>
internal sealed class AddressController(AddressChanges changes) : AccountPages("account", "Changer l’adresse électronique de son compte.")
{
    public const string Path = "/mon-compte/adresse";

    [HttpGet(Path), Authorize]
    public IActionResult Ask() => Page("Address", "Changer d’adresse", new AddressForm(), Path);

    [HttpPost(Path), Authorize, ValidateAntiForgeryToken]
    public async Task<IActionResult> Send(AddressForm form, CancellationToken ct)
    {
        var answer = ModelState.IsValid ? await changes.AskAsync(User.FindFirstValue(ClaimTypes.NameIdentifier)!, form.Email!.Trim(), form.MotDePasse!, ct) : AddressAnswer.Asked;
        if (answer == AddressAnswer.WrongPassword) ModelState.AddModelError(nameof(form.MotDePasse), "Ce n’est pas le mot de passe de ce compte, ou le compte se repose un quart d’heure après trop d’essais.");
        if (answer == AddressAnswer.Same) ModelState.AddModelError(nameof(form.Email), "C’est déjà l’adresse de votre compte.");
        return ModelState.IsValid ? LocalRedirect(Path + "/envoye") : Page("Address", "Changer d’adresse", form, Path, 400);
    }

    [HttpGet(Path + "/envoye"), Authorize]
    public IActionResult Sent() => Page("AddressSent", "Regardez vos deux messageries", null, Path + "/envoye");

    [HttpGet(AddressChanges.ConfirmPath)]
    public async Task<IActionResult> Look(AddressLink link, CancellationToken ct) =>
        await changes.LookAsync(link, ct) == AddressStep.Ready ? Page("AddressConfirm", "Changement d’adresse", link, AddressChanges.ConfirmPath) : Dead();

    [HttpPost(AddressChanges.ConfirmPath), ValidateAntiForgeryToken]
    public async Task<IActionResult> Agree(AddressLink link, CancellationToken ct) => await changes.AgreeAsync(link, ct) switch
    {
        AddressStep.Dead => Dead(),
        var step => Page("AddressAgreed", step == AddressStep.Done ? "Votre adresse a changé" : "Il manque un accord", step == AddressStep.Done, AddressChanges.ConfirmPath),
    };

    private ViewResult Dead() => Page("AddressDeadLink", "Ce lien ne fonctionne plus", null, AddressChanges.ConfirmPath, 410);
}

internal sealed class AddressForm
{
    [Required(ErrorMessage = "Donnez votre nouvelle adresse électronique."), EmailAddress(ErrorMessage = "Cette adresse électronique est incomplète : elle s’écrit nom@domaine.fr."), StringLength(256, ErrorMessage = "Une adresse électronique compte 256 caractères au plus.")]
    public string? Email { get; set; }

    [Required(ErrorMessage = "Donnez votre mot de passe."), StringLength(200, ErrorMessage = "Un mot de passe compte 200 caractères au plus.")]
    public string? MotDePasse { get; set; }
}
