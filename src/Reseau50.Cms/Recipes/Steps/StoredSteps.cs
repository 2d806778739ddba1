using System.Text.Json.Nodes;
using Reseau50.Cms.Content;
using Reseau50.Cms.Documents;

namespace Reseau50.Cms.Recipes.Steps;

/// <summary>Steps whose entries are kept by name for the modules that use them.</summary>
internal abstract class StoredStep(SiteDocuments documents) : IRecipeStepHandler
{
    public abstract IReadOnlyList<string> Names { get; }

    /// <summary>How an entry is called in a plan.</summary>
    protected abstract string Label { get; }
    protected abstract IEnumerable<(string Name, RecipeValue Value, JsonObject Entry)> Entries(RecipeStep step);
    protected abstract SortedDictionary<string, JsonObject> Place(Settings.StoredSteps stored);

    public async Task ExecuteAsync(RecipeStep step, CancellationToken ct)
    {
        var stored = await documents.EditAsync<Settings.StoredSteps>(ct);
        var place = Place(stored);
        var changed = false;
        foreach (var (name, _, entry) in Entries(step))
        {
            var known = place.GetValueOrDefault(name);
            var same = JsonNode.DeepEquals(known, entry);
            step.Report.Add(same ? RecipeChange.Unchanged : known is null ? RecipeChange.Created : RecipeChange.Updated, $"{Label} « {name} »");
            if (same) continue;
            place[name] = (JsonObject)entry.DeepClone();
            changed = true;
        }
        if (changed) await documents.WriteAsync(stored, ct);
    }

    protected static IEnumerable<(string, RecipeValue, JsonObject)> Named(RecipeStep step, string key) => step.List(key).Values.Select(v =>
        (ContentJson.Text(v.Object, "Name") ?? ContentJson.Text(v.Object, "name") ?? throw v.Fault("$", "cette entrée n’a pas de « Name ».", "ajoutez \"Name\"."), v, v.Object));

    protected static IEnumerable<(string, RecipeValue, JsonObject)> Keyed(RecipeStep step, string key) => step.Value(key) is not { } all ? [] :
        all.Object.Select(p => (p.Key, all, p.Value as JsonObject ?? throw all.Fault($"$.{p.Key}", $"« {p.Key} » doit être un objet.", "écrivez { … }.")));
}

/// <summary><c>layers</c>: rules that say on which pages a widget shows.</summary>
internal sealed class LayersStep(SiteDocuments documents) : StoredStep(documents)
{
    private static readonly string[] Conditions =
    [
        "AllConditionGroup", "AnyConditionGroup", "BooleanCondition", "HomepageCondition", "UrlCondition", "CultureCondition", "RoleCondition", "JavascriptCondition",
        "ContentTypeCondition", "IsAnonymousCondition", "IsAuthenticatedCondition",
    ];

    public override IReadOnlyList<string> Names => ["layers"];
    protected override string Label => "couche";
    protected override SortedDictionary<string, JsonObject> Place(Settings.StoredSteps stored) => stored.Layers;

    protected override IEnumerable<(string, RecipeValue, JsonObject)> Entries(RecipeStep step)
    {
        foreach (var (name, value, layer) in Named(step, "Layers"))
        {
            foreach (var condition in ((layer["LayerRule"] as JsonObject)?["Conditions"] as JsonArray ?? []).OfType<JsonObject>())
                if (ContentJson.Text(condition, "Name") is { } kind && !Conditions.Contains(kind))
                    step.Unsupported(value.Place(condition.GetPath()), "condition", kind, $"la condition « {kind} » est inconnue.", $"conditions connues : {string.Join(", ", Conditions)}.");
            yield return (name, value, layer);
        }
    }
}

/// <summary><c>queries</c>, kept.</summary>
internal sealed class QueriesStep(SiteDocuments documents) : StoredStep(documents)
{
    public override IReadOnlyList<string> Names => ["queries"];
    protected override string Label => "requête";
    protected override SortedDictionary<string, JsonObject> Place(Settings.StoredSteps stored) => stored.Queries;
    protected override IEnumerable<(string, RecipeValue, JsonObject)> Entries(RecipeStep step) => Named(step, "Queries");
}

/// <summary><c>MediaProfiles</c>: the sizes pictures are made in.</summary>
internal sealed class MediaProfilesStep(SiteDocuments documents) : StoredStep(documents)
{
    public override IReadOnlyList<string> Names => ["MediaProfiles"];
    protected override string Label => "format d’image";
    protected override SortedDictionary<string, JsonObject> Place(Settings.StoredSteps stored) => stored.MediaProfiles;
    protected override IEnumerable<(string, RecipeValue, JsonObject)> Entries(RecipeStep step) => Keyed(step, "MediaProfiles");
}

/// <summary><c>CreateOrUpdateIndexProfile</c> and its elder <c>lucene-index</c>: how search is made, kept for the search module.</summary>
internal sealed class IndexProfilesStep(SiteDocuments documents) : StoredStep(documents)
{
    public override IReadOnlyList<string> Names => ["CreateOrUpdateIndexProfile", "lucene-index"];
    protected override string Label => "index";
    protected override SortedDictionary<string, JsonObject> Place(Settings.StoredSteps stored) => stored.IndexProfiles;

    // lucene-index: [ { "Search": { … } } ]; the newer step: [ { "Name": …, … } ].
    protected override IEnumerable<(string, RecipeValue, JsonObject)> Entries(RecipeStep step) =>
        step.Name.Equals("lucene-index", StringComparison.OrdinalIgnoreCase)
            ? step.List("Indices").Values.SelectMany(v => v.Object.Select(p => (p.Key, v, WithName(p.Key, p.Value as JsonObject))))
            : Named(step, "indexes");

    private static JsonObject WithName(string name, JsonObject? index)
    {
        var named = (JsonObject?)index?.DeepClone() ?? [];
        named["Name"] = name;
        return named;
    }
}

/// <summary>Steps that ask for work a later module does, or that this site does not do: said, not done.</summary>
internal sealed class NotExecutedStep : IRecipeStepHandler
{
    public IReadOnlyList<string> Names => ["AdminMenu", "Templates", "WorkflowType", "RebuildIndex", "ResetIndex", "lucene-index-rebuild", "lucene-index-reset"];

    public Task ExecuteAsync(RecipeStep step, CancellationToken ct)
    {
        // Orchard evaluates a step before it runs: a file that is missing there is missing here.
        foreach (var _ in step.Values()) { }
        step.Report.NotExecuted.Add(new RecipeSkip("étape", step.Name, step.Place));
        return Task.CompletedTask;
    }
}
