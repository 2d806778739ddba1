namespace Reseau50.Tests.Setup;

/// <summary>The first start of whoever develops: the console says where the site is and who can sign in, once.</summary>
public sealed class FirstStartTests : IDisposable
{
    private readonly HostProcess _host = new();

    [Fact]
    public async Task TheConsole_TellsTheDemoAccounts_TheFirstTimeAlone()
    {
        var first = await UntilListeningAsync();
        Assert.Equal(["admin", "animatrice-rpe", "assmat-mam", "charge-epci", "coordinatrice", "directrice-eaje", "partenaire-caf", "porteuse-mam", "referente-mam"],
            first.Where(l => l.Contains("@demo.reseau50.example", StringComparison.Ordinal)).Select(l => l.Trim().Split('@')[0]));
        Assert.Contains("Demo-Reseau50!", Assert.Single(first, l => l.StartsWith("Site de démonstration", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.DoesNotContain(await UntilListeningAsync(), l => l.Contains("@demo", StringComparison.Ordinal) || l.Contains("Demo-Reseau50!", StringComparison.Ordinal));
    }

    private async Task<List<string>> UntilListeningAsync()
    {
        using var process = _host.Start("serve", "--urls", "http://127.0.0.1:0");
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var lines = new List<string>();
        try
        {
            while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                lines.Add(line);
                // The list, if there is one, leaves in the same breath as the address; a page answers only after.
                if (!line.StartsWith("Réseau50 : http://127.0.0.1:", StringComparison.Ordinal)) continue;
                using var http = new HttpClient { BaseAddress = new Uri(line["Réseau50 : ".Length..]) };
                await http.GetStringAsync("/health/live", limit.Token);
                process.Kill(entireProcessTree: true);
            }
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
        return lines;
    }

    public void Dispose() => _host.Dispose();
}
