using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Reseau50.Accounts.Manage.People;
using Reseau50.Accounts.People;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Security;

namespace Reseau50.Accounts.Manage.Roles;

/// <summary>What a form says of a role. <see cref="Before"/> is what it showed: only the difference is applied.</summary>
internal sealed record RoleForm(string Name, string Description, IReadOnlyCollection<string> Before, IReadOnlyCollection<string> After);

/// <summary>Makes, changes and deletes roles. Nobody gives or takes what they do not have; somebody always owns the site.</summary>
internal sealed partial class RoleActs(SiteDb db, SiteWork work, SiteDocuments documents, PermissionGroups groups, AuditTrail audit, CurrentViewer viewer)
{
    public const int LongestName = 60, LongestDescription = 300;

    public Task<IReadOnlyList<Problem>> CreateAsync(RoleForm form, CancellationToken ct) => InListAsync(async list =>
    {
        var name = form.Name.Trim();
        if (name.Length is < 2 or > LongestName || !Word().IsMatch(name)) return [new("nom", $"Un nom de rôle compte 2 à {LongestName} lettres, chiffres, espaces ou traits d’union, et commence par une lettre.")];
        if (name.Equals("nouveau", StringComparison.OrdinalIgnoreCase) || list.Roles.Any(r => r.Name.Equals(name, StringComparison.OrdinalIgnoreCase))) return [new("nom", $"Le nom « {name} » est déjà pris : choisissez-en un autre.")];
        var role = new RoleRecord { Name = name };
        list.Roles.Add(role);
        list.Roles.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return await FillAsync(list, role, form with { Before = [] }, "role.created", $"Rôle « {name} » créé", ct);
    }, ct);

    public Task<IReadOnlyList<Problem>> ChangeAsync(RoleForm form, CancellationToken ct) => InListAsync(async list =>
        list.Roles.FirstOrDefault(r => r.Name == form.Name) is { } role ? await FillAsync(list, role, form, "role.changed", $"Rôle « {role.Name} » changé", ct) : [new("", "Ce rôle n’existe plus.")], ct);

    public Task<IReadOnlyList<Problem>> DeleteAsync(string name, CancellationToken ct) => InListAsync(async list =>
    {
        if (list.Roles.FirstOrDefault(r => r.Name == name) is not { } role) return [new("", "Ce rôle n’existe plus.")];
        if (RoleBook.IsEverybodys(name)) return [new("", "Ce rôle est celui de tout le monde : il ne se supprime pas.")];
        if (!viewer.Value.Covers(role.Permissions)) return [new("", "Ce rôle donne des droits que vous n’avez pas : une personne qui les a doit le supprimer.")];
        var holders = await HoldersAsync(name, ct);
        if (holders.Count > 0) return [new("", $"Ce rôle est encore celui de {Some(holders)} : retirez-le d’abord à {(holders.Count == 1 ? "cette personne" : "ces personnes")}.")];
        list.Roles.Remove(role);
        await documents.WriteAsync(list, ct);
        audit.Add("role.deleted", "Rôle", name, $"Rôle « {name} » supprimé ; il donnait : {string.Join(", ", role.Permissions)}.");
        return [];
    }, ct);

    public Task<List<string>> HoldersAsync(string name, CancellationToken ct) =>
        db.Set<Account>().Where(a => a.Roles.Any(r => r.Role == name)).OrderBy(a => a.DisplayName).Select(a => a.DisplayName).ToListAsync(ct);

    private async Task<IReadOnlyList<Problem>> FillAsync(RoleList list, RoleRecord role, RoleForm form, string action, string summary, CancellationToken ct)
    {
        var known = (await groups.AllAsync(ct)).SelectMany(g => g.Permissions).Select(p => p.Name).ToHashSet();
        var (given, taken) = (form.After.Except(form.Before).Except(role.Permissions).Order(StringComparer.Ordinal).ToList(), form.Before.Except(form.After).Intersect(role.Permissions).Order(StringComparer.Ordinal).ToList());
        var description = form.Description.Trim();
        if (description.Length > LongestDescription) return [new("description", $"Cette description compte {description.Length} caractères ; gardez-en {LongestDescription} au plus.")];
        if (!given.All(known.Contains)) return [new("droits", "Un de ces droits n’existe pas : la page montre ceux qui existent.")];
        if (!viewer.Value.Covers([.. given, .. taken])) return [new("droits", "Vous ne pouvez donner ou retirer que les droits que vous avez vous-même.")];
        if (RoleBook.IsEverybodys(role.Name) && given.FirstOrDefault(IsForFew) is { } few) return [new("droits", $"« {few} » ne peut pas être donné à tout le monde.")];
        role.Description = description.Length > 0 ? description : null;
        role.Permissions = [.. role.Permissions.Except(taken).Union(given).Order(StringComparer.Ordinal)];
        if (taken.Contains(KernelPermissions.SiteOwner) && !await SomebodyOwnsAsync(list, ct)) return [new("droits", "Plus personne ne pourrait tout faire sur le site : donnez d’abord ce droit à un autre rôle, et ce rôle à une personne.")];
        await documents.WriteAsync(list, ct);
        audit.Add(action, "Rôle", role.Name, $"{summary}{Words(" ; donnés : ", given)}{Words(" ; retirés : ", taken)}.");
        return [];
    }

    // The list is held until the end: the last owner cannot be taken away by two people at once.
    private Task<IReadOnlyList<Problem>> InListAsync(Func<RoleList, Task<IReadOnlyList<Problem>>> act, CancellationToken ct) =>
        work.RunAsync(async () => await act(await documents.HoldAsync<RoleList>(ct)), ct);

    private Task<bool> SomebodyOwnsAsync(RoleList list, CancellationToken ct)
    {
        var owners = list.Roles.Where(RoleBook.OwnsTheSite).Select(r => r.Name).ToList();
        var me = viewer.Value.AccountId;
        // Whoever owns it now keeps it, too: nobody shuts the door behind oneself.
        return viewer.Value.Permissions.Contains(KernelPermissions.SiteOwner)
            ? db.Set<Account>().AnyAsync(a => a.Id == me && a.Roles.Any(r => owners.Contains(r.Role)), ct)
            : db.Set<Account>().AnyAsync(a => a.IsEnabled && a.EmailConfirmed && a.ApprovedUtc != null && a.Roles.Any(r => owners.Contains(r.Role)), ct);
    }

    private static bool IsForFew(string permission) => permission is KernelPermissions.SiteOwner or KernelPermissions.AdminPanel or AccountPermissions.Impersonate or "AssignRoles" or "Import" or "Export"
        || permission.StartsWith("Manage", StringComparison.Ordinal) && !permission.StartsWith("ManageOwn", StringComparison.Ordinal);

    private static string Some(List<string> names) => names.Count <= 5 ? string.Join(", ", names) : $"{string.Join(", ", names.Take(5))} et {names.Count - 5} autres";

    private static string Words(string before, List<string> permissions) => permissions.Count == 0 ? "" : before + string.Join(", ", permissions);

    [GeneratedRegex(@"^\p{L}[\p{L}\p{M}\p{N} \-]*$")]
    private static partial Regex Word();
}
