using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Contracts;
using Reseau50.Agenda.Events;
using Reseau50.Agenda.Manage.Seasons;
using Reseau50.Agenda.Seasons;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;

namespace Reseau50.Agenda.Manage.Copying;

/// <summary>A season taken up for another year: every date proposed, checked, changed; then drafts.</summary>
[Needs(AgendaModule.ManageSeasons)]
internal sealed class CopyController(SeasonCopying copying, CurrentViewer viewer) : AdminController
{
    private const string Route = SeasonCalendarController.Path + "/{slug}/dupliquer", DatePrefix = "jour-";

    public static string PathOf(string slug) => $"{SeasonCalendarController.PathOf(slug)}/dupliquer";

    private bool MayMake => viewer.Value.MayOwn(ItemAct.Edit, Evenement.Type) && viewer.Value.MayOwn(ItemAct.Edit, SeasonTable.Type);

    [HttpGet(Route)]
    public async Task<IActionResult> Ask(string slug, int? annee, CancellationToken ct) => !MayMake ? Refused() : await PageAsync(slug, annee, null, null, ct);

    [HttpPost(Route)]
    public async Task<IActionResult> Make(string slug, int annee, CancellationToken ct)
    {
        if (!MayMake) return Refused();
        var form = await Request.ReadFormAsync(ct);
        var input = Read(form);
        if (await copying.PlanAsync(slug, annee, input, viewer.Value, ct) is not { } plan) return NotFound();
        if (form["geste"] != "creer") return await PageAsync(slug, annee, input, null, ct);
        if (plan.Year != annee) return await PageAsync(slug, annee, input, "Cette année n’est pas proposée : choisissez-en une autre dans la liste.", ct);
        if (plan.IsWrong) return await PageAsync(slug, annee, input, "Rien n’est encore créé : corrigez les dates signalées ci-dessous.", ct);
        if (plan.Lines.All(l => !l.IsTaken) && plan.ExistingSeason is not null) return await PageAsync(slug, annee, input, "Il n’y a rien à créer : la saison existe déjà, et aucune date n’est cochée.", ct);
        var (made, problem) = await copying.MakeAsync(slug, annee, input, viewer.Value, ct);
        return problem is not null ? await PageAsync(slug, annee, input, $"Rien n’est créé. {problem}", ct)
            : Then($"{PathOf(slug)}?annee={annee}", made == 1 ? "Un brouillon est créé. Rien n’est publié." : $"{made} brouillons sont créés. Rien n’est publié.");
    }

    private async Task<IActionResult> PageAsync(string slug, int? year, CopyInput? input, string? problem, CancellationToken ct)
    {
        if (await copying.PlanAsync(slug, year, input, viewer.Value, ct) is not { } plan) return NotFound();
        if (problem is not null) Response.StatusCode = 400;
        return Screen("SeasonCopy", (plan, problem), $"Reprendre la {char.ToLowerInvariant(plan.Source.Season.Name[0])}{plan.Source.Season.Name[1..]}", new Crumb("Calendrier de la saison", SeasonCalendarController.Path), new Crumb(plan.Source.Season.Name, SeasonCalendarController.PathOf(slug)));
    }

    private static CopyInput Read(IFormCollection form) => new(form["pris"].OfType<string>().ToHashSet(),
        form.Where(p => p.Key.StartsWith(DatePrefix, StringComparison.Ordinal)).ToDictionary(p => p.Key[DatePrefix.Length..], p => p.Value.ToString()));
}
