using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Contracts;
using Reseau50.Agenda.Registration.Asking;
using Reseau50.Agenda.Registration.Desk;
using Reseau50.Agenda.Registration.Manage.Counting;
using Reseau50.Agenda.Registration.Manage.Exporting;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;

namespace Reseau50.Agenda.Registration.Manage;

/// <summary>Who registered: the dates, the people of one, what is decided about them. A date the reader may not see is not there.</summary>
[Needs(AgendaModule.ManageRegistrations)]
internal sealed class RegistrationsController(RegisteredEvents events, PeopleList people, OrganiserDesk desk, ManagedEvents managed, StandingWords standing, PeopleColumns columns, CurrentViewer viewer) : AdminController
{
    protected override IReadOnlyList<string> Scripts => [CountsController.Script];

    public const string Path = Root + "/inscriptions", One = Path + "/{id}";
    private const int PageSize = 50, LongestReason = 1_000;

    public static string PathOf(string id) => Path + "/" + Uri.EscapeDataString(id);

    [HttpGet(Path)]
    public async Task<IActionResult> All(CancellationToken ct) => Screen("RegisteredEvents", await events.AllAsync(viewer.Value, ct), "Inscriptions");

    [HttpGet(One)]
    public Task<IActionResult> Show(string id, PeopleFilter filter, CancellationToken ct) => PageAsync(id, filter, new ActForm(), null, ct);

    [HttpPost(One + "/agir")]
    public async Task<IActionResult> Act(string id, PeopleFilter filter, ActForm form, CancellationToken ct)
    {
        if (await managed.FindAsync(id, ct) is null) return NotFound();
        if (form.Geste is "ecrire" or "deplacer")
            return form.Personnes.Count == 0 ? await PageAsync(id, filter, form, new Problem("", "Cochez d’abord les personnes concernées."), ct)
                : LocalRedirect($"{PathOf(id)}/{form.Geste}{QueryString.Create(form.Personnes.Take(PageSize).Select(p => KeyValuePair.Create("personnes", (string?)p.ToString())))}");
        OrganiserAct? act = form.Geste switch { "accepter" => OrganiserAct.Accept, "refuser" => OrganiserAct.Refuse, "proposer" => OrganiserAct.Offer, "retirer" => OrganiserAct.Remove, _ => null };
        if (act is null || form.Personnes.Count > PageSize) return BadRequest();
        var reason = AskForm.Line(form.Raison);
        if (form.Personnes.Count == 0) return await PageAsync(id, filter, form, new Problem("", "Cochez d’abord les personnes concernées."), ct);
        if (act is OrganiserAct.Refuse or OrganiserAct.Remove && reason is null) return await PageAsync(id, filter, form, new Problem(nameof(ActForm.Raison), "Donnez la raison : la personne la lira."), ct);
        if (reason?.Length > LongestReason) return await PageAsync(id, filter, form, new Problem(nameof(ActForm.Raison), $"Ce texte compte {Pager.Words(reason.Length)} caractères ; gardez-en {Pager.Words(LongestReason)} au plus."), ct);
        if (await desk.ActAsync(id, act.Value, form.Personnes, act is OrganiserAct.Refuse or OrganiserAct.Remove ? reason : null, ct) is not { } answer) return NotFound();
        return Then(PathOf(id) + Query(filter), Said(answer));
    }

    private async Task<IActionResult> PageAsync(string id, PeopleFilter filter, ActForm form, Problem? problem, CancellationToken ct)
    {
        if (await managed.FindAsync(id, ct) is not { } rules) return NotFound();
        filter = filter with { Page = Math.Clamp(filter.Page, 1, Pager.Most) };
        var (lines, total) = await people.PageAsync(id, filter, (filter.Page - 1) * PageSize, PageSize, ct);
        if (problem is not null) Response.StatusCode = 400;
        var offered = await columns.OfAsync(rules, ct);
        var chosen = PeopleColumns.Named(offered, filter.Colonnes);
        var pager = new Pager(filter.Page, PageSize, total, PathOf(id), Words(filter));
        return Screen("RegisteredPeople", new PeopleView(rules, filter, lines, pager, await standing.OfAsync(rules, ct), await people.TotalsAsync(id, ct), offered, chosen, form, problem), rules.Title, new Crumb("Inscriptions", Path));
    }

    /// <summary>What an address of the list carries from one page to the next.</summary>
    public static Dictionary<string, string?> Words(PeopleFilter filter) => new() { ["q"] = filter.Q, ["etat"] = filter.Etat, ["colonnes"] = filter.Colonnes is { Count: > 0 } keys ? string.Join(',', keys) : null };

    public static string Query(PeopleFilter filter) => Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString("", Words(filter).Where(p => !string.IsNullOrEmpty(p.Value)));

    private static string Said(OrganiserAnswer answer)
    {
        var done = Pager.Count(answer.Done, "Rien n’a changé : ces personnes n’en sont plus là.", "C’est fait pour une personne, qui reçoit un courriel.", "personnes : c’est fait, chaque contact reçoit un courriel.");
        return answer.Full == 0 ? done : $"{(answer.Done == 0 ? "" : done + " ")}{Pager.Count(answer.Full, "", "Une personne n’a pas trouvé de place : rien n’a changé pour elle.", "personnes n’ont pas trouvé de place : rien n’a changé pour elles.")}";
    }
}

/// <summary>What is decided, and for whom.</summary>
internal sealed class ActForm
{
    public List<Guid> Personnes { get; set; } = [];
    public string? Geste { get; set; }
    public string? Raison { get; set; }
}

internal sealed record PeopleView(EventRules Rules, PeopleFilter Filter, IReadOnlyList<PersonLine> Lines, Pager Pager, string Standing, IReadOnlyList<CategoryTotal> Totals, IReadOnlyList<PeopleColumn> Columns, IReadOnlyList<PeopleColumn> Chosen, ActForm Form, Problem? Problem);

internal sealed class RegistrationsMenu : IAdminMenu
{
    public IReadOnlyList<AdminLink> Links { get; } = [new("Réseau", "Inscriptions", RegistrationsController.Path, AgendaModule.ManageRegistrations)];
}
