using Microsoft.AspNetCore.Mvc;
using Reseau50.Cms.Site;
using Reseau50.Contact.Messages;

namespace Reseau50.Contact.Receiving;

/// <summary>Base of both forms: a program is thanked and forgotten, a form that comes back too soon or too often is given back whole.</summary>
internal abstract class SendingController(MessageIntake intake, FormStamp stamp, ContactLimits limits, string kind, string description) : Controller
{
    protected async Task<IActionResult> TakeAsync(SentForm form, Func<ContactMessage, Task> complete, string thanks, Func<int, IActionResult> again, CancellationToken ct, Func<ContactMessage, Task>? keep = null)
    {
        // A program that fills in every field is told what people are told.
        if (form.IsByProgram) return LocalRedirect(thanks);
        form.Problems = [.. form.Faults()];
        if (form.Problems.Count > 0) return again(400);
        if (!stamp.IsBelievable(form.Debut))
        {
            (form.Debut, form.Refusal) = (stamp.Now(), "Ce formulaire est revenu trop vite, ou trop tard, pour que nous soyons sûrs qu’une personne l’a rempli. Relisez-le et renvoyez-le : rien n’est perdu.");
            return again(400);
        }
        if (!limits.MaySend(HttpContext.Connection.RemoteIpAddress))
        {
            form.Refusal = "Trop d’envois depuis votre connexion internet. Attendez une heure, puis renvoyez le formulaire, ou utilisez les coordonnées des mentions légales.";
            return again(429);
        }
        var message = form.Made();
        await complete(message);
        await intake.TakeAsync(message, form.Debut!, keep, ct);
        return LocalRedirect(thanks);
    }

    protected string Now() => stamp.Now();

    protected ViewResult Page(string view, string title, object? model, string canonical, int status = 200)
    {
        ViewData[PageHead.Key] = new PageHead(title, description) { Kind = kind, Indexed = false, Canonical = canonical };
        Response.StatusCode = status;
        return View(view, model);
    }
}
