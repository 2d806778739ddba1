using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Reseau50.Accounts.People;
using Reseau50.Accounts.Sessions;
using Reseau50.Accounts.SignIn;
using Reseau50.Cms.Audit;

namespace Reseau50.Accounts.Passkeys;

/// <summary>Passkeys: a telephone or a computer that opens the door after its own lock. Only a script can ask a browser for one; the password stays.</summary>
internal sealed class PasskeyController(UserManager<Account> accounts, SignInManager<Account> signIn, SignInService service, AuditTrail audit) : Controller
{
    public const string Path = "/mon-compte/cles";
    public const string SignInPath = "/connexion/cle";
    public const string Script = "/_content/Reseau50.Accounts/cles.js";
    public const int MaxKeys = 10;

    [HttpPost(SignInPath + "/options"), ValidateAntiForgeryToken]
    public async Task<IActionResult> AskForAny() => Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");

    [HttpPost(SignInPath), ValidateAntiForgeryToken]
    public async Task<IActionResult> SignIn(PasskeyForm form)
    {
        var answer = form.Credential is { Length: > 0 } given ? await service.TryPasskeyAsync(given, HttpContext.Connection.RemoteIpAddress) : SignInAnswer.Wrong;
        if (answer == SignInAnswer.Welcome) return LocalRedirect(SignInController.Back(Url, form.Retour));
        TempData["refused"] = answer switch
        {
            SignInAnswer.Wait => SignInController.TooMany,
            SignInAnswer.Expired => "Trop de temps a passé avant la réponse de la clé. Recommencez.",
            _ => "Cette clé n’ouvre aucun compte ici. Essayez avec votre mot de passe.",
        };
        return LocalRedirect(SignInController.Path);
    }

    [HttpPost(Path + "/options"), Authorize, ValidateAntiForgeryToken]
    public async Task<IActionResult> AskForNew()
    {
        var me = await MeAsync();
        return Content(await signIn.MakePasskeyCreationOptionsAsync(new() { Id = me.Id, Name = me.Email!, DisplayName = me.DisplayName }), "application/json");
    }

    [HttpPost(Path), Authorize, ValidateAntiForgeryToken]
    public async Task<IActionResult> Add(PasskeyForm form)
    {
        var me = await MeAsync();
        if ((await accounts.GetPasskeysAsync(me)).Count >= MaxKeys) return Say($"Un compte a {MaxKeys} clés au plus : retirez-en une d’abord.");
        if (await AttestAsync(form.Credential) is not { Succeeded: true } attestation) return Say("La clé n’a pas été créée. Recommencez, ou gardez votre mot de passe.");
        attestation.Passkey.Name = form.Nom is { Length: > 0 and <= 60 } name ? name.Trim() : DeviceWords.Of(Request.Headers.UserAgent);
        audit.Add("account.passkey-added", "Compte", me.Id, "Une clé d’accès a été ajoutée.");
        await accounts.AddOrUpdatePasskeyAsync(me, attestation.Passkey);
        return Say($"La clé « {attestation.Passkey.Name} » est créée. Elle ouvre votre compte sans mot de passe.");
    }

    [HttpPost(Path + "/retirer"), Authorize, ValidateAntiForgeryToken]
    public async Task<IActionResult> Remove(string? id)
    {
        var me = await MeAsync();
        var key = (await accounts.GetPasskeysAsync(me)).FirstOrDefault(k => Convert.ToHexString(k.CredentialId) == id);
        if (key is null) return Say("Cette clé était déjà retirée.");
        audit.Add("account.passkey-removed", "Compte", me.Id, "Une clé d’accès a été retirée.");
        await accounts.RemovePasskeyAsync(me, key.CredentialId);
        return Say("La clé est retirée : elle n’ouvre plus votre compte. Effacez-la aussi de votre appareil.");
    }

    private async Task<PasskeyAttestationResult?> AttestAsync(string? credential)
    {
        try
        {
            return credential is { Length: > 0 } ? await signIn.PerformPasskeyAttestationAsync(credential) : null;
        }
        // As for signing in: no key was asked for, or too long ago.
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private async Task<Account> MeAsync() => (await accounts.GetUserAsync(User))!;

    private LocalRedirectResult Say(string message)
    {
        TempData["said"] = message;
        return LocalRedirect("/mon-compte");
    }
}

internal sealed class PasskeyForm
{
    /// <summary>What the browser's key answered, as JSON.</summary>
    [StringLength(20_000)]
    public string? Credential { get; set; }

    public string? Nom { get; set; }
    public string? Retour { get; set; }
}
