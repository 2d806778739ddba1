using Reseau50.Testing;

namespace Reseau50.BrowserTests.Site;

/// <summary>The browser of the machine: <c>CHROMIUM_PATH</c>, or Debian's, installed when it may be.</summary>
internal static class Chromium
{
    private const string Debian = "/usr/bin/chromium";

    public static string Find() =>
        new[] { Environment.GetEnvironmentVariable("CHROMIUM_PATH"), Debian, "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists)
        ?? (MachineTools.Have(Debian) ? Debian : throw new InvalidOperationException($"Chromium is missing: run « apt-get install chromium », or give its path in CHROMIUM_PATH. {MachineTools.Complaint}".TrimEnd()));
}
