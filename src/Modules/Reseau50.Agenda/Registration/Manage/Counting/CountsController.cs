using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Reseau50.Admin.Contracts;
using Reseau50.Agenda.Registration.Asking;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Data;

namespace Reseau50.Agenda.Registration.Manage.Counting;

/// <summary>How a date stands, in one sentence: on its screen, and asked again by it while somebody looks.</summary>
internal sealed class StandingWords(Availability availability, SiteDb db)
{
    public async Task<string> OfAsync(EventRules rules, CancellationToken ct)
    {
        var seats = await availability.OfAsync(rules, ct);
        var asking = await db.Set<Attendee>().CountAsync(a => a.EventId == rules.EventId && a.State == RegistrationState.Requested, ct);
        return seats.Words + (seats.Waiting > 0 ? $", {seats.Waiting} en attente" : "") + (asking > 0 ? $", {asking} demande{(asking > 1 ? "s" : "")} à examiner" : "");
    }
}

[Needs(AgendaModule.ManageRegistrations)]
internal sealed class CountsController(ManagedEvents events, StandingWords words) : AdminController
{
    public const string Script = "/_content/Reseau50.Agenda/compteurs.js";

    [HttpGet(RegistrationsController.One + "/chiffres"), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Counts(string id, CancellationToken ct) => await events.FindAsync(id, ct) is { } rules ? Content(await words.OfAsync(rules, ct), "text/plain; charset=utf-8") : NotFound();
}
