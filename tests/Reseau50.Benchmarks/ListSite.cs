using System.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;

namespace Reseau50.Benchmarks;

/// <summary>A site with as many tools and as many dates as asked, in this process.</summary>
internal sealed class ListSite : IAsyncDisposable
{
    private readonly HostProcess _host;
    private readonly WebApplicationFactory<Reseau50.Web.Program> _factory;
    private readonly HttpClient _client;
    private readonly SiteCache _cache;

    private ListSite(HostProcess host)
    {
        _host = host;
        Environment.SetEnvironmentVariable("RESEAU50_DATA", host.Data);
        _factory = new WebApplicationFactory<Reseau50.Web.Program>().WithWebHostBuilder(b => b.UseEnvironment("Production").UseContentRoot(AppContext.BaseDirectory).UseSetting("Logging:LogLevel:Default", "Error"));
        _client = _factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        // Not from the page cache: it leaves requests of somebody known alone, and nobody checks this header.
        _client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "none");
        _cache = _factory.Services.GetRequiredService<SiteCache>();
    }

    public static async Task<ListSite> MakeAsync(int size)
    {
        var site = await EmptyAsync();
        await FillAsync(site._factory.Services, size, GeneratedItems.Tool);
        await FillAsync(site._factory.Services, size, n => GeneratedItems.Event(n, size, DateTime.UtcNow));
        return site;
    }

    private static async Task<ListSite> EmptyAsync()
    {
        var host = new HostProcess { Host = Publication.Host };
        var made = await host.RunAsync("setup", "--recipe", "Reseau50");
        return made.ExitCode == 0 ? new ListSite(host) : throw new InvalidOperationException("Set-up failed: " + made.Error);
    }

    /// <summary>A site of dates alone, one in ten of which comes back every week.</summary>
    public static async Task<ListSite> OfDatesAsync(int size)
    {
        var site = await EmptyAsync();
        await FillAsync(site._factory.Services, size, n => GeneratedItems.Permanence(n, size / 2, DateTime.UtcNow));
        return site;
    }

    /// <summary>Milliseconds from the question to the whole answer; when <paramref name="forget"/>, with nothing of the site in memory.</summary>
    public async Task<double> AskAsync(string address, bool forget)
    {
        if (forget) _cache.Advance(_cache.Generation);
        var watch = Stopwatch.GetTimestamp();
        using var answer = await _client.GetAsync(new Uri(address, UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
        return Stopwatch.GetElapsedTime(watch).TotalMilliseconds;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _factory.DisposeAsync();
        _host.Dispose();
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
}
