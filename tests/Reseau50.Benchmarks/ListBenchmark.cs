using System.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;

namespace Reseau50.Benchmarks;

/// <summary>The lists of tools and of dates with 100, 10,000 and 100,000 of each: their time may not follow their number.</summary>
internal static class ListBenchmark
{
    private const int Samples = 200;
    private static readonly int[] Sizes = [100, 10_000, 100_000];
    private static readonly (string Name, string Path, int Pages)[] Lists = [("tools", "/ressources", 8), ("dates to come", "/agenda", 4), ("dates gone by", "/agenda?vue=passees", 4)];

    public static async Task<Figures> RunAsync()
    {
        var figures = new Figures("Lists: a page from an empty memory, as after a change, and from a warm one");
        var times = Lists.Select(_ => (Cold: new List<double>(), Warm: new List<double>())).ToList();
        foreach (var size in Sizes)
        {
            using var host = new HostProcess { Host = Publication.Host };
            var made = await host.RunAsync("setup", "--recipe", "Reseau50");
            if (made.ExitCode != 0) throw new InvalidOperationException("Set-up failed: " + made.Error);
            Environment.SetEnvironmentVariable("RESEAU50_DATA", host.Data);
            await using var factory = new WebApplicationFactory<Reseau50.Web.Program>().WithWebHostBuilder(b => b.UseEnvironment("Production").UseContentRoot(AppContext.BaseDirectory).UseSetting("Logging:LogLevel:Default", "Error"));
            await FillAsync(factory.Services, size, n => GeneratedItems.Tool(n));
            await FillAsync(factory.Services, size, n => GeneratedItems.Event(n, size, DateTime.UtcNow));
            for (var i = 0; i < Lists.Length; i++)
            {
                var (cold, warm) = await MeasureAsync(factory, Lists[i].Path, Lists[i].Pages);
                times[i].Cold.Add(cold);
                times[i].Warm.Add(warm);
                figures.Add($"{size:N0} {Lists[i].Name}, query and page", cold, "ms");
                figures.Add($"{size:N0} {Lists[i].Name}, page", warm, "ms");
            }
        }
        for (var i = 0; i < Lists.Length; i++)
        {
            figures.AtMost($"{Lists[i].Name}, query and page, 100,000 against 100", times[i].Cold[^1] / times[i].Cold[0], 1.3, "×");
            figures.AtMost($"{Lists[i].Name}, page, 100,000 against 100", times[i].Warm[^1] / times[i].Warm[0], 1.3, "×");
        }
        return figures;
    }

    private static async Task FillAsync(IServiceProvider services, int count, Func<int, ContentItem> make)
    {
        const int batch = 2_000;
        for (var from = 0; from < count; from += batch)
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
            var definitions = await scope.ServiceProvider.GetRequiredService<ContentReader>().DefinitionsAsync();
            var indexes = scope.ServiceProvider.GetServices<IIndexProvider>().ToList();
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            foreach (var item in Enumerable.Range(from, Math.Min(batch, count - from)).Select(make))
            {
                db.Add(ContentItemRow.From(item, restricted: false));
                var seen = new Dictionary<Type, int>();
                foreach (var row in indexes.SelectMany(i => i.Rows(item, definitions)))
                {
                    seen[row.GetType()] = seen.GetValueOrDefault(row.GetType(), -1) + 1;
                    (row.VersionId, row.ContentItemId, row.Published, row.Latest, row.Ordinal) = (item.ContentItemVersionId, item.ContentItemId, true, true, seen[row.GetType()]);
                    db.Add((object)row);
                }
            }
            await db.SaveChangesAsync();
        }
    }

    private static async Task<(double Cold, double Warm)> MeasureAsync(WebApplicationFactory<Reseau50.Web.Program> factory, string path, int pages)
    {
        using var client = factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        // Not from the page cache: it leaves requests of somebody known alone, and nobody checks this header.
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "none");
        var cache = factory.Services.GetRequiredService<SiteCache>();
        var addresses = Enumerable.Range(1, pages).Select(n => n == 1 ? path : $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}page={n}").ToList();
        for (var i = 0; i < Samples; i++) await AskAsync(client, addresses[i % pages], cache);
        var cold = new List<double>();
        for (var i = 0; i < Samples; i++) cold.Add(await AskAsync(client, addresses[i % pages], cache));
        var warm = new List<double>();
        for (var i = 0; i < Samples * 5; i++) warm.Add(await AskAsync(client, addresses[i % pages], null));
        return (ThroughputBenchmark.Median(cold), ThroughputBenchmark.Median(warm.Skip(Samples)));
    }

    private static async Task<double> AskAsync(HttpClient client, string address, SiteCache? forget)
    {
        forget?.Advance(forget.Generation);
        var watch = Stopwatch.GetTimestamp();
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
        return Stopwatch.GetElapsedTime(watch).TotalMilliseconds;
    }
}
