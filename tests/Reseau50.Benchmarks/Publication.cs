using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Reseau50.Benchmarks;

/// <summary>The host as it is deployed: published once for this platform, in a temporary folder.</summary>
internal static class Publication
{
    private static readonly Lazy<string> Folder = new(Make);

    /// <summary>The host's assembly in the publication.</summary>
    public static string Host => Path.Combine(Folder.Value, "Reseau50.Web.dll");

    /// <summary>The settings it comes with for a server (<c>reseau50.env</c>).</summary>
    public static IReadOnlyDictionary<string, string> Settings =>
        File.ReadLines(Path.Combine(Folder.Value, "reseau50.env")).Where(l => l.Contains('=') && !l.StartsWith('#')).Select(l => l.Split('=', 2)).ToDictionary(p => p[0], p => p[1]);

    public static void Remove()
    {
        if (Folder.IsValueCreated) Directory.Delete(Folder.Value, recursive: true);
    }

    private static string Make()
    {
        var folder = Directory.CreateTempSubdirectory("reseau50-published-").FullName;
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = SourceTree.Root,
            ArgumentList = { "publish", "src/Reseau50.Web", "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--no-self-contained", "-o", folder, "-v", "quiet", "--nologo" },
        };
        using var publish = Process.Start(start)!;
        publish.WaitForExit();
        return publish.ExitCode == 0 ? folder : throw new InvalidOperationException("The host could not be published.");
    }
}
