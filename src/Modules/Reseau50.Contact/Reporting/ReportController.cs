using Microsoft.AspNetCore.Mvc;
using Reseau50.Cms.Site;
using Reseau50.Contact.Receiving;

namespace Reseau50.Contact.Reporting;

/// <summary>Telling those who keep the site that a content is wrong: without account, without script.</summary>
internal sealed class ReportController(MessageIntake intake, FormStamp stamp, ContactLimits limits, ReportedPages pages) : SendingController(intake, stamp, limits, "report", "Signaler un contenu du site à la coordination du réseau.")
{
    public const string Path = "/signaler";

    [HttpGet(Path)]
    public async Task<IActionResult> Ask(string? page, CancellationToken ct) => Form(new ReportForm { Debut = Now(), Page = await pages.AddressOfAsync(page, Request, ct) }, 200);

    [HttpPost(Path), ValidateAntiForgeryToken]
    public async Task<IActionResult> Send(ReportForm form, CancellationToken ct)
    {
        form.Known = await pages.AddressOfAsync(form.Page, Request, ct);
        return await TakeAsync(form, message => pages.NoteItemAsync(message, ct), Path + "/merci", status => Form(form, status), ct);
    }

    [HttpGet(Path + "/merci")]
    public IActionResult Thanks() => Page("ReportThanks", "Merci, votre signalement est envoyé", null, Path + "/merci");

    private ViewResult Form(ReportForm form, int status) => Page("Report", "Signaler un contenu", form, Path, status);
}
