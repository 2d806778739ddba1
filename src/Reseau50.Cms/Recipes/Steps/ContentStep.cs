using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Settings;

namespace Reseau50.Cms.Recipes.Steps;

/// <summary><c>content</c>: creates or updates items by <c>ContentItemId</c>, one at a time.</summary>
internal sealed class ContentStep(ContentImporter importer, ContentReader reader, DriverTable drivers, SiteDocuments documents) : IRecipeStepHandler
{
    public IReadOnlyList<string> Names => ["content"];

    public async Task ExecuteAsync(RecipeStep step, CancellationToken ct)
    {
        var definitions = await reader.DefinitionsAsync(ct);
        var (count, values) = step.List("data");
        var n = 0;
        foreach (var value in values)
        {
            if (++n % 100 == 0) step.Options.Progress?.Invoke($"{step.File.Name} : étape {step.Number}, {n} items sur {count}");
            var json = value.Object;
            new ItemChecker(drivers, definitions, step, value).Check(json);
            CheckOnce(step, value, json);
            await ImportAsync(step, value, json, ct);
        }
    }

    private static void CheckOnce(RecipeStep step, RecipeValue value, JsonObject json)
    {
        var keys = new List<string>();
        if (ContentJson.Text(json, "ContentItemVersionId") is { Length: > 0 } version) keys.Add("version " + version);
        var id = ContentJson.Text(json, "ContentItemId") ?? "";
        foreach (var flag in new[] { "Published", "Latest" })
            if (id.Length > 0 && json[flag] is JsonValue v && v.TryGetValue<bool>(out var on) && on) keys.Add($"{id} ({flag})");
        foreach (var key in keys)
            if (!step.Run.Seen.TryAdd(key, value.Place()))
                throw value.Fault("$.ContentItemId", $"l’identifiant {key} est déjà donné : {Where(step.Run.Seen[key])}.", "donnez à chaque item le sien.");
    }

    private async Task ImportAsync(RecipeStep step, RecipeValue value, JsonObject json, CancellationToken ct)
    {
        try
        {
            var (outcome, item, problems) = await importer.ImportAsync(json, strict: !step.Options.SkipUnsupported, ct);
            foreach (var problem in problems)
                step.Refuse(value.Place("$." + problem.Name), $"{item.ContentType} « {item.ContentItemId} » : {problem.Message}", "corrigez cette valeur dans la recette.");
            if (problems.Count > 0) return;
            step.Report.Add(outcome switch { ImportOutcome.Created => RecipeChange.Created, ImportOutcome.Updated => RecipeChange.Updated, _ => RecipeChange.Unchanged },
                $"{item.ContentType} « {item.DisplayText} » ({item.ContentItemId})");
            if (item.Published && item.Part<AutoroutePart>().SetHomepage == true) await SetHomeAsync(step, item, ct);
        }
        catch (DbUpdateException e)
        {
            throw value.Fault("$", $"la base refuse cet item : {e.InnerException?.Message.Split('\n')[0]}", "vérifiez ses identifiants, son adresse et son alias.");
        }
    }

    private async Task SetHomeAsync(RecipeStep step, ContentItem item, CancellationToken ct)
    {
        var settings = await documents.EditAsync<SiteSettings>(ct);
        if (settings.HomeContentItemId == item.ContentItemId) return;
        settings.HomeRoute = new JsonObject { ["Action"] = "Display", ["Controller"] = "Item", ["Area"] = "OrchardCore.Contents", ["ContentItemId"] = item.ContentItemId };
        await documents.WriteAsync(settings, ct);
        step.Report.Add(RecipeChange.Updated, "page d’accueil");
    }

    private static string Where(RecipePlace place) => $"{Path.GetFileName(place.File)}:{place.Line}";
}
