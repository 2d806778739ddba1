using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Reseau50.Accounts.MyAccount;

namespace Reseau50.Accounts.Privacy.Closing;

/// <summary>« Fermer mon compte »: says what goes and what stays, then does it at once.</summary>
internal sealed class ClosingController(AccountClosing closing, OwnProof proof) : AccountPages("account", "Fermer son compte et faire effacer ses informations.")
{
    public const string Path = "/mon-compte/fermer", Done = "/compte-ferme", Word = "FERMER";
    private const string Last = "Votre compte est le seul qui puisse tout faire sur le site : donnez d’abord ce rôle à une autre personne.";

    private string Me => User.FindFirstValue(ClaimTypes.NameIdentifier)!;

    [HttpGet(Path), Authorize]
    public async Task<IActionResult> Ask(CancellationToken ct) => await PageAsync(new ClosingForm(), 200, ct);

    [HttpPost(Path), Authorize, ValidateAntiForgeryToken]
    public async Task<IActionResult> Close(ClosingForm form, CancellationToken ct)
    {
        if (form.Mot?.Trim() != Word) ModelState.AddModelError(nameof(form.Mot), $"Écrivez {Word}, en capitales, pour confirmer.");
        if (string.IsNullOrEmpty(form.MotDePasse)) ModelState.AddModelError(nameof(form.MotDePasse), "Donnez votre mot de passe.");
        else if (ModelState.IsValid && !await proof.IsPasswordAsync(Me, form.MotDePasse)) ModelState.AddModelError(nameof(form.MotDePasse), OwnProof.Wrong);
        if (!ModelState.IsValid) return await PageAsync(form, 400, ct);
        if (!await closing.CloseAsync(Me, ClosingReason.Asked, ct)) return await PageAsync(form, 409, ct);
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        return LocalRedirect(Done);
    }

    [HttpGet(Done)]
    public IActionResult Closed() => Page("Closed", "Votre compte est fermé", null, Done);

    private async Task<IActionResult> PageAsync(ClosingForm form, int status, CancellationToken ct)
    {
        Response.Headers.CacheControl = "no-cache, no-store";
        return Page("Close", "Fermer mon compte", new ClosingView(form, await closing.IsLastOwnerAsync(Me, ct) ? Last : null), Path, status);
    }
}

internal sealed class ClosingForm
{
    [StringLength(200, ErrorMessage = "Un mot de passe compte 200 caractères au plus.")]
    public string? MotDePasse { get; set; }
    public string? Mot { get; set; }
}

/// <summary>What the page shows; <see cref="Refusal"/> says why the account cannot be closed now.</summary>
internal sealed record ClosingView(ClosingForm Form, string? Refusal);
