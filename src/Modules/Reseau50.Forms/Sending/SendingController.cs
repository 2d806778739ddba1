using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Content;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using Reseau50.Forms.Asking;
using Reseau50.Forms.Contracts;
using Reseau50.Forms.Keeping;

namespace Reseau50.Forms.Sending;

/// <summary>Takes what comes back of a form. Whatever is refused is given back whole.</summary>
internal sealed class SendingController(FormSheets sheets, FormDesk desk, FormIntake intake, FormStamp stamp, SendingLimit limit, CurrentViewer viewer) : Controller
{
    public const string Path = "/formulaires/{id}";
    private const long Most = 60_000_000;
    private const string AgainWords = "Rien de ce que vous avez écrit n’est perdu.";

    public static string PathOf(string id) => "/formulaires/" + Uri.EscapeDataString(id);

    [HttpPost(Path + "/envoyer"), RequestSizeLimit(Most), ValidateAntiForgeryToken]
    public async Task<IActionResult> Send(string id, CancellationToken ct)
    {
        if (await sheets.PlacedAsync(id, viewer.Value, ct) is not var (item, form)) return NotFound();
        var posted = await Request.ReadFormAsync(ct);
        var sheet = FormReading.Sheet(form);
        // A program that fills in every field is told what people are told.
        if (posted.Keys.Any(k => k.EndsWith("-site", StringComparison.Ordinal) && !string.IsNullOrEmpty(posted[k]))) return LocalRedirect(PathOf(id) + "/merci");
        var (state, answered) = await desk.StateAsync(sheet, viewer.Value, ct);
        var fill = FormDesk.Blank(sheet, true);
        var before = answered is null ? null : await sheets.OfAsync(new FormFill(sheet), FormDesk.SubjectOf(viewer.Value.AccountId!), ct);
        var start = posted["debut"].ToString();
        if (state != FormState.Open)
        {
            foreach (var question in sheet.Questions) fill.Typed[question.Name] = [.. posted[$"q[{question.Name}]"].OfType<string>()];
            return Again(409, "Votre réponse n’a pas été enregistrée.");
        }
        await sheets.ReadAsync(fill, posted, before, ct);
        if (fill.Problems.Count > 0) return Again(400, null);
        if (!stamp.IsBelievable(start)) return Again(400, "Ce formulaire est revenu trop vite, ou trop tard, pour que nous soyons sûrs qu’une personne l’a rempli. Relisez-le et renvoyez-le. " + AgainWords, stamp.Now());
        if (!limit.MaySend(HttpContext.Connection.RemoteIpAddress)) return Again(429, "Trop d’envois depuis votre connexion internet. Attendez une heure, puis renvoyez le formulaire. " + AgainWords);
        if (await intake.TakeAsync(fill, viewer.Value, start, ct)) return LocalRedirect(PathOf(id) + "/merci");
        if (fill.Problems.Count > 0) return Again(400, null);
        (state, answered) = await desk.StateAsync(sheet, viewer.Value, ct);
        return Again(409, "Votre réponse n’a pas été enregistrée.");

        IActionResult Again(int status, string? refusal, string? fresh = null) =>
            Page("FormPage", new FormPageView(form, new FormAsk(fill, state, fresh ?? start) { Refusal = refusal, AnsweredUtc = answered }), sheet.Title, ItemAddress.Of(item), status);
    }

    [HttpGet(Path + "/merci")]
    public async Task<IActionResult> Thanks(string id, CancellationToken ct)
    {
        if (await sheets.PlacedAsync(id, viewer.Value, ct) is not var (item, form)) return NotFound();
        var sheet = FormReading.Sheet(form);
        return Page("FormThanks", new FormThanks(sheet, ItemAddress.Of(item)), "Merci, votre réponse est envoyée", null, 200);
    }

    private ViewResult Page(string view, object model, string title, string? canonical, int status)
    {
        ViewData[PageHead.Key] = new PageHead(title, title) { Kind = "form", Indexed = false, Canonical = canonical };
        Response.StatusCode = status;
        return View(view, model);
    }
}

internal sealed record FormPageView(ContentItem Form, FormAsk Ask);

internal sealed record FormThanks(FormSheet Sheet, string? Back);
