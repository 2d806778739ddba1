using System.Globalization;
using System.Text;
using CsvHelper;
using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Contracts;
using Reseau50.Agenda.Events;
using Reseau50.Agenda.Registration.Asking;
using Reseau50.Agenda.Registration.Desk;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using Reseau50.Cms.Text;

namespace Reseau50.Agenda.Registration.Manage;

/// <summary>Who registered: the dates, the people of one, what is decided about them. A date the reader may not see is not there.</summary>
[Needs(AgendaModule.ManageRegistrations)]
internal sealed class RegistrationsController(RegisteredEvents events, PeopleList people, OrganiserDesk desk, RuleReader reader, ContentReader content, Availability availability, CurrentViewer viewer, SiteWork work, AuditTrail audit, SiteTime time) : AdminController
{
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
        if (await RulesAsync(id, ct) is null) return NotFound();
        OrganiserAct? act = form.Geste switch { "accepter" => OrganiserAct.Accept, "refuser" => OrganiserAct.Refuse, "proposer" => OrganiserAct.Offer, "retirer" => OrganiserAct.Remove, _ => null };
        if (act is null || form.Personnes.Count > PageSize) return BadRequest();
        var reason = AskForm.Line(form.Raison);
        if (form.Personnes.Count == 0) return await PageAsync(id, filter, form, new Problem("", "Cochez d’abord les personnes concernées."), ct);
        if (act is OrganiserAct.Refuse or OrganiserAct.Remove && reason is null) return await PageAsync(id, filter, form, new Problem(nameof(ActForm.Raison), "Donnez la raison : la personne la lira."), ct);
        if (reason?.Length > LongestReason) return await PageAsync(id, filter, form, new Problem(nameof(ActForm.Raison), $"Ce texte compte {Pager.Words(reason.Length)} caractères ; gardez-en {Pager.Words(LongestReason)} au plus."), ct);
        if (await desk.ActAsync(id, act.Value, form.Personnes, act is OrganiserAct.Refuse or OrganiserAct.Remove ? reason : null, ct) is not { } answer) return NotFound();
        return Then(PathOf(id) + Query(filter), Said(answer));
    }

    /// <summary>The list for a spreadsheet: the same people as on the screen. That somebody took it is in the journal.</summary>
    [HttpGet(One + "/liste.csv")]
    public async Task<IActionResult> Csv(string id, PeopleFilter filter, CancellationToken ct)
    {
        if (await RulesAsync(id, ct) is not { } rules) return NotFound();
        var (lines, _) = await people.PageAsync(id, filter, 0, int.MaxValue, ct);
        using var bytes = new MemoryStream();
        // Spreadsheets read a semicolon, a mark of order and no formula.
        await using (var text = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        await using (var csv = CsvWriter.Create(text, new CsvWriterOptions { Separator = ';', Injection = CsvInjection.Escape }, true))
        {
            await csv.WriteRecordAsync(["Rang", "Nom", "État", "Depuis", "Catégorie", "Commune", "Intercommunalité", "Structure", "Courriel du contact", "Contact", "Participation", "Séance", "Présence"], ct);
            foreach (var line in lines)
                await csv.WriteRecordAsync([line.Position.ToString(CultureInfo.InvariantCulture), line.Name, line.Words, time.ToLocal(line.SinceUtc).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), line.Category, line.Commune, line.Epci, line.Structure,
                    line.Email, line.Contact, line.Online ? "en ligne" : "sur place", rules.Session(line.SessionId)?.Title, line.Presence], ct);
        }
        await work.RunAsync(() =>
        {
            audit.Add("agenda.exported", Evenement.Type, id, $"La liste des inscriptions à « {rules.Title} » a été exportée.");
            return Task.CompletedTask;
        }, ct);
        return File(bytes.ToArray(), "text/csv; charset=utf-8", $"inscriptions-{Slug.Of(rules.Title)}.csv");
    }

    private async Task<EventRules?> RulesAsync(string id, CancellationToken ct) =>
        await content.PublishedAsync(id, viewer.Value, ct) is { ContentType: Evenement.Type } item && await reader.OfAsync(item, ct) is { Mode: not RegistrationMode.None } rules ? rules : null;

    private async Task<IActionResult> PageAsync(string id, PeopleFilter filter, ActForm form, Problem? problem, CancellationToken ct)
    {
        if (await RulesAsync(id, ct) is not { } rules) return NotFound();
        filter = filter with { Page = Math.Clamp(filter.Page, 1, Pager.Most) };
        var (lines, total) = await people.PageAsync(id, filter, (filter.Page - 1) * PageSize, PageSize, ct);
        if (problem is not null) Response.StatusCode = 400;
        var pager = new Pager(filter.Page, PageSize, total, PathOf(id), new Dictionary<string, string?> { ["q"] = filter.Q, ["etat"] = filter.Etat });
        return Screen("RegisteredPeople", new PeopleView(rules, filter, lines, pager, await availability.OfAsync(rules, ct), await people.TotalsAsync(id, ct), form, problem), rules.Title, new Crumb("Inscriptions", Path));
    }

    private static string Query(PeopleFilter filter) => Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString("", new[] { ("q", filter.Q), ("etat", filter.Etat) }.Where(p => !string.IsNullOrEmpty(p.Item2)).ToDictionary(p => p.Item1, p => p.Item2));

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

internal sealed record PeopleView(EventRules Rules, PeopleFilter Filter, IReadOnlyList<PersonLine> Lines, Pager Pager, SeatsLeft Seats, IReadOnlyList<CategoryTotal> Totals, ActForm Form, Problem? Problem);

internal sealed class RegistrationsMenu : IAdminMenu
{
    public IReadOnlyList<AdminLink> Links { get; } = [new("Réseau", "Inscriptions", RegistrationsController.Path, AgendaModule.ManageRegistrations)];
}
