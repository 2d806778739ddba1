using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Reseau50.Accounts.People;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Settings;
using Reseau50.Cms.Site;

namespace Reseau50.Accounts.SecondFactor;

/// <summary>Switching the second step on with an authenticator application, and off; the codes that help when the telephone is lost.</summary>
[Authorize]
internal sealed class SecondFactorController(UserManager<Account> accounts, SecondFactorCodes codes, SiteDocuments documents, AuditTrail audit) : Controller
{
    public const string Path = "/mon-compte/deux-etapes";
    public const int RecoveryCodes = 10;

    [HttpGet(Path)]
    public async Task<IActionResult> Show(CancellationToken ct) => await PageAsync(await MeAsync(), new SecondFactorForm(), ct);

    [HttpPost(Path + "/activer"), ValidateAntiForgeryToken]
    public async Task<IActionResult> SwitchOn(SecondFactorForm form, CancellationToken ct)
    {
        var me = await MeAsync();
        if (me.TwoFactorEnabled) return LocalRedirect(Path);
        await CheckPasswordAsync(me, form);
        if (string.IsNullOrWhiteSpace(form.Code)) ModelState.AddModelError(nameof(form.Code), "Donnez le code à six chiffres que l’application affiche.");
        else if (ModelState.IsValid && !await codes.TakeAsync(me, form.Code)) ModelState.AddModelError(nameof(form.Code), "Ce code n’est pas le bon, ou il vient de changer. Attendez le suivant, et vérifiez l’heure de votre téléphone.");
        if (!ModelState.IsValid) return await PageAsync(me, form, ct, 400);
        audit.Add("account.two-steps-on", "Compte", me.Id, "La vérification en deux étapes a été activée.");
        Must(await accounts.SetTwoFactorEnabledAsync(me, true));
        return await CodesAsync(me);
    }

    [HttpPost(Path + "/codes"), ValidateAntiForgeryToken]
    public async Task<IActionResult> NewCodes(SecondFactorForm form, CancellationToken ct)
    {
        var me = await MeAsync();
        await CheckPasswordAsync(me, form);
        if (!me.TwoFactorEnabled || !ModelState.IsValid) return await PageAsync(me, form, ct, 400);
        audit.Add("account.recovery-codes", "Compte", me.Id, "De nouveaux codes de secours ont remplacé les anciens.");
        return await CodesAsync(me);
    }

    [HttpPost(Path + "/desactiver"), ValidateAntiForgeryToken]
    public async Task<IActionResult> SwitchOff(SecondFactorForm form, CancellationToken ct)
    {
        var me = await MeAsync();
        await CheckPasswordAsync(me, form);
        if (!ModelState.IsValid) return await PageAsync(me, form, ct, 400);
        audit.Add("account.two-steps-off", "Compte", me.Id, "La vérification en deux étapes a été désactivée.");
        Must(await accounts.SetTwoFactorEnabledAsync(me, false));
        Must(await accounts.ResetAuthenticatorKeyAsync(me));
        TempData["said"] = "La vérification en deux étapes est désactivée.";
        return LocalRedirect("/mon-compte");
    }

    private async Task<Account> MeAsync() => (await accounts.GetUserAsync(User))!;

    // A session left open must not be enough to lock its owner out, or to open the door wider.
    private async Task CheckPasswordAsync(Account me, SecondFactorForm form)
    {
        if (string.IsNullOrEmpty(form.MotDePasse)) ModelState.AddModelError(nameof(form.MotDePasse), "Donnez votre mot de passe.");
        else if (await accounts.IsLockedOutAsync(me) || !await accounts.CheckPasswordAsync(me, form.MotDePasse))
        {
            await accounts.AccessFailedAsync(me);
            ModelState.AddModelError(nameof(form.MotDePasse), "Ce n’est pas votre mot de passe, ou le compte se repose un quart d’heure après trop d’essais.");
        }
    }

    private async Task<IActionResult> CodesAsync(Account me)
    {
        var fresh = (await accounts.GenerateNewTwoFactorRecoveryCodesAsync(me, RecoveryCodes))!.ToList();
        Head("Vos codes de secours");
        return View("RecoveryCodes", fresh);
    }

    private async Task<IActionResult> PageAsync(Account me, SecondFactorForm form, CancellationToken ct, int status = 200)
    {
        Head("Vérification en deux étapes");
        Response.StatusCode = status;
        if (me.TwoFactorEnabled) return View("SecondFactor", new SecondFactorView(form, null, null, await accounts.CountRecoveryCodesAsync(me)));
        if (await accounts.GetAuthenticatorKeyAsync(me) is not { } key)
        {
            Must(await accounts.ResetAuthenticatorKeyAsync(me));
            key = (await accounts.GetAuthenticatorKeyAsync(me))!;
        }
        var site = (await documents.ReadAsync<SiteSettings>(ct)).SiteName;
        return View("SecondFactor", new SecondFactorView(form, AuthenticatorKey.Grouped(key), AuthenticatorKey.Picture(key, site, me.Email!), 0));
    }

    private void Head(string title) => ViewData[PageHead.Key] = new PageHead(title, "Protéger son compte par un code en plus du mot de passe.")
    {
        Kind = "account",
        Indexed = false,
        Crumbs = [new Crumb("Mon compte", "/mon-compte")],
    };

    private static void Must(IdentityResult result)
    {
        if (!result.Succeeded) throw new InvalidOperationException(string.Join(" ", result.Errors.Select(e => e.Description)));
    }
}

internal sealed class SecondFactorForm
{
    [StringLength(200, ErrorMessage = "Un mot de passe compte 200 caractères au plus.")]
    public string? MotDePasse { get; set; }

    [StringLength(40, ErrorMessage = "Un code compte six chiffres.")]
    public string? Code { get; set; }
}

/// <summary>What the page shows: the key and its picture while the second step is off, the recovery codes left once it is on.</summary>
internal sealed record SecondFactorView(SecondFactorForm Form, string? Key, AuthenticatorPicture? Picture, int CodesLeft)
{
    public bool IsOn => Key is null;
}
