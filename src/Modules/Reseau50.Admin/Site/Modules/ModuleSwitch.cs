using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Features;

namespace Reseau50.Admin.Site.Modules;

/// <summary>A module, whether it is on, and which others stand or fall with it.</summary>
internal sealed record ModuleLine(string Id, string Name, bool IsOn, IReadOnlyList<string> NeedsOff, IReadOnlyList<string> NeededBy);

/// <summary>Switches modules on and off. One that others need stays; one that needs others waits for them.</summary>
internal sealed class ModuleSwitch(SiteDocuments documents, SiteWork work, ModuleCatalog modules, AuditTrail audit)
{
    public async Task<IReadOnlyList<ModuleLine>> AllAsync(CancellationToken ct)
    {
        var on = (await documents.ReadAsync<FeatureState>(ct)).Enabled;
        return [.. modules.All.Skip(1).Select(m => new ModuleLine(m.Id, m.Name, on.Contains(m.Id), Names(m.Needs.Where(n => !on.Contains(n))), Names(modules.All.Where(o => on.Contains(o.Id) && o.Needs.Contains(m.Id)).Select(o => o.Id))))];
    }

    /// <summary>Why it cannot be, in French; null when it is done. The administration keeps itself: nobody could switch it on again from here.</summary>
    public Task<string?> SwitchAsync(string id, bool on, CancellationToken ct) => work.RunAsync(async () =>
    {
        if ((await AllAsync(ct)).FirstOrDefault(m => m.Id == id) is not { } module) return "Ce module n’existe pas.";
        if (module.IsOn == on) return null;
        if (!on && module.Id == typeof(AdminModule).Assembly.GetName().Name) return "L’administration ne peut pas s’arrêter elle-même : une recette le peut.";
        if (on && module.NeedsOff.Count > 0) return $"« {module.Name} » a besoin de : {string.Join(", ", module.NeedsOff)}. Activez-les d’abord.";
        if (!on && module.NeededBy.Count > 0) return $"« {module.Name} » sert à : {string.Join(", ", module.NeededBy)}. Arrêtez-les d’abord.";
        var state = await documents.HoldAsync<FeatureState>(ct);
        if (on) state.Enabled.Add(id);
        else state.Enabled.Remove(id);
        state.Enabled.Sort(StringComparer.Ordinal);
        await documents.WriteAsync(state, ct);
        audit.Add(on ? "site.module-on" : "site.module-off", "Module", id, $"Le module « {module.Name} » a été {(on ? "activé" : "arrêté")}.");
        return null;
    }, ct);

    private IReadOnlyList<string> Names(IEnumerable<string> ids) => [.. ids.Select(id => modules.All.FirstOrDefault(m => m.Id == id)?.Name ?? id)];
}
