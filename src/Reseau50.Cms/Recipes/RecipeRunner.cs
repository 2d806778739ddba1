using Microsoft.Extensions.Configuration;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;
using Reseau50.Cms.Recipes.Expressions;

namespace Reseau50.Cms.Recipes;

/// <summary>A run under way, over however many files.</summary>
internal sealed class RecipeRun(RecipeOptions options)
{
    private const int MaxFindings = 200;

    public RecipeOptions Options { get; } = options;
    public RecipeReport Report { get; } = new();

    /// <summary>Version ids and published ids met, with their place: the same one twice is a fault.</summary>
    public Dictionary<string, RecipePlace> Seen { get; } = [];
    public Stack<string> Files { get; } = [];

    /// <summary>What the run will be refused for, each cause once.</summary>
    public List<RecipeFinding> Findings { get; } = [];

    public void Find(RecipeFinding finding)
    {
        if (Findings.Any(f => f.Cause == finding.Cause)) return;
        Findings.Add(finding);
        if (Findings.Count > MaxFindings) throw Refusal();
    }

    public RecipeFaultException Refusal() => new(Findings[0], Findings[1..]);
}

/// <summary>
/// Runs recipes. The whole run is one transaction: a fault, or the end of a plan, leaves the site as it was. A plan is the run itself, taken back:
/// what it announces is what applying does.
/// </summary>
public sealed class RecipeRunner(
    SiteDb db, SiteWork work, RecipeCatalog catalog, IEnumerable<IRecipeStepHandler> handlers, IConfiguration configuration, TimeProvider clock, AuditTrail audit)
{
    private const string SubRecipes = "recipes";

    /// <summary>Runs the recipe file. Throws <see cref="RecipeFaultException"/>; then nothing has changed.</summary>
    public async Task<RecipeReport> RunAsync(string path, RecipeOptions options, CancellationToken ct = default)
    {
        var run = new RecipeRun(options);
        try
        {
            await (options.DryRun ? work.RehearseAsync(AllAsync, ct) : work.RunAsync(AllAsync, ct));
        }
        catch (RecipeFaultException fault) when (run.Findings.Count > 0 && !run.Findings.Contains(fault.First))
        {
            // It may well be a consequence of what was found before.
            run.Findings.Add(fault.First);
            throw run.Refusal();
        }
        return run.Report;

        async Task<bool> AllAsync()
        {
            await RunFileAsync(run, path, ct);
            if (run.Findings.Count > 0) throw run.Refusal();
            await db.SaveChangesAsync(ct);
            if (!run.Report.ChangesNothing) audit.Add("recipe.applied", "Recette", Path.GetFileName(path), $"La recette « {Path.GetFileName(path)} » a été appliquée.");
            return true;
        }
    }

    private async Task RunFileAsync(RecipeRun run, string path, CancellationToken ct)
    {
        var file = RecipeFile.Open(path);
        if (run.Options.Forbidden.Contains(file.Name, StringComparer.OrdinalIgnoreCase))
            throw new RecipeFaultException(new RecipePlace(path, 1, 1), $"la recette de démonstration « {file.Name} » ne s’applique pas en production.", "appliquez Reseau50, ou une recette à vous qui ne l’appelle pas.");
        run.Files.Push(Path.GetFullPath(path));
        var expressions = new RecipeExpressions(file, run.Options, configuration, clock);
        for (var i = 0; i < file.Steps.Count; i++)
        {
            var step = new RecipeStep(run, file, expressions, i + 1, file.Steps[i]);
            run.Options.Progress?.Invoke($"{file.Name} : étape {i + 1} sur {file.Steps.Count}, {step.Name}");
            if (step.Name.Equals(SubRecipes, StringComparison.OrdinalIgnoreCase)) await RunOthersAsync(run, step, ct);
            else if (Handler(step.Name) is { } handler)
            {
                var notExecuted = run.Report.NotExecuted.Count;
                await handler.ExecuteAsync(step, ct);
                if (run.Report.NotExecuted.Count > notExecuted) continue;
            }
            else
            {
                step.Unsupported(step.Place, "étape", step.Name, $"l’étape « {step.Name} » est inconnue.", $"étapes connues : {string.Join(", ", Known)}.");
                continue;
            }
            run.Report.Executed.Add(step.Name);
        }
        run.Files.Pop();
    }

    private async Task RunOthersAsync(RecipeRun run, RecipeStep step, CancellationToken ct)
    {
        foreach (var value in step.List("Values").Values)
        {
            var name = Content.ContentJson.Text(value.Object, "name") ?? throw value.Fault("$", "cette sous-recette n’a pas de nom.", "ajoutez \"name\".");
            var path = catalog.Find(name, step.File.Folder);
            if (path is null)
            {
                step.Unsupported(value.Place("$.name"), "sous-recette", name, $"la sous-recette « {name} » est introuvable.", $"recettes trouvées : {string.Join(", ", catalog.Names(step.File.Folder))}.");
                continue;
            }
            if (run.Files.Contains(Path.GetFullPath(path)))
                throw value.Fault("$.name", $"la recette « {name} » s’appelle elle-même : {string.Join(" → ", run.Files.Reverse().Select(Path.GetFileName))} → {Path.GetFileName(path)}.", "rompez la boucle.");
            await RunFileAsync(run, path, ct);
        }
    }

    private IRecipeStepHandler? Handler(string name) => handlers.FirstOrDefault(h => h.Names.Contains(name, StringComparer.OrdinalIgnoreCase));

    private IEnumerable<string> Known => handlers.SelectMany(h => h.Names).Append(SubRecipes).Order(StringComparer.OrdinalIgnoreCase);
}
