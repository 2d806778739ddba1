using Microsoft.AspNetCore.Mvc;
using Reseau50.Accounts.Contracts;
using Reseau50.Accounts.Joining;
using Reseau50.Accounts.Membership;
using Reseau50.Admin.Contracts;
using Reseau50.Cms.Content;
using Reseau50.Cms.Security;
using Reseau50.Networks.Contracts;

namespace Reseau50.Accounts.Manage.Admission;

/// <summary>Who is accepted without waiting, and which rules put people into networks.</summary>
[Needs(AccountPermissions.Joining)]
internal sealed class AdmissionController(AdmissionBook book, NetworkRules rules, ReseauTable networks) : AdminController
{
    public const string Path = Root + "/adhesion";

    [HttpGet(Path)]
    public Task<IActionResult> Show(CancellationToken ct) => PageAsync(new AdmissionForm(), [], ct);

    [HttpPost(Path + "/invitations")]
    public async Task<IActionResult> Invite(AdmissionForm form, CancellationToken ct) =>
        await book.InviteAsync(form.Adresses, ct) is { } problem ? await PageAsync(form, [new Problem("Adresses", problem)], ct) : Then(Path, "C’est noté : une demande venue d’une de ces adresses sera acceptée tout de suite.");

    [HttpPost(Path + "/invitations/retirer")]
    public async Task<IActionResult> Uninvite(string? adresse, CancellationToken ct) =>
        Then(Path, await book.UninviteAsync(adresse, ct) ? $"{adresse} n’est plus dans la liste. Pour revenir en arrière, ajoutez cette adresse de nouveau." : "Cette adresse n’était plus dans la liste.");

    [HttpPost(Path + "/domaines")]
    public async Task<IActionResult> Know(AdmissionForm form, CancellationToken ct)
    {
        var problems = await book.KnowAsync(form.Domaine, form.Structure, ct);
        return problems.Count > 0 ? await PageAsync(form, [.. problems.Select(p => new Problem(char.ToUpperInvariant(p.Field[0]) + p.Field[1..], p.Message))], ct) : Then(Path, "C’est noté : qui choisit cette structure avec une adresse de ce domaine sera accepté tout de suite.");
    }

    [HttpPost(Path + "/domaines/retirer")]
    public async Task<IActionResult> Forget(string? domaine, CancellationToken ct) =>
        Then(Path, await book.ForgetDomainAsync(domaine, ct) ? $"{domaine} n’est plus dans la liste. Pour revenir en arrière, ajoutez ce domaine de nouveau." : "Ce domaine n’était plus dans la liste.");

    private async Task<IActionResult> PageAsync(AdmissionForm form, IReadOnlyList<Problem> problems, CancellationToken ct)
    {
        if (problems.Count > 0) Response.StatusCode = 400;
        var (joining, places) = (await book.RulesAsync(ct), await book.PlacesAsync(ct));
        var names = (await networks.AllAsync(Viewer.Visitor, ct)).ToDictionary(n => n.Id, n => n.Label);
        var byNetwork = (await rules.AllAsync(ct)).GroupBy(r => names.GetValueOrDefault(r.NetworkId) ?? r.NetworkId).Select(g => (g.Key, (IReadOnlyList<string>)[.. g.Select(r => r.Because)])).ToList();
        return Screen("Admission", new AdmissionView(form, joining, places, byNetwork, problems), "Règles d’adhésion");
    }
}

internal sealed class AdmissionForm
{
    public string? Adresses { get; set; }
    public string? Domaine { get; set; }
    public string? Structure { get; set; }
}

/// <summary>What the page shows; <see cref="Networks"/>: for each network, why somebody is of it.</summary>
internal sealed record AdmissionView(AdmissionForm Form, JoiningRules Rules, IReadOnlyList<MemberPlace> Places, IReadOnlyList<(string Network, IReadOnlyList<string> Because)> Networks, IReadOnlyList<Problem> Problems)
{
    public string? ProblemOf(string field) => Problems.FirstOrDefault(p => p.Name == field)?.Message;
    public string PlaceOf(string id) => Places.FirstOrDefault(p => p.Id == id)?.Name ?? "une structure qui n’est plus sur le site";
}
