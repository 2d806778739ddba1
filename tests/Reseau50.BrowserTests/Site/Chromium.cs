using System.Diagnostics;

namespace Reseau50.BrowserTests.Site;

/// <summary>The browser of the machine: <c>CHROMIUM_PATH</c>, or Debian's, installed when it may be.</summary>
internal static class Chromium
{
    public static async Task<string> FindAsync()
    {
        if (Known() is { } known) return known;
        var said = await InstallAsync();
        return Known() ?? throw new InvalidOperationException($"Chromium is missing: run « apt-get install chromium », or give its path in CHROMIUM_PATH. {said}".TrimEnd());
    }

    private static string? Known() =>
        new[] { Environment.GetEnvironmentVariable("CHROMIUM_PATH"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    private static async Task<string> InstallAsync()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var script = Path.Combine(at.FullName, "tests", "tools", "install.sh");
            if (!File.Exists(script)) continue;
            using var run = Process.Start(new ProcessStartInfo("bash", [script]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            var error = run.StandardError.ReadToEndAsync();
            await run.StandardOutput.ReadToEndAsync();
            await run.WaitForExitAsync();
            return (await error).Trim();
        }
        return "";
    }
}
