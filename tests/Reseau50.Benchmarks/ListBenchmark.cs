using System.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Parts;

namespace Reseau50.Benchmarks;

/// <summary>The list of tools with 100, 10,000 and 100,000 of them: its time may not follow their number.</summary>
internal static class ListBenchmark
{
    private const int Pages = 8;
    private const int Samples = 200;
    private static readonly int[] Sizes = [100, 10_000, 100_000];

    public static async Task<Figures> RunAsync()
    {
        var figures = new Figures("List of tools: a page from an empty memory, as after a change, and from a warm one");
        var cold = new List<double>();
        var warm = new List<double>();
        foreach (var size in Sizes)
        {
            using var host = new HostProcess();
            var made = await host.RunAsync("setup", "--recipe", "Reseau50");
            if (made.ExitCode != 0) throw new InvalidOperationException("Set-up failed: " + made.Error);
            Environment.SetEnvironmentVariable("RESEAU50_DATA", host.Data);
            await using var factory = new WebApplicationFactory<Program>().WithWebHostBuilder(b => b.UseEnvironment("Production"));
            await FillAsync(factory.Services, size);
            var (c, w) = await MeasureAsync(factory);
            cold.Add(c);
            warm.Add(w);
            figures.Add($"{size:N0} tools, query and page", c, "ms");
            figures.Add($"{size:N0} tools, page", w, "ms");
        }
        figures.AtMost("query and page, 100,000 against 100", cold[^1] / cold[0], 1.3, "×");
        figures.AtMost("page, 100,000 against 100", warm[^1] / warm[0], 1.3, "×");
        return figures;
    }

    private static async Task FillAsync(IServiceProvider services, int count)
    {
        const int batch = 2_000;
        for (var from = 0; from < count; from += batch)
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
            var definitions = await scope.ServiceProvider.GetRequiredService<ContentReader>().DefinitionsAsync();
            var indexes = scope.ServiceProvider.GetServices<IIndexProvider>().ToList();
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            foreach (var item in Enumerable.Range(from, Math.Min(batch, count - from)).Select(Tool))
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

    private static ContentItem Tool(int n)
    {
        var item = new ContentItem
        {
            ContentItemId = $"outil-{n:000000}", ContentItemVersionId = $"outil-{n:000000}.1", ContentType = "Outil", DisplayText = $"Outil {n}", Latest = true, Published = true,
            CreatedUtc = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(n), ModifiedUtc = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(n),
            PublishedUtc = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(n), Owner = "essai", Author = "Essai",
        };
        item.SetPart(nameof(TitlePart), new TitlePart { Title = $"Outil {n}" });
        item.SetPart(nameof(AutoroutePart), new AutoroutePart { Path = $"ressources/outil-{n}" });
        item.SetField("Outil", "Resume", new TextField { Text = "Une trame pour préparer la réunion, la mener et en garder la trace." });
        item.SetPart(nameof(MarkdownBodyPart), new MarkdownBodyPart { Markdown = string.Concat(Enumerable.Repeat("Un paragraphe de texte, comme en a un outil. ", 40)) });
        return item;
    }

    private static async Task<(double Cold, double Warm)> MeasureAsync(WebApplicationFactory<Program> factory)
    {
        using var client = factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        // Not from the page cache: it leaves requests of somebody known alone, and nobody checks this header.
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "none");
        var cache = factory.Services.GetRequiredService<SiteCache>();
        for (var i = 0; i < Samples; i++) await AskAsync(client, i, cache);
        var cold = new List<double>();
        for (var i = 0; i < Samples; i++) cold.Add(await AskAsync(client, i, cache));
        var warm = new List<double>();
        for (var i = 0; i < Samples * 5; i++) warm.Add(await AskAsync(client, i, null));
        return (ThroughputBenchmark.Median(cold), ThroughputBenchmark.Median(warm.Skip(Samples)));
    }

    private static async Task<double> AskAsync(HttpClient client, int n, SiteCache? forget)
    {
        forget?.Advance(forget.Generation);
        var watch = Stopwatch.GetTimestamp();
        using var answer = await client.GetAsync(n % Pages == 0 ? "/ressources" : $"/ressources?page={n % Pages + 1}");
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
        return Stopwatch.GetElapsedTime(watch).TotalMilliseconds;
    }
}
