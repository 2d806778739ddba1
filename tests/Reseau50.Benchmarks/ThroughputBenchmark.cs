using System.Net.Http.Headers;

namespace Reseau50.Benchmarks;

/// <summary>A page from the page cache, the same page made anew each time, and the same bytes as a file: in one run, by turns.</summary>
internal static class ThroughputBenchmark
{
    private const int Rounds = 3;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(5);

    public static async Task<Figures> RunAsync()
    {
        using var site = await ServedSite.MakeAsync();
        await site.StartAsync();
        var path = (await site.PathsAsync()).First(p => p.StartsWith("/ateliers/", StringComparison.Ordinal));
        var folder = Directory.CreateTempSubdirectory("reseau50-static-").FullName;
        var plain = await SaveAsync(site, path, folder);
        var staticUrl = $"http://127.0.0.1:{ServedSite.FreePort()}";
        using var files = StaticServer.Start(folder, staticUrl);
        try
        {
            await AnswersAsync(site.Client, staticUrl + "/" + StaticServer.FileName);
            var loads = new[]
            {
                new LoadGenerator(staticUrl + "/" + StaticServer.FileName, "Accept-Encoding: br"),
                new LoadGenerator(site.Url + path, "Accept-Encoding: br"),
                // The page cache leaves requests of somebody known alone; nobody checks this header, so the page is the visitor's, made anew.
                new LoadGenerator(site.Url + path, "Accept-Encoding: br", "Authorization: none"),
            };
            foreach (var load in loads) await load.RunAsync(WarmUp);
            var rates = loads.Select(_ => new List<double>()).ToList();
            for (var round = 0; round < Rounds; round++)
                for (var i = 0; i < loads.Length; i++) rates[i].Add(await loads[i].RunAsync(Turn));
            var (file, cached, made) = (Median(rates[0]), Median(rates[1]), Median(rates[2]));

            var figures = new Figures($"Throughput of {path}: {plain / 1024.0:0.0} kB, {new FileInfo(Path.Combine(folder, StaticServer.FileName)).Length / 1024.0:0.0} kB compressed");
            figures.Add("static file", file, "req/s");
            figures.Add("cached page", cached, "req/s");
            figures.Add("uncached page", made, "req/s");
            figures.AtLeast("cached page, of the static file", cached / file * 100, 90, "%");
            figures.AtLeast("uncached page, of the static file", made / file * 100, 10, "%");
            return figures;
        }
        finally
        {
            files.Kill();
            await files.WaitForExitAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    public static double Median(IEnumerable<double> values) => values.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;

    // Keeps the page's compressed bytes as the file; returns the plain length.
    private static async Task<long> SaveAsync(ServedSite site, string path, string folder)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, site.Url + path);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        using var answer = await site.Client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        if (!answer.Content.Headers.ContentEncoding.Contains("br")) throw new InvalidOperationException("The page is not compressed.");
        await File.WriteAllBytesAsync(Path.Combine(folder, StaticServer.FileName), await answer.Content.ReadAsByteArrayAsync());
        return (await site.Client.GetByteArrayAsync(site.Url + path)).LongLength;
    }

    private static async Task AnswersAsync(HttpClient client, string url)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                await client.GetByteArrayAsync(url);
                return;
            }
            catch (HttpRequestException) when (i < 500)
            {
                await Task.Delay(20);
            }
        }
    }
}
