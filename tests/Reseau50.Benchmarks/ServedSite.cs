using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Xml.Linq;

namespace Reseau50.Benchmarks;

/// <summary>The demo site, served by the host as a process of its own.</summary>
internal sealed class ServedSite : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly HostProcess _host = new() { Host = Publication.Host, Variables = Publication.Settings };
    private Process? _process;

    public string Url { get; } = $"http://127.0.0.1:{FreePort()}";
    /// <summary>The folder of its database and its files.</summary>
    public string Data => _host.Data;
    public HttpClient Client { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    /// <summary>Sets the demo site up, on PostgreSQL if a connection is given, and applies a recipe, if one is; it is not served yet.</summary>
    public static async Task<ServedSite> MakeAsync(string? connection = null, string? recipe = null)
    {
        var site = new ServedSite();
        site._host.Connection = connection;
        var made = await site._host.RunAsync("setup", "--recipe", "Reseau50.Demo");
        if (made.ExitCode != 0) throw new InvalidOperationException("Set-up failed: " + made.Error);
        if (recipe is not null && await site._host.RunAsync("recipe", "apply", site._host.Recipe("more", recipe)) is { ExitCode: not 0 } refused) throw new InvalidOperationException("The recipe was refused: " + refused.Error);
        site._host.Environment = "Production";
        return site;
    }

    /// <summary>Starts the host and returns the time from there to its first page, answered whole.</summary>
    public async Task<TimeSpan> StartAsync()
    {
        var started = Stopwatch.StartNew();
        _process = _host.Start("serve", "--urls", Url);
        // What it prints must be read, or it would wait for a reader.
        _ = _process.StandardOutput.ReadToEndAsync();
        _ = _process.StandardError.ReadToEndAsync();
        while (started.Elapsed < Patience)
        {
            try
            {
                using var page = await Client.GetAsync(Url + "/");
                page.EnsureSuccessStatusCode();
                await page.Content.ReadAsByteArrayAsync();
                return started.Elapsed;
            }
            catch (HttpRequestException) when (!_process.HasExited)
            {
                await Task.Delay(5);
            }
        }
        throw new TimeoutException("The host gave no page.");
    }

    /// <summary>The addresses of the sitemap, as paths.</summary>
    public async Task<IReadOnlyList<string>> PathsAsync() =>
        [.. XDocument.Parse(await Client.GetStringAsync(Url + "/sitemap.xml")).Descendants().Where(e => e.Name.LocalName == "loc").Select(e => new Uri(e.Value).PathAndQuery).Distinct()];

    /// <summary>A line of <c>/proc/PID/status</c> in megabytes: VmRSS now, VmHWM at most.</summary>
    public double Megabytes(string line) => ProcessMemory.Megabytes(_process!.Id, line);

    public async Task StopAsync()
    {
        if (_process is null) return;
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        _process?.Kill();
        _process?.WaitForExit();
        _process?.Dispose();
        Client.Dispose();
        _host.Dispose();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

internal static class ProcessMemory
{
    /// <summary>NaN once the process is gone, or where there is no <c>/proc</c>.</summary>
    public static double Megabytes(int pid, string line)
    {
        try
        {
            var found = File.ReadLines($"/proc/{pid}/status").FirstOrDefault(l => l.StartsWith(line + ":", StringComparison.Ordinal));
            return found is null ? double.NaN : double.Parse(found.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            return double.NaN;
        }
    }
}
