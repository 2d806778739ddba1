using System.CommandLine;
using Reseau50.Accounts.Contracts;
using Reseau50.Cms.Data;
using Reseau50.Cms.Recipes;
using Reseau50.Cms.Site;
using Reseau50.Web.Hosting;
using Reseau50.Web.Setup;

namespace Reseau50.Web.Commands;

/// <summary><c>serve</c>, the default: when there is no site, makes the demonstration (in Development) or waits for the set-up page; then serves.</summary>
internal static class ServeCommand
{
    /// <summary>Public, with the accounts it opens: the demo recipe is refused in Production.</summary>
    private const string DemoPassword = "Demo-Reseau50!";

    public static Command Create(string[] args)
    {
        var command = new Command("serve", "Sert le site (par défaut). Accepte --urls et les autres réglages de l’hôte.") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction((_, _) => RunAsync([.. args.Skip(1)]));
        return command;
    }

    public static async Task<int> RunAsync(string[] args)
    {
        var app = WebSite.Build(args);
        var stopping = app.Lifetime.ApplicationStopping;
        // The database is asked while the pipeline is laid: each takes half a second of a start.
        var exists = Task.Run(() => SiteSetup.ExistsAsync(app.Services, stopping));
        WebSite.Lay(app);
        var welcome = await exists ? [] : await BeginAsync(app, stopping);
        _ = Task.Run(() => FirstPage.RehearseAsync(app.Services, stopping), stopping);
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine(string.Join(Environment.NewLine, [$"Réseau50 : {string.Join(", ", app.Urls)}", .. welcome])));
        await app.RunAsync();
        return CommandLine.Done;
    }

    // For whoever develops, the demonstration; elsewhere nothing is made before somebody says what, and proves to read the log.
    // Says what to tell once the site listens.
    private static async Task<IReadOnlyList<string>> BeginAsync(WebApplication app, CancellationToken ct)
    {
        if (!app.Environment.IsDevelopment())
        {
            await SiteSetup.PrepareAsync(app.Services, ct);
            var code = app.Services.GetRequiredService<SetupGate>().Shut();
            app.Logger.LogInformation("There is no site yet: {Path} makes one. Set-up code: {Code}", SetupController.Path, code);
            Console.WriteLine($"Il n’y a pas encore de site dans {app.Services.GetRequiredService<DatabaseOptions>().Folder}. Ouvrez {SetupController.Path}. Code d’installation : {code}");
            return [];
        }
        var recipe = SetupCommand.Resolve(app.Services, app.Configuration["Setup:Recipe"] ?? SetupCommand.DemoRecipe)
            ?? throw new InvalidOperationException("The demo recipe is not beside the binaries nor in a folder above.");
        var report = await SiteSetup.RunAsync(app.Services, recipe, new RecipeOptions(), ct);
        app.Logger.LogInformation("Demonstration site made: {Count} elements.", report.Count(RecipeChange.Created));
        if (app.Configuration["Setup:Recipe"] is not null) return [];
        await using var scope = app.Services.CreateAsyncScope();
        var cast = await scope.ServiceProvider.GetRequiredService<IAccountNames>().AllAsync(ct);
        var width = cast.Max(c => c.Email.Length) + 2;
        return ["", $"Site de démonstration. Pour se connecter : /connexion, mot de passe {DemoPassword} pour tous.", .. cast.Select(c => $"  {c.Email.PadRight(width)}{c.Name}"), ""];
    }
}
