using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Reseau50.Admin.Contracts;
using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;

namespace Reseau50.Agenda.Registration.Manage.Moving;

/// <summary>Takes the bookings of the checked persons over to another date whoever looks may see.</summary>
[Needs(AgendaModule.ManageRegistrations)]
internal sealed class MoveController(ManagedEvents events, RegisteredEvents all, MoveDesk desk, SiteDb db, CurrentViewer viewer) : AdminController
{
    private const string Path = RegistrationsController.One + "/deplacer";

    public static string PathOf(string id) => RegistrationsController.PathOf(id) + "/deplacer";

    [HttpGet(Path)]
    public async Task<IActionResult> Choose(string id, MoveForm form, CancellationToken ct) => await events.FindAsync(id, ct) is { } rules ? await PageAsync(rules, form, [], ct) : NotFound();

    [HttpPost(Path)]
    public async Task<IActionResult> Move(string id, MoveForm form, CancellationToken ct)
    {
        if (await events.FindAsync(id, ct) is not { } rules) return NotFound();
        if (form.Personnes.Count == 0) return await PageAsync(rules, form, [new("", "Il n’y a personne à déplacer : revenez à la liste, et cochez des personnes.")], ct);
        var target = (form.Vers ?? "").Split('/');
        if (await events.FindAsync(target[0], ct) is not { } to || to.EventId == id) return await PageAsync(rules, form, [new(nameof(form.Vers), "Choisissez la nouvelle date.")], ct);
        return await desk.MoveAsync(id, to.EventId, target.ElementAtOrDefault(1) ?? "", form.Personnes, ct) switch
        {
            null => await PageAsync(rules, form, [new(nameof(form.Vers), "On ne s’inscrit plus à cette date : choisissez-en une autre. Rien n’a changé.")], ct),
            { Moved: 0, Full: > 0 } => await PageAsync(rules, form, [new(nameof(form.Vers), "Il n’y a pas assez de places à cette date : choisissez-en une autre. Rien n’a changé.")], ct),
            { Moved: 0, Already: > 0 } => await PageAsync(rules, form, [new(nameof(form.Vers), "Ces personnes sont déjà inscrites à cette date. Rien n’a changé.")], ct),
            var answer => Then(RegistrationsController.PathOf(id), Said(answer, to.Title)),
        };
    }

    private static string Said(MoveAnswer answer, string title) => string.Join(' ', new[]
    {
        Pager.Count(answer.Moved, "Rien n’a changé : ces personnes ne sont pas, ou plus, inscrites ici.", $"Une inscription est passée à « {title} », et un courriel le dit.", $"inscriptions sont passées à « {title} », et un courriel le dit."),
        Pager.Count(answer.Full, "", "Une autre n’y a pas trouvé de place : elle reste ici.", "autres n’y ont pas trouvé de place : elles restent ici."),
        Pager.Count(answer.Already, "", "Une autre y est déjà : elle reste ici.", "autres y sont déjà : elles restent ici."),
    }.Where(s => s.Length > 0));

    private async Task<IActionResult> PageAsync(EventRules rules, MoveForm form, List<Problem> problems, CancellationToken ct)
    {
        if (problems.Count > 0) Response.StatusCode = 400;
        var asked = db.Set<Attendee>().Where(a => a.EventId == rules.EventId && form.Personnes.Contains(a.Id)).Select(a => a.BookingId);
        var people = await db.Set<Attendee>().AsNoTracking().Where(a => asked.Contains(a.BookingId) && a.State < RegistrationState.NotComing).OrderBy(a => a.Position).ThenBy(a => a.Rank).Select(a => a.Name).ToListAsync(ct);
        var targets = (await all.AllAsync(viewer.Value, ct)).Where(e => e.Rules.EventId != rules.EventId && e.Window is RegistrationWindow.NotYet or RegistrationWindow.Open or RegistrationWindow.Closed).Select(e => e.Rules)
            .SelectMany(r => r.HasSessions ? r.Sessions.Select(s => (Value: $"{r.EventId}/{s.Id}", Text: $"{r.Title} – {s.Title}, {s.When}")) : [(Value: r.EventId, Text: $"{r.Title}, {SpanWords.Full(r.Span)}")]);
        return Screen("MovePeople", new MoveView(rules, form, problems, people, [.. targets.Select(t => new Choice(t.Value, t.Text, t.Value == form.Vers))]), $"Déplacer : {rules.Title}", new Crumb("Inscriptions", RegistrationsController.Path), new Crumb(rules.Title, RegistrationsController.PathOf(rules.EventId)));
    }
}

/// <summary>Who, and where to: a date, or « date/session ».</summary>
internal sealed class MoveForm
{
    public List<Guid> Personnes { get; set; } = [];
    public string? Vers { get; set; }
}

internal sealed record MoveView(EventRules Rules, MoveForm Form, IReadOnlyList<Problem> Problems, IReadOnlyList<string> People, IReadOnlyList<Choice> Targets);
