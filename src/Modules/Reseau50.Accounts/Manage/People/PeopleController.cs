using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Contracts;
using Reseau50.Cms.Content;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using Reseau50.Networks.Contracts;

namespace Reseau50.Accounts.Manage.People;

/// <summary>The list of accounts, and inviting somebody who has none.</summary>
[Needs(AccountPermissions.People)]
internal sealed class PeopleController(PeopleList list, RoleBook roles, ReseauTable networks, Invitations invitations) : AdminController
{
    public const string Path = Root + "/comptes";
    private const int PageSize = 30;

    [HttpGet(Path)]
    public async Task<IActionResult> All(PeopleFilter filter, CancellationToken ct)
    {
        filter = filter with { Page = Math.Clamp(filter.Page, 1, Pager.Most) };
        var (lines, total) = await list.PageAsync(filter, PageSize, ct);
        var pager = new Pager(filter.Page, PageSize, total, Path, new Dictionary<string, string?> { ["q"] = filter.Q, ["role"] = filter.Role, ["reseau"] = filter.Reseau, ["etat"] = filter.Etat });
        return Screen("People", new PeopleView(filter, lines, pager, await roles.AllAsync(ct), await networks.AllAsync(Viewer.Visitor, ct)), "Comptes");
    }

    [HttpGet(Path + "/inviter")]
    public IActionResult Invite() => Form(null, null, []);

    [HttpPost(Path + "/inviter")]
    public async Task<IActionResult> SendInvitation(string? adresse, string? mot, CancellationToken ct)
    {
        var word = mot?.Trim() ?? "";
        if (word.Length > Invitations.LongestWord) return Form(adresse, mot, [new Problem("mot", $"Ce mot compte {word.Length} caractères ; gardez-en {Invitations.LongestWord} au plus.")]);
        return await invitations.SendAsync(adresse, word, ct) is { } problem ? Form(adresse, mot, [new Problem("adresse", problem)])
            : Then(Path, $"L’invitation est partie à {adresse!.Trim()}. La demande sera acceptée dès que la personne aura confirmé cette adresse.");
    }

    private ViewResult Form(string? address, string? word, IReadOnlyList<Problem> problems)
    {
        if (problems.Count > 0) Response.StatusCode = 400;
        return Screen("Invite", new InviteView(address, word, problems), "Inviter une personne", new Crumb("Comptes", Path));
    }
}

/// <summary>What the list shows.</summary>
internal sealed record PeopleView(PeopleFilter Filter, IReadOnlyList<PersonLine> Lines, Pager Pager, IReadOnlyList<RoleRecord> Roles, IReadOnlyList<Reseau> Networks);

internal sealed record InviteView(string? Address, string? Word, IReadOnlyList<Problem> Problems)
{
    public string? ProblemOf(string field) => Problems.FirstOrDefault(p => p.Name == field)?.Message;
}
