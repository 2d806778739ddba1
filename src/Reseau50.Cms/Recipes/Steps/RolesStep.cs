using Reseau50.Cms.Content;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Features;
using Reseau50.Cms.Security;

namespace Reseau50.Cms.Recipes.Steps;

/// <summary><c>Roles</c>: creates roles and replaces, adds or removes their permissions.</summary>
internal sealed class RolesStep(SiteDocuments documents, ContentReader reader, ModuleCatalog modules) : IRecipeStepHandler
{
    public IReadOnlyList<string> Names => ["Roles"];

    public async Task ExecuteAsync(RecipeStep step, CancellationToken ct)
    {
        var definitions = await reader.DefinitionsAsync(ct);
        var known = modules.All.SelectMany(m => m.Permissions).Select(p => p.Name).ToHashSet();
        var list = await documents.EditAsync<RoleList>(ct);
        var changed = false;
        foreach (var value in step.List("Roles").Values)
        {
            var given = value.As<GivenRole>();
            if (string.IsNullOrWhiteSpace(given.Name)) throw value.Fault("$", "ce rôle n’a pas de « Name ».", "ajoutez \"Name\".");
            for (var i = 0; i < given.Permissions.Count; i++)
                if (!known.Contains(given.Permissions[i]) && !KernelPermissions.IsPerType(given.Permissions[i], t => definitions.Type(t) is not null))
                    step.Unsupported(value.Place($"$.Permissions[{i}]"), "permission", given.Permissions[i], $"la permission « {given.Permissions[i]} » est inconnue.",
                        $"permissions connues : {string.Join(", ", known.Order(StringComparer.Ordinal))}, et par type : Publish_Atelier, Edit_Atelier…");
            changed |= Apply(step, value, list, given);
        }
        if (!changed) return;
        list.Roles.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        await documents.WriteAsync(list, ct);
    }

    private static bool Apply(RecipeStep step, RecipeValue value, RoleList list, GivenRole given)
    {
        var role = list.Roles.FirstOrDefault(r => r.Name.Equals(given.Name, StringComparison.OrdinalIgnoreCase));
        var permissions = given.PermissionBehavior switch
        {
            null or "Replace" => given.Permissions,
            "Add" => [.. (role?.Permissions ?? []).Union(given.Permissions)],
            "Remove" => [.. (role?.Permissions ?? []).Except(given.Permissions)],
            var other => throw value.Fault("$.PermissionBehavior", $"« {other} » n’est pas une façon de donner des permissions.", "écrivez Replace, Add ou Remove."),
        };
        permissions = [.. permissions.Distinct().Order(StringComparer.Ordinal)];
        var description = given.Description ?? role?.Description;
        var same = role is not null && role.Description == description && role.Permissions.SequenceEqual(permissions);
        step.Report.Add(role is null ? RecipeChange.Created : same ? RecipeChange.Unchanged : RecipeChange.Updated, $"rôle « {given.Name} »");
        if (same) return false;
        if (role is null) list.Roles.Add(role = new RoleRecord { Name = given.Name });
        (role.Description, role.Permissions) = (description, permissions);
        return true;
    }

    private sealed class GivenRole
    {
        public string Name { get; set; } = "";
        public string? Description { get; set; }
        public string? PermissionBehavior { get; set; }
        public List<string> Permissions { get; set; } = [];
    }
}
