using System.Diagnostics;

namespace Reseau50.Testing;

/// <summary>Programs the tests use and a fresh machine may lack: installed the first time one is missed, where that is allowed.</summary>
public static class MachineTools
{
    private static readonly Lazy<string> Installed = new(Install);

    /// <summary>True when the program is there, if need be once installed.</summary>
    public static bool Have(string file) => File.Exists(file) || (Installed.Value is not null && File.Exists(file));

    /// <summary>What the installation complained of; empty when it did not, or was not needed.</summary>
    public static string Complaint => Installed.IsValueCreated ? Installed.Value : "";

    private static string Install()
    {
        using var run = Process.Start(new ProcessStartInfo("bash", [Path.Combine(SourceTree.Root, "tests", "tools", "install.sh")]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var error = run.StandardError.ReadToEndAsync();
        run.StandardOutput.ReadToEnd();
        run.WaitForExit();
        return error.GetAwaiter().GetResult().Trim();
    }
}
