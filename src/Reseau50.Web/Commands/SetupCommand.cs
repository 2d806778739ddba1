using System.CommandLine;
using Reseau50.Cms.Recipes;
using Reseau50.Web.Hosting;
using Reseau50.Web.Setup;

namespace Reseau50.Web.Commands;

/// <summary><c>setup --recipe NAME|FILE</c>: makes a site in an empty data folder.</summary>
internal static class SetupCommand
{
    public const string DemoRecipe = "Reseau50.Demo";
    private const string DemoPeople = "Reseau50.People";

    public static Command Create()
    {
        var recipe = new Option<string>("--recipe") { Description = "Nom ou fichier de la recette de départ.", DefaultValueFactory = _ => "Reseau50" };
        var command = new Command("setup", "Crée le site dans un dossier de données vide.") { recipe };
        command.SetAction((parsed, ct) => RunAsync(parsed.GetValue(recipe)!, ct));
        return command;
    }

    private static async Task<int> RunAsync(string recipe, CancellationToken ct)
    {
        await using var host = SiteHost.Open();
        if (await SiteSetup.ExistsAsync(host.Services, ct))
        {
            await Console.Error.WriteLineAsync($"Un site existe déjà dans {host.Database.Folder} : rien n’a été changé. Pour lui appliquer une recette : recipe apply FICHIER.");
            return CommandLine.Refused;
        }
        var path = Resolve(host.Services, recipe);
        if (path is null)
        {
            await Console.Error.WriteLineAsync($"La recette « {recipe} » est introuvable. Recettes connues : {string.Join(", ", host.Services.GetRequiredService<RecipeCatalog>().Names(null))}.");
            return CommandLine.Faulty;
        }
        var report = await SiteSetup.RunAsync(host.Services, path, new RecipeOptions { Forbidden = Forbidden, Progress = RecipeCommands.Progress }, ct);
        RecipeCommands.EndProgress();
        Console.WriteLine($"Site créé dans {host.Database.Folder} : {report.Count(RecipeChange.Created)} éléments.");
        return CommandLine.Done;
    }

    /// <summary>What no command applies here, not even called by another recipe: demo content and accounts are public knowledge.</summary>
    public static IReadOnlyList<string> Forbidden => SiteHost.EnvironmentName == "Production" ? [DemoRecipe, DemoPeople] : [];

    public static string? Resolve(IServiceProvider services, string recipe) =>
        File.Exists(recipe) ? recipe : services.GetRequiredService<RecipeCatalog>().Find(recipe, besideFolder: null);
}
