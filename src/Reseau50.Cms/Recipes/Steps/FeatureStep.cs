using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Features;

namespace Reseau50.Cms.Recipes.Steps;

/// <summary><c>feature</c>: switches features on and off. One that comes with content types defines those that are missing.</summary>
internal sealed class FeatureStep(SiteDocuments documents, ModuleCatalog modules) : IRecipeStepHandler
{
    public IReadOnlyList<string> Names => ["feature"];

    public async Task ExecuteAsync(RecipeStep step, CancellationToken ct)
    {
        var state = await documents.EditAsync<FeatureState>(ct);
        var changed = false;
        foreach (var value in step.List("enable").Values) changed |= Switch(step, value, state, on: true);
        foreach (var value in step.List("disable").Values) changed |= Switch(step, value, state, on: false);
        foreach (var missing in modules.All.Where(m => state.Enabled.Contains(m.Id)).SelectMany(m => m.Needs.Where(n => !state.Enabled.Contains(n)).Select(n => (m.Id, n))).Take(1))
            throw step.Fault($"« {missing.Id} » a besoin de « {missing.n} », qui n’est pas activé.", $"ajoutez « {missing.n} » à \"enable\".");
        if (!changed) return;
        var before = (await documents.ReadAsync<FeatureState>(ct)).Enabled;
        await documents.WriteAsync(state, ct);
        await DefineAsync(step, state.Enabled.Except(before), ct);
    }

    private async Task DefineAsync(RecipeStep step, IEnumerable<string> features, CancellationToken ct)
    {
        var definition = await documents.EditAsync<ContentDefinition>(ct);
        var missing = features.SelectMany(StockDefinitions.Of).Where(t => definition.ContentTypes.All(known => known.Name != t.Name)).ToList();
        if (missing.Count == 0) return;
        definition.ContentTypes.AddRange(missing);
        foreach (var type in missing) step.Report.Add(RecipeChange.Created, $"type « {type.Name} »");
        await documents.WriteAsync(definition, ct);
    }

    private bool Switch(RecipeStep step, RecipeValue value, FeatureState state, bool on)
    {
        var id = value.Text;
        if (!KnownFeatures.IsKnown(id, modules))
        {
            step.Unsupported(value.Place(), "module", id, $"le module « {id} » est inconnu.", $"modules connus : {string.Join(", ", KnownFeatures.All(modules))}.");
            if (state.Unsupported.Contains(id)) return false;
            state.Unsupported.Add(id);
            state.Unsupported.Sort(StringComparer.Ordinal);
            return true;
        }
        var changed = on ? !state.Enabled.Contains(id) : state.Enabled.Contains(id);
        if (changed && on) state.Enabled.Add(id);
        if (changed && !on) state.Enabled.Remove(id);
        state.Enabled.Sort(StringComparer.Ordinal);
        step.Report.Add(!changed ? RecipeChange.Unchanged : on ? RecipeChange.Created : RecipeChange.Deleted, $"module « {id} »");
        return changed;
    }
}
