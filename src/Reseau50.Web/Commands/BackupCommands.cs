using System.CommandLine;
using Reseau50.Cms.Data;
using Reseau50.Web.Hosting;
using Reseau50.Web.Setup;

namespace Reseau50.Web.Commands;

/// <summary><c>backup FILE</c> and <c>restore FILE</c>.</summary>
internal static class BackupCommands
{
    public static Command Backup()
    {
        var file = new Argument<string>("fichier") { Description = "Le fichier .zip à écrire." };
        var command = new Command("backup", "Sauvegarde la base et les fichiers dans une archive, le site allumé ou non.") { file };
        command.SetAction(async (parsed, ct) =>
        {
            var path = parsed.GetValue(file)!;
            if (File.Exists(path)) return await RefuseAsync($"{path} existe déjà : choisissez un autre nom.");
            await using var host = SiteHost.Open();
            if (!await SiteSetup.ExistsAsync(host.Services, ct)) return await RefuseAsync($"Il n’y a pas de site dans {host.Database.Folder}.");
            await using var scope = host.Services.CreateAsyncScope();
            var (rows, files) = await scope.ServiceProvider.GetRequiredService<SiteBackup>().WriteAsync(path, ct);
            Console.WriteLine($"Sauvegarde écrite dans {path} : {rows} lignes, {files} fichiers.");
            return CommandLine.Done;
        });
        return command;
    }

    public static Command Restore()
    {
        var file = new Argument<string>("fichier") { Description = "L’archive écrite par backup." };
        var command = new Command("restore", "Rétablit une sauvegarde dans un dossier de données vide, sur l’une ou l’autre base.") { file };
        command.SetAction(async (parsed, ct) =>
        {
            var path = parsed.GetValue(file)!;
            if (!File.Exists(path)) return await RefuseAsync($"{path} n’existe pas.", CommandLine.Faulty);
            await using var host = SiteHost.Open();
            if (await SiteSetup.ExistsAsync(host.Services, ct))
                return await RefuseAsync($"Un site existe déjà dans {host.Database.Folder} : restaurez dans un dossier vide (RESEAU50_DATA), puis échangez-les.");
            await using var scope = host.Services.CreateAsyncScope();
            try
            {
                var (rows, files) = await scope.ServiceProvider.GetRequiredService<SiteBackup>().ReadAsync(path, ct);
                Console.WriteLine($"Sauvegarde rétablie dans {host.Database.Folder} : {rows} lignes, {files} fichiers.");
                return CommandLine.Done;
            }
            catch (InvalidDataException e)
            {
                return await RefuseAsync($"{path} n’est pas une sauvegarde de Réseau50 : {e.Message}", CommandLine.Faulty);
            }
        });
        return command;
    }

    private static async Task<int> RefuseAsync(string message, int code = CommandLine.Refused)
    {
        await Console.Error.WriteLineAsync(message);
        return code;
    }
}
