using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Reseau50.Accounts.Manage.People;
using Reseau50.Accounts.People;
using Reseau50.Admin.Contracts;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;

namespace Reseau50.Accounts.Manage.Roles;

/// <summary>Roles and what each permits: a table on a wide screen, a page for each role on any.</summary>
[Needs(AccountPermissions.Roles)]
internal sealed class RolesController(SiteDocuments documents, PermissionGroups groups, RoleActs acts, SiteDb db) : AdminController
{
    public const string Path = Root + "/roles";

    public static string PathOf(string name) => Path + "/" + Uri.EscapeDataString(name);

    [HttpGet(Path)]
    public async Task<IActionResult> All(string? groupe, CancellationToken ct)
    {
        var held = await db.Set<AccountRole>().GroupBy(r => r.Role).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var all = await groups.AllAsync(ct);
        return Screen("Roles", new RolesView(await RolesAsync(ct), held, all, all.FirstOrDefault(g => g.Key == groupe) ?? all[0]), "Rôles");
    }

    [HttpGet(Path + "/nouveau")]
    public Task<IActionResult> Begin(CancellationToken ct) => FormAsync(null, new RoleForm("", "", [], []), [], ct);

    [HttpPost(Path + "/nouveau")]
    public async Task<IActionResult> Create(string? nom, string? description, string[] droits, CancellationToken ct)
    {
        var form = new RoleForm(nom ?? "", description ?? "", [], droits);
        var problems = await acts.CreateAsync(form, ct);
        return problems.Count > 0 ? await FormAsync(null, form, problems, ct) : Then(PathOf(form.Name.Trim()), "Le rôle est créé. Donnez-le dans la page de chaque personne.");
    }

    [HttpGet(Path + "/{nom}")]
    public async Task<IActionResult> Open(string nom, CancellationToken ct) =>
        await OfAsync(nom, ct) is { } role ? await FormAsync(role, new RoleForm(nom, role.Description ?? "", role.Permissions, role.Permissions), [], ct) : NotFound();

    [HttpPost(Path + "/{nom}")]
    public async Task<IActionResult> Save(string nom, string? description, string? avant, string[] droits, CancellationToken ct)
    {
        if (await OfAsync(nom, ct) is not { } role) return NotFound();
        var form = new RoleForm(nom, description ?? "", (avant ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries), droits);
        var problems = await acts.ChangeAsync(form, ct);
        return problems.Count > 0 ? await FormAsync(role, form, problems, ct) : Then(PathOf(nom), "Le rôle est enregistré : il vaut dès la prochaine page que chacun ouvre.");
    }

    [HttpPost(Path + "/{nom}/supprimer")]
    public async Task<IActionResult> Delete(string nom, CancellationToken ct)
    {
        if (await OfAsync(nom, ct) is not { } role) return NotFound();
        var problems = await acts.DeleteAsync(nom, ct);
        return problems.Count > 0 ? await FormAsync(role, new RoleForm(nom, role.Description ?? "", role.Permissions, role.Permissions), problems, ct) : Then(Path, $"Le rôle « {nom} » est supprimé. Le journal garde ce qu’il donnait.");
    }

    private async Task<IReadOnlyList<RoleRecord>> RolesAsync(CancellationToken ct) => (await documents.ReadAsync<RoleList>(ct)).Roles;

    private async Task<RoleRecord?> OfAsync(string name, CancellationToken ct) => (await RolesAsync(ct)).FirstOrDefault(r => r.Name == name);

    private async Task<IActionResult> FormAsync(RoleRecord? role, RoleForm form, IReadOnlyList<Problem> problems, CancellationToken ct)
    {
        if (problems.Count > 0) Response.StatusCode = 400;
        var title = role?.Name ?? "Nouveau rôle";
        return Screen("Role", new RoleView(role, form, await groups.AllAsync(ct), role is null ? [] : await acts.HoldersAsync(role.Name, ct), problems), title, new Crumb("Rôles", Path));
    }
}

/// <summary>What the list shows: the table is of one group at a time.</summary>
internal sealed record RolesView(IReadOnlyList<RoleRecord> Roles, IReadOnlyDictionary<string, int> Held, IReadOnlyList<PermissionGroup> Groups, PermissionGroup Group);

/// <summary>What a role's page shows.</summary>
internal sealed record RoleView(RoleRecord? Role, RoleForm Form, IReadOnlyList<PermissionGroup> Groups, IReadOnlyList<string> Holders, IReadOnlyList<Problem> Problems)
{
    public bool MayBeDeleted => Role is not null && !RoleBook.IsEverybodys(Role.Name);
    public string? ProblemOf(string field) => Problems.FirstOrDefault(p => p.Name == field)?.Message;
}
