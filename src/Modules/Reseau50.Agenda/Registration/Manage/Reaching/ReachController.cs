using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Contracts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;

namespace Reseau50.Agenda.Registration.Manage.Reaching;

/// <summary>Who is missing from a date: categories of which few registered, reserves that are not filled, and one step to inviting them.</summary>
[Needs(AgendaModule.ManageRegistrations)]
internal sealed class ReachController(ManagedEvents events, ReachOut reach, CurrentViewer viewer) : AdminController
{
    private const string Path = RegistrationsController.One + "/relancer";
    private const int Usual = 3, Most = 100;

    public static string PathOf(string id) => RegistrationsController.PathOf(id) + "/relancer";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(string id, int? seuil, CancellationToken ct) => await events.FindAsync(id, ct) is { } rules
        ? Screen("ReachPeople", await reach.OfAsync(rules, Math.Clamp(seuil ?? Usual, 1, Most), viewer.Value, ct), $"Qui manque : {rules.Title}", new Crumb("Inscriptions", RegistrationsController.Path), new Crumb(rules.Title, RegistrationsController.PathOf(id)))
        : NotFound();
}
