using System.Text.Json;
using System.Text.Json.Nodes;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Features;
using Reseau50.Cms.Settings;

namespace Reseau50.Cms.Recipes.Steps;

/// <summary><c>settings</c>: the site's settings, key by key; keys the kernel does not use are kept.</summary>
internal sealed class SettingsStep(SiteDocuments documents) : IRecipeStepHandler
{
    public IReadOnlyList<string> Names => ["settings"];

    public async Task ExecuteAsync(RecipeStep step, CancellationToken ct)
    {
        var all = ContentJson.Write(await documents.ReadAsync<SiteSettings>(ct));
        var changed = false;
        foreach (var (key, value) in step.Values())
        {
            var same = JsonNode.DeepEquals(all[key], value.Node);
            step.Report.Add(same ? RecipeChange.Unchanged : RecipeChange.Updated, $"réglage « {key} »");
            if (same) continue;
            all[key] = value.Node?.DeepClone();
            try
            {
                all.Deserialize<SiteSettings>(ContentJson.Options);
            }
            catch (JsonException)
            {
                throw value.Fault("$", $"le réglage « {key} » n’est pas du genre attendu.", "comparez avec le schéma : recipes/schema/recipe.schema.json.");
            }
            changed = true;
        }
        if (changed) await documents.WriteAsync(all.Deserialize<SiteSettings>(ContentJson.Options)!, ct);
    }
}

/// <summary><c>custom-settings</c>: one item for each type of stereotype CustomSettings.</summary>
internal sealed class CustomSettingsStep(SiteDocuments documents, ContentReader reader, DriverTable drivers) : IRecipeStepHandler
{
    public IReadOnlyList<string> Names => ["custom-settings"];

    public async Task ExecuteAsync(RecipeStep step, CancellationToken ct)
    {
        var definitions = await reader.DefinitionsAsync(ct);
        var settings = await documents.EditAsync<CustomSettings>(ct);
        var changed = false;
        foreach (var (key, value) in step.Values())
        {
            var type = definitions.Type(key);
            if (type?.Stereotype != "CustomSettings")
            {
                step.Unsupported(value.Place(), "réglages", key, $"« {key} » n’est pas un type de réglages.", "définissez-le avec le stéréotype CustomSettings.");
                continue;
            }
            new ItemChecker(drivers, definitions, step, value).Check(value.Object);
            var same = settings.Items.TryGetValue(key, out var known) && JsonNode.DeepEquals(known, value.Node);
            step.Report.Add(same ? RecipeChange.Unchanged : known is null ? RecipeChange.Created : RecipeChange.Updated, $"réglages « {type.DisplayName} »");
            if (same) continue;
            settings.Items[key] = (JsonObject)value.Object.DeepClone();
            changed = true;
        }
        if (changed) await documents.WriteAsync(settings, ct);
    }
}

/// <summary><c>themes</c>: the site's and the administration's theme.</summary>
internal sealed class ThemesStep(SiteDocuments documents, ModuleCatalog modules) : IRecipeStepHandler
{
    public IReadOnlyList<string> Names => ["themes"];

    public async Task ExecuteAsync(RecipeStep step, CancellationToken ct)
    {
        var choice = await documents.EditAsync<ThemeChoice>(ct);
        var (site, admin) = (Choose("site", choice.Site), Choose("admin", choice.Admin));
        if (site == choice.Site && admin == choice.Admin) return;
        (choice.Site, choice.Admin) = (site, admin);
        await documents.WriteAsync(choice, ct);

        string? Choose(string key, string? current)
        {
            if (step.Value(key) is not { } value) return current;
            if (value.Text.Length == 0)
            {
                step.Report.Add(current is null ? RecipeChange.Unchanged : RecipeChange.Updated, $"aucun thème {Whose(key)}");
                return null;
            }
            if (!modules.Themes.Contains(value.Text))
            {
                step.Unsupported(value.Place(), "thème", value.Text, $"le thème « {value.Text} » est inconnu.", $"thèmes connus : {string.Join(", ", modules.Themes)}.");
                return current;
            }
            step.Report.Add(value.Text == current ? RecipeChange.Unchanged : RecipeChange.Updated, $"thème {Whose(key)} : {value.Text}");
            return value.Text;
        }

        static string Whose(string key) => key == "site" ? "du site" : "de l’administration";
    }
}
