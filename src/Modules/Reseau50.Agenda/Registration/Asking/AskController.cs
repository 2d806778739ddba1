using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Reseau50.Agenda.Events;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Desk;
using Reseau50.Agenda.Registration.Mine;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using Reseau50.Forms.Contracts;

namespace Reseau50.Agenda.Registration.Asking;

/// <summary>Registering for a date: one form, with or without account, without script.</summary>
internal sealed class AskController(AutorouteTable routes, RuleReader reader, AskDesk desk, Communes communes, TermTable terms, AskLimit limit, Availability availability, CurrentViewer viewer, SiteTime time, IFormSheets sheets, IFormAnswers answers, ISitePeople? people = null) : Controller
{
    /// <summary>The sentence agreed to, and its version: a changed sentence is a new version.</summary>
    public const string ConsentVersion = "2026-11", Consent = "J’accepte que ces réponses servent à organiser cette date, et à m’écrire à son sujet.";

    [HttpGet("/agenda/{slug}/inscription")]
    public async Task<IActionResult> Ask(string slug, CancellationToken ct)
    {
        if (await RulesAsync(slug, ct) is not { } rules) return NotFound();
        var form = new AskForm { Participation = rules.Presence == Attending.Both ? "sur-place" : null };
        if (viewer.Value.AccountId is { } id && people is not null && await people.FindAsync(id, ct) is { } me) (form.Nom, form.Courriel) = (me.Name, me.Email);
        return await FormAsync(rules, form, null, 200, ct);
    }

    [HttpPost("/agenda/{slug}/inscription"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Send(string slug, AskForm form, CancellationToken ct)
    {
        if (await RulesAsync(slug, ct) is not { } rules) return NotFound();
        // A program that fills in every field is told what people are told.
        if (!string.IsNullOrEmpty(form.Site)) return LocalRedirect(ThanksPath(slug, "tenue"));
        var questions = await QuestionsAsync(rules, Request.Form, ct);
        if (rules.WindowAt(time.UtcNow) != RegistrationWindow.Open || rules.Mode == RegistrationMode.Invitation) return await FormAsync(rules, form, questions, 409, ct);
        var me = viewer.Value.AccountId is { } id && people is not null ? await people.FindAsync(id, ct) : null;
        if (!rules.WithoutAccount && me is null) return await FormAsync(rules, form, questions, 403, ct);
        var categories = (await terms.AllAsync(RuleReader.CategoryTaxonomy, ct)).Select(t => t.Id).ToHashSet();
        var place = AskForm.Line(form.Commune) is { } typed ? await communes.FindAsync(typed, ct) : null;
        form.Problems = [.. form.Faults(rules, categories, _ => place is not null), .. questions?.Problems ?? []];
        if (form.Problems.Count > 0) return await FormAsync(rules, form, questions, 400, ct);
        if (!limit.May(HttpContext.Connection.RemoteIpAddress))
        {
            form.Refusal = "Trop d’inscriptions depuis votre connexion internet. Attendez une heure, ou écrivez à la coordination.";
            return await FormAsync(rules, form, questions, 429, ct);
        }
        var asked = Asked(rules, form, place!.Value, me) with { Keep = questions is null ? null : booking => answers.KeepAsync(questions, booking.Subject, me?.Id, ct) };
        return await AnswerAsync(slug, rules, form, questions, asked, await desk.AskAsync(asked, ct), ct);
    }

    /// <summary>« Je ne viendrai pas »: the organiser counts with one less, even when the date is full. For members: the site knows who says so.</summary>
    [HttpPost("/agenda/{slug}/inscription/absence"), ValidateAntiForgeryToken]
    public async Task<IActionResult> NotComing(string slug, CancellationToken ct)
    {
        if (await RulesAsync(slug, ct) is not { } rules) return NotFound();
        if (viewer.Value.AccountId is not { } id || people is null || await people.FindAsync(id, ct) is not { } me) return LocalRedirect("/connexion?retour=" + Uri.EscapeDataString(rules.Path));
        var booking = await desk.NotComingAsync(new Asked(rules.EventId, "", me.Email, [new AskedPerson(me.Name, null, PersonRole.Contact)]) { AccountId = me.Id, IsProven = true }, ct);
        return LocalRedirect(booking is null ? rules.Path : MinePaths.Of(booking.Secret));
    }

    [HttpGet("/agenda/{slug}/inscription/merci")]
    public async Task<IActionResult> Thanks(string slug, string? etat, CancellationToken ct) =>
        await RulesAsync(slug, ct) is { } rules ? Page("AskThanks", "Regardez votre messagerie", new ThanksView(rules, etat ?? ""), rules.Path + "/inscription/merci", 200) : NotFound();

    private async Task<IActionResult> AnswerAsync(string slug, EventRules rules, AskForm form, FormFill? questions, Asked asked, AskAnswer answer, CancellationToken ct)
    {
        switch (answer.Outcome)
        {
            case AskOutcome.Taken when asked.IsProven:
                TempData["said"] = answer.Left == 0 ? "Votre inscription est enregistrée." : $"Votre inscription est enregistrée ; il n’y avait plus de place pour {answer.Left} de vos collègues.";
                return LocalRedirect(MinePaths.Of(answer.Booking!.Secret));
            case AskOutcome.Already when asked.IsProven && answer.Booking!.AccountId == asked.AccountId:
                TempData["said"] = "Vous étiez déjà inscrit·e : voici votre inscription.";
                return LocalRedirect(MinePaths.Of(answer.Booking.Secret));
            case AskOutcome.Taken:
                return LocalRedirect(ThanksPath(slug, answer.People![0].State switch { RegistrationState.Held => "tenue", RegistrationState.Unproven => "attente", _ => "demande" }));
            case AskOutcome.Already:
                // What somebody else would read: nobody learns here who is registered.
                return LocalRedirect(ThanksPath(slug, await availability.WordAsync(rules, asked, ct)));
            case AskOutcome.Full:
                form.Refusal = rules.QueueSize == 0 ? "C’est complet, et cette date n’a pas de liste d’attente. Rien n’a été enregistré." : "C’est complet, et la liste d’attente l’est aussi. Rien n’a été enregistré.";
                return await FormAsync(rules, form, questions, 409, ct);
            case AskOutcome.Gone:
                return NotFound();
            default:
                return await FormAsync(await reader.ReadAsync(rules.EventId, ct) ?? rules, form, questions, 409, ct);
        }
    }

    private static Asked Asked(EventRules rules, AskForm form, (string Name, string? Epci) place, SitePerson? me)
    {
        var (name, online) = (AskForm.Line(form.Nom)!, rules.Presence == Attending.Online || (rules.Presence == Attending.Both && form.Participation == "en-ligne"));
        var contact = new AskedPerson(name, form.Categorie, PersonRole.Contact, online);
        return new Asked(rules.EventId, rules.HasSessions ? form.Seance! : "", AskForm.Line(form.Courriel)!,
            [contact, .. Enumerable.Range(0, form.Accompagnants ?? 0).Select(i => new AskedPerson($"Avec {name}", form.Categorie, PersonRole.Companion, online)), .. form.ColleagueNames.Select(n => new AskedPerson(n, form.Categorie, PersonRole.Colleague, online))])
        {
            AccountId = me?.Id,
            IsProven = me is not null && Mailboxes.Fold(me.Email) == Mailboxes.Fold(form.Courriel!),
            AllOrNone = form.Ensemble,
            Commune = place.Name,
            Epci = place.Epci,
            Structure = AskForm.Line(form.Structure),
            ConsentVersion = ConsentVersion,
        };
    }

    /// <summary>The rules of the event at that address, if whoever looks may see it and one registers there.</summary>
    private async Task<EventRules?> RulesAsync(string slug, CancellationToken ct) =>
        await routes.FindAsync("agenda/" + slug, viewer.Value, ct) is { ContainedId: null, Item: { ContentType: Evenement.Type } item } && await reader.OfAsync(item, ct) is { Mode: not RegistrationMode.None } rules ? rules : null;

    /// <summary>The organiser's own questions, with what was posted; null when there are none.</summary>
    private async Task<FormFill?> QuestionsAsync(EventRules rules, IFormCollection? posted, CancellationToken ct) =>
        rules.FormId is { } id && await sheets.FindAsync(id, viewer.Value, ct) is { } sheet ? await sheets.ReadAsync(sheet, posted, ct) : null;

    private async Task<IActionResult> FormAsync(EventRules rules, AskForm form, FormFill? questions, int status, CancellationToken ct)
    {
        questions ??= await QuestionsAsync(rules, null, ct);
        var choices = (await terms.AllAsync(RuleReader.CategoryTaxonomy, ct)).Select(t => new Choice(t.Id, t.Name, t.Id == form.Categorie)).ToList();
        var known = viewer.Value.AccountId is not null;
        return Page("Ask", $"S’inscrire : {rules.Title}", new AskView(rules, form, choices, await communes.NamesAsync(ct), await availability.OfAsync(rules, ct), known, rules.WindowAt(time.UtcNow), questions), rules.Path + "/inscription", status);
    }

    private ViewResult Page(string view, string title, object model, string canonical, int status)
    {
        ViewData[PageHead.Key] = new PageHead(title, title) { Kind = "ask", Indexed = false, Canonical = canonical, Section = "/agenda" };
        Response.StatusCode = status;
        return View(view, model);
    }

    private static string ThanksPath(string slug, string state) => $"/agenda/{Uri.EscapeDataString(slug)}/inscription/merci?etat={state}";
}

/// <summary>How often within an hour one connection may register people.</summary>
internal sealed class AskLimit : IDisposable
{
    /// <summary>A whole town hall stands behind one network address.</summary>
    public const int FromOneConnection = 60;

    private readonly HourlyLimit _limit = new(FromOneConnection);

    // Behind a proxy that does not say who asks, everybody is this machine: counting would shut the door on all at once.
    public bool May(IPAddress? from) => from is null || IPAddress.IsLoopback(from) || _limit.Take(from);

    public void Dispose() => _limit.Dispose();
}

/// <summary>What the form shows.</summary>
internal sealed record AskView(EventRules Rules, AskForm Form, IReadOnlyList<Choice> Categories, IReadOnlyList<string> Communes, SeatsLeft Seats, bool IsKnown, RegistrationWindow Window, FormFill? Questions);

internal sealed record ThanksView(EventRules Rules, string State);
