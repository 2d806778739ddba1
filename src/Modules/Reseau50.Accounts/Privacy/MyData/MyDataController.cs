using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Reseau50.Accounts.MyAccount;
using Reseau50.Accounts.Privacy.Consents;

namespace Reseau50.Accounts.Privacy.MyData;

/// <summary>« Mes données »: take them away, see what one agreed to, and the way out.</summary>
[Authorize]
internal sealed class MyDataController(DataExport export, ConsentHistory consents, OwnProof proof) : AccountPages("account", "Emporter ses données, revoir ses accords, fermer son compte.")
{
    public const string Path = "/mon-compte/mes-donnees", Take = Path + "/emporter", Newsletter = Path + "/lettre";

    private string Me => User.FindFirstValue(ClaimTypes.NameIdentifier)!;

    [HttpGet(Path)]
    public Task<IActionResult> Show(CancellationToken ct) => PageAsync(200, ct);

    [HttpPost(Take), ValidateAntiForgeryToken]
    public async Task<IActionResult> Export(ProofForm form, CancellationToken ct)
    {
        if (!await proof.IsFreshAsync(HttpContext, ct))
        {
            if (string.IsNullOrEmpty(form.MotDePasse)) ModelState.AddModelError(nameof(form.MotDePasse), "Donnez votre mot de passe.");
            else if (ModelState.IsValid && !await proof.IsPasswordAsync(Me, form.MotDePasse)) ModelState.AddModelError(nameof(form.MotDePasse), OwnProof.Wrong);
            if (!ModelState.IsValid) return await PageAsync(400, ct);
        }
        if (!await export.TakeAsync(Me, ct))
        {
            ModelState.AddModelError(nameof(form.MotDePasse), $"Vous avez déjà emporté vos données {DataExport.MostInADay} fois depuis hier : recommencez demain.");
            return await PageAsync(429, ct);
        }
        Response.ContentType = "application/zip";
        Response.Headers.ContentDisposition = "attachment; filename=\"mes-donnees.zip\"";
        Response.Headers.CacheControl = "no-cache, no-store";
        // The library closes an entry with a write that waits: a few bytes, of one person's own archive.
        if (HttpContext.Features.Get<IHttpBodyControlFeature>() is { } body) body.AllowSynchronousIO = true;
        await export.WriteAsync(Me, Response.Body, ct);
        return new EmptyResult();
    }

    [HttpPost(Newsletter), ValidateAntiForgeryToken]
    public async Task<IActionResult> Choose(bool oui, CancellationToken ct)
    {
        await consents.NewsletterAsync(Me, oui, ct);
        TempData["said"] = oui ? "Vous recevrez la lettre du réseau." : "Vous ne recevrez plus la lettre du réseau.";
        return LocalRedirect(Path);
    }

    private async Task<IActionResult> PageAsync(int status, CancellationToken ct)
    {
        Response.Headers.CacheControl = "no-cache, no-store";
        var lines = await consents.OfAsync(Me, ct);
        return Page("MyData", "Mes données", new MyDataView(lines, ConsentHistory.WantsNewsletter(lines), await proof.IsFreshAsync(HttpContext, ct), TempData["said"] as string), Path, status);
    }
}

internal sealed class ProofForm
{
    [StringLength(200, ErrorMessage = "Un mot de passe compte 200 caractères au plus.")]
    public string? MotDePasse { get; set; }
}

/// <summary>What the page shows. <see cref="IsProven"/>: a passkey a moment ago, no password is asked.</summary>
internal sealed record MyDataView(IReadOnlyList<ConsentLine> Consents, bool WantsNewsletter, bool IsProven, string? Said);
