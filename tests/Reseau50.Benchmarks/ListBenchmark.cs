namespace Reseau50.Benchmarks;

/// <summary>The lists of tools and of dates with 100, 10,000 and 100,000 of each: their time may not follow their number.</summary>
internal static class ListBenchmark
{
    private const int Rounds = 5;
    private const int ColdTurn = 40;
    private const int WarmTurn = 160;
    private static readonly int[] Sizes = [100, 10_000, 100_000];
    private static readonly (string Name, string Path, int Pages)[] Lists = [("tools", "/ressources", 8), ("dates to come", "/agenda", 4), ("dates gone by", "/agenda?vue=passees", 4)];

    public static async Task<Figures> RunAsync()
    {
        var figures = new Figures("Lists: a page from an empty memory, as after a change, and from a warm one");
        var sites = new List<ListSite>();
        try
        {
            foreach (var size in Sizes) sites.Add(await ListSite.MakeAsync(size));
            foreach (var (name, path, pages) in Lists)
            {
                var times = await MeasureAsync(sites, path, pages);
                for (var i = 0; i < sites.Count; i++)
                {
                    figures.Add($"{Sizes[i]:N0} {name}, query and page", times[i].Cold, "ms");
                    figures.Add($"{Sizes[i]:N0} {name}, page", times[i].Warm, "ms");
                }
                figures.AtMost($"{name}, query and page, 100,000 against 100", times[^1].Cold / times[0].Cold, 1.3, "×");
                figures.AtMost($"{name}, page, 100,000 against 100", times[^1].Warm / times[0].Warm, 1.3, "×");
            }
        }
        finally
        {
            foreach (var site in sites) await site.DisposeAsync();
        }
        return figures;
    }

    // By turns: what slows the machine for a while slows every size. The first round warms up.
    private static async Task<IReadOnlyList<(double Cold, double Warm)>> MeasureAsync(List<ListSite> sites, string path, int pages)
    {
        var addresses = Enumerable.Range(1, pages).Select(n => n == 1 ? path : $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}page={n}").ToList();
        var times = sites.Select(_ => (Cold: new List<double>(), Warm: new List<double>())).ToList();
        for (var round = 0; round <= Rounds; round++)
            foreach (var (site, time) in sites.Zip(times))
            {
                for (var i = 0; i < ColdTurn; i++) Keep(time.Cold, await site.AskAsync(addresses[i % pages], forget: true));
                foreach (var address in addresses) await site.AskAsync(address, forget: false);
                for (var i = 0; i < WarmTurn; i++) Keep(time.Warm, await site.AskAsync(addresses[i % pages], forget: false));

                void Keep(List<double> kept, double taken)
                {
                    if (round > 0) kept.Add(taken);
                }
            }
        return [.. times.Select(t => (ThroughputBenchmark.Median(t.Cold), ThroughputBenchmark.Median(t.Warm)))];
    }
}
