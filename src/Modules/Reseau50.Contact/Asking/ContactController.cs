using Microsoft.AspNetCore.Mvc;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using Reseau50.Contact.Receiving;
using Reseau50.Forms.Contracts;

namespace Reseau50.Contact.Asking;

/// <summary>Writing to those who keep the site: without account, without script.</summary>
internal sealed class ContactController(MessageIntake intake, FormStamp stamp, ContactLimits limits, ContactQuestions questions, IFormAnswers answers, CurrentViewer viewer) : SendingController(intake, stamp, limits, "contact", "Écrire à la coordination du réseau : une question, une erreur, une demande.")
{
    public const string Path = "/contact";

    [HttpGet(Path)]
    public async Task<IActionResult> Ask(CancellationToken ct) => Form(new ContactForm { Debut = Now(), Questions = await questions.ReadAsync(null, ct) }, 200);

    [HttpPost(Path), ValidateAntiForgeryToken]
    public async Task<IActionResult> Send(ContactForm form, CancellationToken ct)
    {
        // What a program sends is not looked into: its files would be kept a day.
        form.Questions = form.IsByProgram ? null : await questions.ReadAsync(Request.Form, ct);
        return await TakeAsync(form, _ => Task.CompletedTask, Path + "/merci", status => Form(form, status), ct, form.Questions is not { } asked ? null : message => answers.KeepAsync(asked, message.Answers, viewer.Value.AccountId, ct));
    }

    [HttpGet(Path + "/merci")]
    public IActionResult Thanks() => Page("ContactThanks", "Merci, votre message est envoyé", null, Path + "/merci");

    private ViewResult Form(ContactForm form, int status) => Page("Contact", "Nous écrire", form, Path, status);
}
