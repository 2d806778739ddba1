using Microsoft.AspNetCore.Mvc;
using Reseau50.Agenda.Registration.Mine;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Settings;
using Reseau50.Cms.Site;

namespace Reseau50.Agenda.Registration.Day.Certificates;

/// <summary>The certificate of whoever was there, on paper or on screen, and the page where anybody checks its code.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class CertificateController(CertificateBook book, CertificateLimit limit, SiteDocuments documents) : Controller
{
    public const string Path = MinePaths.One + "/attestation", Check = "/attestations";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(string secret, Guid? personne, CancellationToken ct)
    {
        if (await book.OfAsync(secret, personne, ct) is not { Count: > 0 } all) return NotFound();
        var settings = await documents.ReadAsync<SiteSettings>(ct);
        ViewData[PageHead.Key] = new PageHead("Attestation de présence", "Votre attestation de présence, à imprimer.") { Kind = "certificate", Indexed = false, Canonical = MinePaths.Root, Section = "/agenda" };
        // The address of this page is a key: no other page may learn it.
        Response.Headers["Referrer-Policy"] = "no-referrer";
        return View("Attestation", new CertificatesView(all, secret, SiteAddress.Of(settings, Request), settings.SiteName));
    }

    [HttpGet(Check)]
    public IActionResult Ask(string? code) => CertificateBook.Fold(code ?? "") is { Length: > 0 } folded ? LocalRedirect($"{Check}/{folded}") : Page(new CheckView(null, ""), 200);

    /// <summary>A wrong code, one never given, one whose presence was taken back: one answer.</summary>
    [HttpGet(Check + "/{code}")]
    public async Task<IActionResult> Verify(string code, CancellationToken ct)
    {
        if (!limit.May(HttpContext.Connection.RemoteIpAddress))
            return Page(new CheckView(null, code) { Refusal = "Trop de codes vérifiés depuis votre connexion internet : attendez une heure." }, 429);
        return await book.CheckAsync(code, ct) is { } found
            ? Page(new CheckView(found, code), 200)
            : Page(new CheckView(null, code) { Refusal = "Ce code ne correspond à aucune attestation. Vérifiez-le lettre par lettre ; s’il est juste, écrivez à la coordination." }, 404);
    }

    private ViewResult Page(CheckView view, int status)
    {
        ViewData[PageHead.Key] = new PageHead("Vérifier une attestation", "Vérifiez qu’une attestation de présence vient bien du réseau.") { Kind = "check", Indexed = status == 200 && view.Certificate is null, Canonical = Check, Live = true };
        Response.StatusCode = status;
        return View("AttestationCheck", view);
    }
}

internal sealed record CertificatesView(IReadOnlyList<Certificate> All, string Secret, string Site, string Organiser);

internal sealed record CheckView(Certificate? Certificate, string Code)
{
    public string? Refusal { get; init; }
}
