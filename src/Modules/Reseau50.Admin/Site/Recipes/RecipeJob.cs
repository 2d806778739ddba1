using Microsoft.Extensions.Logging;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;
using Reseau50.Cms.Jobs;
using Reseau50.Cms.Recipes;

namespace Reseau50.Admin.Site.Recipes;

/// <summary>Runs a recipe that somebody asked for. What it did and that it is over are stored together, or neither: a node that dies in the middle leaves a site as it was and a run still to do.</summary>
internal sealed class RecipeJob(RecipeRuns runs, RecipeRunner runner, RecipeCatalog catalog, SiteWork work, RecipeProgress progress, AuditTrail audit, ILogger<RecipeJob> log) : IJobHandler
{
    public const string JobKind = "recipes.run";

    public string Kind => JobKind;
    public string? Feature => typeof(RecipeJob).Assembly.GetName().Name;

    public async Task RunAsync(string payload, CancellationToken ct)
    {
        if (await runs.FindAsync(Guid.Parse(payload), ct) is not { EndedUtc: null } run) return;
        audit.Actor = run.AskedBy;
        try
        {
            await RunAsync(run, ct);
        }
        catch (RecipeFaultException fault)
        {
            await RefuseAsync(run, RecipeOutcome.Of(fault), ct);
        }
#pragma warning disable CA1031 // Whatever stops a run, whoever asked for it is told; tried again by itself it would only stop there again.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.LogError(e, "Run {Id} of recipe {Recipe} failed.", run.Id, run.Recipe);
            await RefuseAsync(run, new RecipeOutcome { Failure = "Le site n’a pas pu aller au bout : " + e.Message.Split('\n')[0] }, ct);
        }
        finally
        {
            progress.Forget(run.Id);
        }
    }

    private async Task RunAsync(RecipeRunRow run, CancellationToken ct)
    {
        using var folder = new SentRecipe(run);
        var path = folder.Path ?? catalog.Find(run.Recipe, besideFolder: null)
            ?? throw new RecipeFaultException(new RecipePlace(run.Recipe, 1, 1), "cette recette n’est plus livrée avec le site.", "revenez à la liste des recettes.");
        var options = new RecipeOptions
        {
            DryRun = run.Kind != RecipeRunRow.Apply,
            SkipUnsupported = run.Skips,
            Forbidden = catalog.Forbidden,
            ReadsConfiguration = run.Sent is null,
            Progress = where => progress.Say(run.Id, where),
        };
        if (options.DryRun) await runs.EndAsync(run.Id, RecipeOutcome.Of(await runner.RunAsync(path, options, ct)), ct);
        else await work.RunAsync(async () => await runs.EndAsync(run.Id, RecipeOutcome.Of(await runner.RunAsync(path, options, ct)), ct), ct);
    }

    private Task RefuseAsync(RecipeRunRow run, RecipeOutcome outcome, CancellationToken ct) => work.RunAsync(async () =>
    {
        await runs.EndAsync(run.Id, outcome, ct);
        if (run.Kind == RecipeRunRow.Apply) audit.Add("recipe.refused", "Recette", run.Recipe, $"La recette « {run.Recipe} » n’a pas pu être appliquée : rien n’a changé.");
    }, ct);

    /// <summary>A sent recipe as a file of its own, in a folder of its own: it reaches no other file of the server.</summary>
    private sealed class SentRecipe : IDisposable
    {
        private readonly DirectoryInfo? _folder;

        public SentRecipe(RecipeRunRow run)
        {
            if (run.Sent is null) return;
            _folder = Directory.CreateTempSubdirectory("reseau50-recipe-");
            Path = System.IO.Path.Combine(_folder.CreateSubdirectory("recette").FullName, System.IO.Path.GetFileName(run.Recipe));
            File.WriteAllText(Path, run.Sent);
        }

        public string? Path { get; }

        public void Dispose() => _folder?.Delete(recursive: true);
    }
}
