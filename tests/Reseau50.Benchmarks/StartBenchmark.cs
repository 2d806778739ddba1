namespace Reseau50.Benchmarks;

/// <summary>From the start of the process to its first page.</summary>
internal static class StartBenchmark
{
    private const int Starts = 5;

    public static async Task<Figures> RunAsync()
    {
        using var site = await ServedSite.MakeAsync();
        var times = new List<double>();
        for (var i = 0; i < Starts; i++)
        {
            times.Add((await site.StartAsync()).TotalSeconds);
            await site.StopAsync();
        }
        var figures = new Figures("Start");
        figures.AtMost($"process start to first page, median of {Starts}", ThroughputBenchmark.Median(times), 2, "s");
        figures.Add("fastest", times.Min(), "s");
        figures.Add("slowest", times.Max(), "s");
        return figures;
    }
}

/// <summary>What the process holds once every page of the sitemap was asked for, compressed and not.</summary>
internal static class MemoryBenchmark
{
    public static async Task<Figures> RunAsync()
    {
        using var site = await ServedSite.MakeAsync();
        await site.StartAsync();
        var first = site.Megabytes("VmRSS");
        var paths = await site.PathsAsync();
        foreach (var encoding in new[] { "br", "gzip", "" })
            foreach (var path in paths)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, site.Url + path);
                if (encoding.Length > 0) request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);
                using var answer = await site.Client.SendAsync(request);
                answer.EnsureSuccessStatusCode();
                await answer.Content.ReadAsByteArrayAsync();
            }
        var figures = new Figures("Memory");
        figures.Add("after the first page", first, "MB");
        figures.Add("pages of the sitemap, each asked for three times", paths.Count, "pages");
        figures.AtMost("RSS after the crawl", site.Megabytes("VmRSS"), 200, "MB");
        figures.Add("at most", site.Megabytes("VmHWM"), "MB");
        return figures;
    }
}
