using System.CommandLine;
using System.Text.Json.Nodes;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Settings;
using Reseau50.Web.Hosting;
using Reseau50.Web.Setup;

namespace Reseau50.Web.Commands;

/// <summary><c>doctor</c>: says what is missing, here and before going live.</summary>
internal static class DoctorCommand
{
    private static readonly (string Tool, string Package, string Use)[] Tools =
    [
        ("vipsthumbnail", "libvips-tools", "réduire les images"), ("vipsheader", "libvips-tools", "vérifier les images"), ("pdftotext", "poppler-utils", "chercher dans les PDF"),
    ];

    // What the law asks of the legal notice (L01): without it the site may not go live.
    private static readonly string[] Legal = ["Editeur", "Siege", "Telephone", "Courriel", "DirecteurPublication", "Hebergeur", "HebergeurAdresse", "HebergeurTelephone"];

    public static Command Create()
    {
        var command = new Command("doctor", "Vérifie les outils, la base, le dossier de données et les réglages exigés avant la mise en ligne.");
        command.SetAction((_, ct) => RunAsync(ct));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken ct)
    {
        await using var host = SiteHost.Open();
        var bad = 0;
        foreach (var (tool, package, use) in Tools)
            Say(OnPath(tool), $"outil {tool}", $"absent : impossible de {use}. Installez le paquet {package}.", blocking: false);
        Say(Writable(host.Database.Folder), $"dossier de données {host.Database.Folder}", "n’est pas accessible en écriture : corrigez ses droits ou RESEAU50_DATA.");
        Say(Private(host.Database.Folder), "droits du dossier de données", "sont ouverts à tous : chmod 750.", blocking: false);
        var exists = await Reachable(host, ct);
        Say(exists, host.Database.IsPostgres ? "base PostgreSQL" : "base SQLite", "aucun site : lancez setup.");
        if (exists)
        {
            await using var scope = host.Services.CreateAsyncScope();
            var documents = scope.ServiceProvider.GetRequiredService<SiteDocuments>();
            var settings = await documents.ReadAsync<SiteSettings>(ct);
            Say(Uri.TryCreate(settings.BaseUrl, UriKind.Absolute, out _), "adresse publique (BaseUrl)", "n’est pas réglée : les liens des courriels et des agendas en dépendent.");
            Say(settings.HomeContentItemId is not null, "page d’accueil", "n’est pas choisie (HomeRoute).");
            var identity = (await documents.ReadAsync<CustomSettings>(ct)).Items.GetValueOrDefault("Identite")?["Identite"] as JsonObject;
            foreach (var name in Legal) Say(!string.IsNullOrWhiteSpace((identity?[name] as JsonObject)?["Text"]?.ToString()), $"mentions légales : {name}", "manque dans les réglages « Identité » (étape custom-settings d’une recette).");
            Say((identity?["Demonstration"] as JsonObject)?["Value"]?.GetValue<bool>() != true, "marque « démonstration »", "est encore affichée.");
        }
        Console.WriteLine(bad == 0 ? "Rien ne s’oppose à la mise en ligne." : $"{bad} point(s) à régler avant la mise en ligne.");
        return bad == 0 ? CommandLine.Done : CommandLine.Refused;

        void Say(bool good, string what, string otherwise, bool blocking = true)
        {
            Console.WriteLine(good ? $"  ok  {what}" : $"{(blocking ? "  !!  " : "  ?   ")}{what} : {otherwise}");
            if (!good && blocking) bad++;
        }
    }

    private static async Task<bool> Reachable(SiteHost host, CancellationToken ct)
    {
        try
        {
            return await SiteSetup.ExistsAsync(host.Services, ct);
        }
        catch (Exception e) when (e is System.Data.Common.DbException or InvalidOperationException)
        {
            Console.WriteLine("      " + e.Message.Split('\n')[0]);
            return false;
        }
    }

    private static bool OnPath(string tool) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(p => File.Exists(Path.Combine(p, tool)));

    private static bool Writable(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, ".probe");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool Private(string folder) => OperatingSystem.IsWindows() || !Directory.Exists(folder) || (File.GetUnixFileMode(folder) & UnixFileMode.OtherRead) == 0;
}
