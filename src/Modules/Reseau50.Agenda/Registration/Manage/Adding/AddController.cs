using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Reseau50.Admin.Contracts;
using Reseau50.Agenda.Registration.Asking;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Desk;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;

namespace Reseau50.Agenda.Registration.Manage.Adding;

/// <summary>Registers somebody by hand: a seat, or the queue, by the same rules as everybody; who has an address is written to.</summary>
[Needs(AgendaModule.ManageRegistrations)]
internal sealed class AddController(ManagedEvents events, AskDesk desk, TermTable terms, Communes communes, Availability availability, SiteDb db, CurrentViewer viewer) : AdminController
{
    private const string Path = RegistrationsController.One + "/ajouter";

    public static string PathOf(string id) => RegistrationsController.PathOf(id) + "/ajouter";

    [HttpGet(Path)]
    public async Task<IActionResult> Add(string id, CancellationToken ct) => await events.FindAsync(id, ct) is { } rules ? await PageAsync(rules, new AddForm(), [], ct) : NotFound();

    [HttpPost(Path)]
    public async Task<IActionResult> Save(string id, AddForm form, CancellationToken ct)
    {
        if (await events.FindAsync(id, ct) is not { } rules) return NotFound();
        var categories = (await terms.AllAsync(RuleReader.CategoryTaxonomy, ct)).Select(t => t.Id).ToHashSet();
        var place = AskForm.Line(form.Commune) is { } typed ? await communes.FindAsync(typed, ct) : null;
        var problems = form.Faults(rules, categories, _ => place is not null).ToList();
        if (problems.Count > 0) return await PageAsync(rules, form, problems, ct);
        var (name, mail) = (AskForm.Line(form.Nom)!, AskForm.Line(form.Courriel) ?? "");
        if (mail.Length == 0 && !form.Homonyme && await IsThereAsync(id, name, ct))
        {
            form.AsksNamesake = true;
            return await PageAsync(rules, form, [new(nameof(form.Homonyme), $"« {name} » figure déjà dans la liste. Si c’est quelqu’un d’autre, cochez la case ; sinon, il n’y a rien à faire.")], ct);
        }
        var online = rules.Presence == Attending.Online || (rules.Presence == Attending.Both && form.Participation == "en-ligne");
        var answer = await desk.AskAsync(new Asked(id, rules.HasSessions ? form.Seance! : "", mail, [new AskedPerson(name, form.Categorie, PersonRole.Contact, online)])
        {
            IsProven = true,
            EnteredBy = viewer.Value.AccountId,
            Commune = place?.Name,
            Epci = place?.Epci,
            Structure = AskForm.Line(form.Structure),
        }, ct);
        return answer.Outcome switch
        {
            AskOutcome.Taken => Then(RegistrationsController.PathOf(id), $"{name} : {Words.Of(answer.People![0].State)}. {(mail.Length > 0 ? "Un courriel le lui dit." : "Prévenez cette personne : elle n’a pas d’adresse.")}"),
            AskOutcome.Already => await PageAsync(rules, form, [new(nameof(form.Courriel), await AlreadyAsync(answer.Booking!, ct))], ct),
            AskOutcome.Full => await PageAsync(rules, form, [new("", "C’est complet, et la liste d’attente l’est aussi. Rien n’a été enregistré.")], ct),
            AskOutcome.Closed => await PageAsync(rules, form, [new("", "Cette date est annulée : on ne s’y inscrit plus. Rien n’a été enregistré.")], ct),
            _ => NotFound(),
        };
    }

    private Task<bool> IsThereAsync(string id, string name, CancellationToken ct) => db.Set<Attendee>().AnyAsync(a => a.EventId == id && a.Name == name && a.State < RegistrationState.NotComing, ct);

    private async Task<string> AlreadyAsync(Booking booking, CancellationToken ct)
    {
        var first = await db.Set<Attendee>().AsNoTracking().Where(a => a.BookingId == booking.Id && a.State < RegistrationState.NotComing).OrderBy(a => a.Rank).FirstAsync(ct);
        return $"Cette adresse est déjà dans la liste : {booking.Name}, {Words.Of(first.State)}. Rien n’a changé.";
    }

    private async Task<IActionResult> PageAsync(EventRules rules, AddForm form, List<Problem> problems, CancellationToken ct)
    {
        if (problems.Count > 0) Response.StatusCode = 400;
        var choices = (await terms.AllAsync(RuleReader.CategoryTaxonomy, ct)).Select(t => new Choice(t.Id, t.Name, t.Id == form.Categorie)).ToList();
        return Screen("AddPerson", new AddView(rules, form, problems, choices, await communes.NamesAsync(ct), await availability.OfAsync(rules, ct)), $"Ajouter une personne : {rules.Title}", new Crumb("Inscriptions", RegistrationsController.Path), new Crumb(rules.Title, RegistrationsController.PathOf(rules.EventId)));
    }
}

internal sealed record AddView(EventRules Rules, AddForm Form, IReadOnlyList<Problem> Problems, IReadOnlyList<Choice> Categories, IReadOnlyList<string> Communes, SeatsLeft Seats);
