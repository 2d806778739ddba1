using System.CommandLine;
using Reseau50.Cms.Data;
using Reseau50.Cms.Recipes;
using Reseau50.Cms.Recipes.Export;
using Reseau50.Web.Hosting;
using Reseau50.Web.Setup;

namespace Reseau50.Web.Commands;

/// <summary><c>recipe plan | apply | verify | export</c>.</summary>
internal static class RecipeCommands
{
    private static bool _progressShown;

    public static Command Create()
    {
        var file = new Argument<string>("fichier") { Description = "La recette, par son fichier ou son nom." };
        var folder = new Argument<string>("dossier") { Description = "Un dossier vide ou à créer." };
        var skip = new Option<bool>("--skip-unsupported") { Description = "Ignore et liste ce que ce site ne connaît pas." };
        var all = new Option<bool>("--all") { Description = "Montre aussi ce qui ne change pas." };

        var plan = new Command("plan", "Dit ce que la recette changerait ; n’écrit rien.") { file, skip, all };
        plan.SetAction((p, ct) => PlanAsync(p.GetValue(file)!, p.GetValue(skip), p.GetValue(all), verify: false, ct));
        var apply = new Command("apply", "Applique la recette : tout, ou rien.") { file, skip, all };
        apply.SetAction((p, ct) => ApplyAsync(p.GetValue(file)!, p.GetValue(skip), p.GetValue(all), ct));
        var verify = new Command("verify", "Dit en quoi le site diffère de la recette ; sort en 1 s’il diffère.") { file, skip, all };
        verify.SetAction((p, ct) => PlanAsync(p.GetValue(file)!, p.GetValue(skip), p.GetValue(all), verify: true, ct));
        var export = new Command("export", "Écrit le site en recettes et fichiers.") { folder };
        export.SetAction((p, ct) => ExportAsync(p.GetValue(folder)!, ct));
        return new Command("recipe", "Prévoit, applique, vérifie ou exporte des recettes.") { plan, apply, verify, export };
    }

    private static async Task<int> PlanAsync(string recipe, bool skip, bool all, bool verify, CancellationToken ct)
    {
        await using var host = SiteHost.Open();
        var options = new RecipeOptions { DryRun = true, SkipUnsupported = skip, Progress = Progress };
        var path = SetupCommand.Resolve(host.Services, recipe) ?? recipe;
        RecipeReport report;
        await using (var scope = host.Services.CreateAsyncScope())
        {
            if (await scope.ServiceProvider.GetRequiredService<SiteMigrator>().IsReachableAsync(ct) && await SiteSetup.ExistsAsync(host.Services, ct))
                report = await scope.ServiceProvider.GetRequiredService<RecipeRunner>().RunAsync(path, options, ct);
            else report = await OnNothingAsync(path, options, ct);
        }
        EndProgress();
        Print(report, all, verify ? "Le site est conforme à la recette." : "Rien à changer.");
        return verify && !report.ChangesNothing ? CommandLine.Refused : CommandLine.Done;
    }

    // A plan writes nothing, not even an empty site: where there is none, it is made aside and thrown away.
    private static async Task<RecipeReport> OnNothingAsync(string path, RecipeOptions options, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("reseau50-plan-").FullName;
        try
        {
            await using var host = SiteHost.Open(new DatabaseOptions(folder, null));
            return await SiteSetup.RunAsync(host.Services, path, options, ct);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> ApplyAsync(string recipe, bool skip, bool all, CancellationToken ct)
    {
        await using var host = SiteHost.Open();
        var path = SetupCommand.Resolve(host.Services, recipe) ?? recipe;
        var report = await SiteSetup.RunAsync(host.Services, path, new RecipeOptions { SkipUnsupported = skip, Forbidden = host.Services.GetRequiredService<RecipeCatalog>().Forbidden, Progress = Progress }, ct);
        EndProgress();
        Print(report, all, "Rien n’a changé : le site était déjà conforme.");
        return CommandLine.Done;
    }

    private static async Task<int> ExportAsync(string folder, CancellationToken ct)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            await Console.Error.WriteLineAsync($"Le dossier {folder} n’est pas vide : choisissez-en un autre, pour ne rien écraser.");
            return CommandLine.Faulty;
        }
        await using var host = SiteHost.Open();
        if (!await SiteSetup.ExistsAsync(host.Services, ct))
        {
            await Console.Error.WriteLineAsync($"Il n’y a pas de site dans {host.Database.Folder} : créez-le par setup.");
            return CommandLine.Refused;
        }
        await using var scope = host.Services.CreateAsyncScope();
        var files = await scope.ServiceProvider.GetRequiredService<RecipeExporter>().ExportAsync(folder, ct);
        Console.WriteLine($"{files.Count} recettes écrites dans {folder} ; site.recipe.json les réunit.");
        return CommandLine.Done;
    }

    private static void Print(RecipeReport report, bool all, string nothing)
    {
        foreach (var line in report.Lines.Where(l => all || l.Change != RecipeChange.Unchanged))
            Console.WriteLine($"{line.Change switch { RecipeChange.Created => "+", RecipeChange.Updated => "~", RecipeChange.Deleted => "-", _ => "=" }} {line.Subject}");
        foreach (var skip in report.Skips) Console.WriteLine($"! ignoré : {skip.Kind} « {skip.Name} » ({skip.Place.File}:{skip.Place.Line}:{skip.Place.Column})");
        foreach (var step in report.NotExecuted) Console.WriteLine($"! non exécutée : étape {step.Place.Step} « {step.Name} » ({step.Place.File}:{step.Place.Line}), que ce site ne sait pas faire");
        if (report.ChangesNothing) Console.WriteLine(nothing);
        Console.WriteLine($"{report.Count(RecipeChange.Created)} à créer ou créés, {report.Count(RecipeChange.Updated)} changés, {report.Count(RecipeChange.Deleted)} supprimés, "
            + $"{report.Count(RecipeChange.Unchanged)} inchangés, {report.Skips.Count} ignorés.");
    }

    /// <summary>One line on the error stream, written over itself; silent when that is not a terminal.</summary>
    public static void Progress(string text)
    {
        if (Console.IsErrorRedirected) return;
        Console.Error.Write("\r\u001b[K" + text);
        _progressShown = true;
    }

    public static void EndProgress()
    {
        if (_progressShown) Console.Error.Write("\r\u001b[K");
        _progressShown = false;
    }
}
