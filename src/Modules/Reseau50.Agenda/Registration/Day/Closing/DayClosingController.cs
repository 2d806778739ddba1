using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Contracts;
using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Registration.Desk;
using Reseau50.Agenda.Registration.Manage;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Site;
using Reseau50.Forms.Contracts;

namespace Reseau50.Agenda.Registration.Day.Closing;

/// <summary>What a date was: its numbers, and what the organisers say of it.</summary>
[Needs(AgendaModule.ManageRegistrations)]
internal sealed class DayClosingController(ManagedEvents dates, DayNumbers numbers, Opinions opinions, EventDesk desk, AuditTrail audit) : AdminController
{
    public const string Path = RegistrationsController.One + "/bilan";
    private const int LongestNote = 4_000;

    public static readonly IReadOnlyList<(string Value, string Text)> Draws = [("non-dite", "Non renseignée"), ("faible", "Faible fréquentation"), ("attendue", "Fréquentation attendue"), ("forte", "Forte fréquentation")];

    [HttpGet(Path)]
    public Task<IActionResult> Show(string id, CancellationToken ct) => PageAsync(id, null, null, null, ct);

    [HttpPost(Path)]
    public async Task<IActionResult> Save(string id, string? frequentation, string? note, CancellationToken ct)
    {
        if (await dates.FindAsync(id, ct) is null) return NotFound();
        if (Draws.All(d => d.Value != frequentation)) return await PageAsync(id, frequentation, note ?? "", new Problem("frequentation", "Choisissez dans la liste."), ct);
        if (note?.Length > LongestNote) return await PageAsync(id, frequentation, note, new Problem("note", $"Ce texte compte {Pager.Words(note.Length)} caractères ; gardez-en {Pager.Words(LongestNote)} au plus."), ct);
        await desk.OnAsync(id, false, turn =>
        {
            (turn.Register.Draw, turn.Register.Note) = (frequentation == "non-dite" ? null : frequentation, string.IsNullOrWhiteSpace(note) ? null : note.Trim());
            audit.Add("agenda.bilan", "Inscription", id, "Le bilan de la date est enregistré.");
            return Task.FromResult(true);
        }, ct);
        return Then(RegistrationsController.PathOf(id) + "/bilan", "Le bilan est enregistré.");
    }

    private async Task<IActionResult> PageAsync(string id, string? draw, string? note, Problem? problem, CancellationToken ct)
    {
        if (await dates.FindAsync(id, ct) is not { } rules) return NotFound();
        var found = await numbers.OfAsync(rules, ct);
        if (problem is not null) Response.StatusCode = 400;
        return Screen("DayClosing", new DayClosingView(rules, found, draw ?? found.Draw ?? "non-dite", note ?? found.Note, await opinions.OfAsync(rules, ct), problem), "Bilan", new Crumb("Inscriptions", RegistrationsController.Path), new Crumb(rules.Title, RegistrationsController.PathOf(id)));
    }
}

internal sealed record DayClosingView(EventRules Rules, AttendanceNumbers Numbers, string Draw, string? Note, FormNumbers? Opinions, Problem? Problem);
