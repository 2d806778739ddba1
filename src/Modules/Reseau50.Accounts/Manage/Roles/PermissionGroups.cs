using Reseau50.Cms.Content;
using Reseau50.Cms.Features;
using Reseau50.Cms.Media;
using Reseau50.Cms.Security;

namespace Reseau50.Accounts.Manage.Roles;

/// <summary>Permissions that are read together: those of the kernel, of a module, of a content type.</summary>
internal sealed record PermissionGroup(string Key, string Title, IReadOnlyList<Permission> Permissions);

internal sealed class PermissionGroups(ModuleCatalog modules, ContentReader reader)
{
    private static readonly string[] Parts = ["Widget", "MenuItem", "CustomSettings"];
    private static readonly Dictionary<string, string> Broader = new() { [MediaPermission.Own] = MediaPermission.Manage, ["ViewContentTypes"] = "EditContentTypes" };

    /// <summary>The kernel's, each module's, then those of each type people write, by their French names.</summary>
    public async Task<IReadOnlyList<PermissionGroup>> AllAsync(CancellationToken ct) =>
    [
        .. modules.All.Where(m => m.Permissions.Count > 0).Select(m => new PermissionGroup(m.Id, m.Id == "Reseau50.Cms" ? "Le site entier" : m.Name, m.Permissions)),
        .. (await reader.DefinitionsAsync(ct)).Types.Where(t => !Parts.Contains(t.Stereotype)).OrderBy(t => t.DisplayName, StringComparer.CurrentCulture)
            .Select(t => new PermissionGroup("type-" + t.Name, t.DisplayName, KernelPermissions.Of(t.Name))),
    ];

    /// <summary>True when these permissions give <paramref name="wanted"/> without naming it: everything by <c>SiteOwner</c>, the narrower by the broader.</summary>
    public static bool Implies(IReadOnlySet<string> held, string wanted)
    {
        if (held.Contains(wanted)) return false;
        if (held.Contains(KernelPermissions.SiteOwner) || (Broader.TryGetValue(wanted, out var broader) && held.Contains(broader))) return true;
        var at = wanted.IndexOf('_', StringComparison.Ordinal);
        var (verb, type) = at > 0 ? (wanted[..at], wanted[(at + 1)..]) : wanted.EndsWith("Content", StringComparison.Ordinal) ? (wanted[..^"Content".Length], "") : (wanted, "");
        var own = verb.EndsWith("Own", StringComparison.Ordinal);
        if (!Enum.TryParse<ItemAct>(own ? verb[..^3] : verb, out var act) || at < 0 && verb == wanted) return false;
        var role = new Viewer([]) { AccountId = "", Permissions = held };
        return own ? role.MayOwn(act, type) : role.MayAny(act, type);
    }
}
