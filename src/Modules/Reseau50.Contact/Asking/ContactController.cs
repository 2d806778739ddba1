using Microsoft.AspNetCore.Mvc;
using Reseau50.Cms.Site;
using Reseau50.Contact.Receiving;

namespace Reseau50.Contact.Asking;

/// <summary>Writing to those who keep the site: without account, without script.</summary>
internal sealed class ContactController(MessageIntake intake, FormStamp stamp, ContactLimits limits) : SendingController(intake, stamp, limits, "contact", "Écrire à la coordination du réseau : une question, une erreur, une demande.")
{
    public const string Path = "/contact";

    [HttpGet(Path)]
    public IActionResult Ask() => Form(new ContactForm { Debut = Now() }, 200);

    [HttpPost(Path), ValidateAntiForgeryToken]
    public Task<IActionResult> Send(ContactForm form, CancellationToken ct) => TakeAsync(form, _ => Task.CompletedTask, Path + "/merci", status => Form(form, status), ct);

    [HttpGet(Path + "/merci")]
    public IActionResult Thanks() => Page("ContactThanks", "Merci, votre message est envoyé", null, Path + "/merci");

    private ViewResult Form(ContactForm form, int status) => Page("Contact", "Nous écrire", form, Path, status);
}
