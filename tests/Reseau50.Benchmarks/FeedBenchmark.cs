namespace Reseau50.Benchmarks;

/// <summary>The calendar of five hundred events, one in ten a permanence, past the page cache: what a telephone waits for when it asks.</summary>
internal static class FeedBenchmark
{
    private const int Events = 500;
    private const int WarmUp = 40;
    private const int Turns = 100;

    public static async Task<Figures> RunAsync()
    {
        var figures = new Figures($"The calendar of {Events} events, made anew for each request");
        // Those of the last ninety days and those to come are in the file: all of them.
        await using var site = await ListSite.OfDatesAsync(Events);
        for (var i = 0; i < WarmUp; i++) await site.AskAsync("/agenda.ics", forget: i % 2 == 0);
        var (warm, cold) = (new List<double>(), new List<double>());
        for (var i = 0; i < Turns; i++)
        {
            cold.Add(await site.AskAsync("/agenda.ics", forget: true));
            warm.Add(await site.AskAsync("/agenda.ics", forget: false));
        }
        figures.Add("after a change", ThroughputBenchmark.Median(cold), "ms");
        figures.AtMost("warm", ThroughputBenchmark.Median(warm), 100, "ms");
        return figures;
    }
}
