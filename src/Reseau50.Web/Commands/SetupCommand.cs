using System.CommandLine;
using Reseau50.Accounts.Contracts;
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
        var name = new Option<string?>("--site-name") { Description = "Nom du site ; celui de la recette si rien n’est donné." };
        var address = new Option<string?>("--site-url") { Description = "Adresse publique du site, que les messages électroniques donnent." };
        var email = new Option<string?>("--admin-email") { Description = "Adresse du premier compte d’administration. Son mot de passe est lu sur l’entrée standard." };
        var admin = new Option<string>("--admin-name") { Description = "Nom affiché de ce compte.", DefaultValueFactory = _ => "Administration" };
        var command = new Command("setup", "Crée le site dans un dossier de données vide.") { recipe, name, address, email, admin };
        command.SetAction((parsed, ct) => RunAsync(parsed.GetValue(recipe)!, parsed.GetValue(name), parsed.GetValue(address), parsed.GetValue(email), parsed.GetValue(admin)!, ct));
        return command;
    }

    private static async Task<int> RunAsync(string recipe, string? name, string? address, string? email, string admin, CancellationToken ct)
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
        var first = new FirstSite(name, address, email is null ? null : new NewAdministrator(admin, email, ReadPassword()));
        var problems = Problems(host.Services, first);
        if (problems.Count > 0)
        {
            await Console.Error.WriteLineAsync(string.Join('\n', problems));
            return CommandLine.Faulty;
        }
        var report = await SiteSetup.RunAsync(host.Services, path, new RecipeOptions { Forbidden = host.Services.GetRequiredService<RecipeCatalog>().Forbidden, Progress = RecipeCommands.Progress }, ct, first);
        RecipeCommands.EndProgress();
        Console.WriteLine($"Site créé dans {host.Database.Folder} : {report.Count(RecipeChange.Created)} éléments.");
        if (email is null) Console.WriteLine("Aucun compte n’a été demandé : personne ne pourra l’administrer (--admin-email).");
        return CommandLine.Done;
    }

    private static List<string> Problems(IServiceProvider services, FirstSite first)
    {
        var problems = new List<string>();
        if (first.Name?.Trim().Length is 0 or > 100) problems.Add("--site-name : le nom du site compte de 1 à 100 caractères.");
        if (first.Address is not null && !FirstSite.IsAddress(first.Address)) problems.Add("--site-url : donnez l’adresse du site en entier, par exemple https://reseau.exemple.fr.");
        if (first.Administrator is null) return problems;
        using var scope = services.CreateScope();
        return [.. problems, .. scope.ServiceProvider.GetRequiredService<IAdministrators>().Check(first.Administrator)
            .Select(p => (p.Name switch { nameof(NewAdministrator.Name) => "--admin-name", nameof(NewAdministrator.Email) => "--admin-email", _ => "Mot de passe" }) + " : " + p.Message)];
    }

    // Never among the arguments, which every process of the machine can read.
    private static string ReadPassword()
    {
        if (!Console.IsInputRedirected) Console.Error.Write("Mot de passe du premier compte (il s’affiche pendant que vous l’écrivez) : ");
        return Console.ReadLine() ?? "";
    }

    /// <summary>What is not applied there, not even called by another recipe: demo content and accounts are public knowledge.</summary>
    public static IReadOnlyList<string> ForbiddenIn(string environment) => environment == "Production" ? [DemoRecipe, DemoPeople] : [];

    public static string? Resolve(IServiceProvider services, string recipe) =>
        File.Exists(recipe) ? recipe : services.GetRequiredService<RecipeCatalog>().Find(recipe, besideFolder: null);
}
