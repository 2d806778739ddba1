using System.CommandLine;
using System.CommandLine.Help;
using System.Data.Common;
using System.Globalization;
using Reseau50.Cms.Recipes;

namespace Reseau50.Web.Commands;

/// <summary>The host's commands. Exit codes: 0 done, 1 refused or differs, 2 faulty input.</summary>
internal static class CommandLine
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int Faulty = 2;

    private static readonly string[] Asking = ["--help", "-h", "-?", "--version"];

    public static Task<int> RunAsync(string[] args)
    {
        // Help and refusals of the command line itself speak the language of everything else here.
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fr-FR");
        // Without a command, or after « serve », everything given is the web host's (--urls, --environment…).
        if (args.Intersect(Asking).Any()) return CommandAsync(args);
        return args is [] or ["serve", ..] || args[0].StartsWith('-') ? ServeCommand.RunAsync([.. args.SkipWhile(a => a == "serve")]) : CommandAsync(args);
    }

    // Apart: serving a site loads nothing of the library below.
    private static async Task<int> CommandAsync(string[] args)
    {
        var root = new RootCommand("Réseau50 : le site d’un réseau départemental de la petite enfance. Sans commande, sert le site.")
        {
            ServeCommand.Create(args), SetupCommand.Create(), RecipeCommands.Create(), BackupCommands.Backup(), BackupCommands.Restore(), DoctorCommand.Create(),
        };
        // The library's French leaves this one in English.
        root.Options.OfType<HelpOption>().Single().Description = "Afficher cette aide";
        try
        {
            var parsed = root.Parse(args);
            var code = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
            return parsed.Errors.Count > 0 ? Faulty : code;
        }
        catch (RecipeFaultException fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return Faulty;
        }
        catch (DbException e)
        {
            await Console.Error.WriteLineAsync($"La base ne répond pas comme prévu : {e.Message.Split('\n')[0]}\n  Vérifiez RESEAU50_DATA, ConnectionStrings__Reseau50 et que la base est démarrée ; « doctor » en dit plus.");
            return Refused;
        }
    }
}
