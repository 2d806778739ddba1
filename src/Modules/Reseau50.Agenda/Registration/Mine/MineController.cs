using Microsoft.AspNetCore.Mvc;
using Reseau50.Agenda.Registration.Asking;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Desk;
using Reseau50.Agenda.Registration.Letters;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using Reseau50.Forms.Contracts;

namespace Reseau50.Agenda.Registration.Mine;

/// <summary>One's own registration, by the address the letters bear. Opening it never acts: programs that look through mail open links too.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class MineController(MineSheet sheet, AnswerDesk desk, MineAnswers answers, InvitationForms invitations, AfterDate after, CurrentViewer viewer) : Controller
{
    private const string Prove = MinePaths.One + "/confirmer", Accept = MinePaths.One + "/accepter", Leave = MinePaths.One + "/retirer", Again = MinePaths.One + "/revenir", Move = MinePaths.One + "/deplacer", Quiet = MinePaths.One + "/rappels";

    [HttpGet(MinePaths.One)]
    public Task<IActionResult> Show(string secret, CancellationToken ct) => PageAsync(secret, null, 200, ct);

    [HttpPost(Prove), ValidateAntiForgeryToken]
    public Task<IActionResult> ProveAddress(string secret, CancellationToken ct) => DoAsync(secret, () => desk.ProveAsync(secret, ct), "Merci, votre adresse est confirmée.", ct);

    [HttpPost(Accept), ValidateAntiForgeryToken]
    public Task<IActionResult> AcceptSeat(string secret, CancellationToken ct) => DoAsync(secret, () => desk.AcceptAsync(secret, ct), "La place est à vous.", ct);

    /// <summary>Says yes to an invitation; what is wrong comes back with all that was typed.</summary>
    [HttpPost(MinePaths.One + "/repondre"), ValidateAntiForgeryToken]
    public async Task<IActionResult> TakeInvitation(string secret, AskForm form, CancellationToken ct)
    {
        if (await sheet.OfAsync(secret, ct) is not { } mine) return NotFound();
        if (!mine.IsInvited) return LocalRedirect(MinePaths.Of(secret));
        return await invitations.ReadAsync(mine, form, ct) is { } said ? await DoAsync(secret, () => desk.TakeInvitationAsync(secret, said, ct), "Votre réponse est enregistrée.", ct)
            : await PageAsync(secret, null, 400, ct, typed: form);
    }

    /// <summary>Withdraws everybody, or the persons whose boxes are ticked.</summary>
    [HttpPost(Leave), ValidateAntiForgeryToken]
    public Task<IActionResult> LeaveSeat(string secret, List<Guid>? personnes, bool choisies, CancellationToken ct) => choisies && personnes is not { Count: > 0 }
        ? PageAsync(secret, "Cochez les personnes qui ne viennent plus.", 400, ct)
        : DoAsync(secret, () => desk.WithdrawAsync(secret, choisies ? personnes : null, ct), "C’est noté, merci d’avoir prévenu.", ct);

    [HttpPost(Again), ValidateAntiForgeryToken]
    public Task<IActionResult> ComeBack(string secret, CancellationToken ct) => DoAsync(secret, () => desk.AskAgainAsync(secret, ct), "Votre nouvelle demande est enregistrée.", ct);

    [HttpPost(Move), ValidateAntiForgeryToken]
    public Task<IActionResult> MoveTo(string secret, string? seance, CancellationToken ct) => DoAsync(secret, () => desk.MoveAsync(secret, seance ?? "", ct), "Votre inscription a changé de séance.", ct);

    [HttpPost(Quiet), ValidateAntiForgeryToken]
    public Task<IActionResult> Remind(string secret, bool rappels, CancellationToken ct) =>
        DoAsync(secret, () => desk.SetQuietAsync(secret, !rappels, ct), rappels ? "Vous recevrez de nouveau les rappels." : "Vous ne recevrez plus de rappel pour cette date.", ct);

    /// <summary>What the button of mail programs sends (RFC 8058): they have no form of ours to take a token from, and the address is secret.</summary>
    [HttpPost(MinePaths.One + "/sans-rappel"), IgnoreAntiforgeryToken]
    public async Task<IActionResult> Unsubscribe(string secret, CancellationToken ct) => await desk.SetQuietAsync(secret, true, ct) == AnswerOutcome.Gone ? NotFound() : Ok();

    /// <summary>Answers the organiser's questions again; what is wrong comes back with all that was typed.</summary>
    [HttpPost(MinePaths.Answers), ValidateAntiForgeryToken]
    public async Task<IActionResult> Answer(string secret, CancellationToken ct)
    {
        if (await answers.KeepAsync(MineForm.Questions, secret, await Request.ReadFormAsync(ct), ct) is not { } fill) return NotFound();
        if (fill.Problems.Count > 0) return await PageAsync(secret, null, 400, ct, fill);
        TempData["said"] = "Vos réponses sont enregistrées.";
        return LocalRedirect(MinePaths.Of(secret));
    }

    /// <summary>What one thought of the date.</summary>
    [HttpGet(MinePaths.Opinion)]
    public async Task<IActionResult> Opinion(string secret, CancellationToken ct) => await OpinionAsync(secret, await answers.OfAsync(MineForm.Opinion, secret, ct), ct);

    [HttpPost(MinePaths.Opinion), ValidateAntiForgeryToken]
    public async Task<IActionResult> Think(string secret, CancellationToken ct)
    {
        var fill = await answers.KeepAsync(MineForm.Opinion, secret, await Request.ReadFormAsync(ct), ct);
        if (fill is not { Problems.Count: 0 }) return await OpinionAsync(secret, fill, ct);
        TempData["said"] = "Merci, votre avis est enregistré. Vous pouvez encore le changer.";
        return LocalRedirect(MinePaths.Of(secret));
    }

    [HttpGet(MinePaths.One + "/agenda.ics")]
    public async Task<IActionResult> Calendar(string secret, CancellationToken ct) =>
        await sheet.CalendarAsync(secret, Request, ct) is { } ics ? File(System.Text.Encoding.UTF8.GetBytes(ics), "text/calendar; charset=utf-8", "rendez-vous.ics") : NotFound();

    private async Task<IActionResult> DoAsync(string secret, Func<Task<AnswerOutcome>> act, string done, CancellationToken ct)
    {
        switch (await act())
        {
            case AnswerOutcome.Done:
                TempData["said"] = done;
                return LocalRedirect(MinePaths.Of(secret));
            case AnswerOutcome.Nothing:
                return LocalRedirect(MinePaths.Of(secret));
            case AnswerOutcome.Gone:
                return NotFound();
            case var other:
                return await PageAsync(secret, other switch
                {
                    AnswerOutcome.Full => "C’est complet, et il n’y a plus de place dans la liste d’attente.",
                    AnswerOutcome.Already => "Vous avez déjà une autre inscription à cette date, avec la même adresse : ouvrez le dernier courriel reçu.",
                    _ => "C’est trop tard pour cette date : les inscriptions sont closes.",
                }, 409, ct);
        }
    }

    private async Task<IActionResult> OpinionAsync(string secret, FormFill? fill, CancellationToken ct)
    {
        if (fill is null || await sheet.OfAsync(secret, ct) is not { } found) return NotFound();
        return Page("MineOpinion", "Votre avis", "Votre avis sur une date à laquelle vous êtes venu·e.", found with { Questions = fill }, fill.Problems.Count > 0 ? 400 : 200);
    }

    private async Task<IActionResult> PageAsync(string secret, string? refusal, int status, CancellationToken ct, FormFill? fill = null, AskForm? typed = null)
    {
        if (await sheet.OfAsync(secret, ct) is not { } found) return NotFound();
        return Page("Mine", "Mon inscription", "Votre inscription, et ce que vous pouvez en faire.", found with
        {
            Site = await sheet.SiteAsync(Request, ct),
            Said = TempData["said"] as string,
            Refusal = refusal,
            Questions = found.IsInvited ? null : fill ?? await answers.OfAsync(MineForm.Questions, secret, ct),
            Invitation = found.IsInvited ? await invitations.OfAsync(found, typed, ct) : null,
            After = found.IsOver && found.Has(RegistrationState.Confirmed) ? await after.OfAsync(found.Rules, viewer.Value, ct) : [],
        }, status);
    }

    private ViewResult Page(string view, string title, string description, MineView model, int status)
    {
        ViewData[PageHead.Key] = new PageHead(title, description) { Kind = "mine", Indexed = false, Canonical = MinePaths.Root, Section = "/agenda" };
        Response.StatusCode = status;
        // The address of these pages is a key: no other page may learn it.
        Response.Headers["Referrer-Policy"] = "no-referrer";
        return View(view, model);
    }
}
