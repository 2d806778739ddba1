using System.CommandLine;
using Reseau50.Cms.Recipes;

namespace Reseau50.Web.Commands;

/// <summary>The host's commands. Exit codes: 0 done, 1 refused or differs, 2 faulty input.</summary>
internal static class CommandLine
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int Faulty = 2;

    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Réseau50 : le site d’un réseau départemental de la petite enfance. Sans commande, sert le site.")
        {
            ServeCommand.Create(args), SetupCommand.Create(), RecipeCommands.Create(), BackupCommands.Backup(), BackupCommands.Restore(), DoctorCommand.Create(),
        };
        // Without a command, everything given is the web host's (--urls, --environment…).
        if (args.Length == 0 || (args[0].StartsWith('-') && args[0] is not ("--help" or "-h" or "-?" or "--version"))) return await ServeCommand.RunAsync(args);
        try
        {
            return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (RecipeFaultException fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return Faulty;
        }
    }
}
