using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Reseau50.Cms.Data;

namespace Reseau50.Cms.Media;

/// <summary>How often a document was fetched. A number and nothing else: not who, not when.</summary>
public sealed class MediaDownloadRow
{
    public string Path { get; set; } = "";
    public long Count { get; set; }
}

/// <summary>Counts the documents fetched from this node, and adds them to the database a few times a minute.</summary>
public sealed class MediaDownloads(IServiceScopeFactory scopes, ILogger<MediaDownloads> log) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<string, long> _waiting = new();

    internal void Note(string path) => Add(path, 1);

    private void Add(string path, long count) => _waiting.AddOrUpdate(path, count, (_, n) => n + count);

    /// <summary>The downloads of these files together, those not yet stored by this node included.</summary>
    public async Task<long> OfAsync(IReadOnlyCollection<string> paths, CancellationToken ct = default)
    {
        if (paths.Count == 0) return 0;
        await using var scope = scopes.CreateAsyncScope();
        var stored = await scope.ServiceProvider.GetRequiredService<SiteDb>().Set<MediaDownloadRow>().Where(d => paths.Contains(d.Path)).SumAsync(d => d.Count, ct);
        return stored + paths.Sum(p => _waiting.GetValueOrDefault(p));
    }

    /// <summary>Adds what waits to the database; what it refuses goes on waiting, and stops nothing else.</summary>
    internal async Task StoreAsync(CancellationToken ct)
    {
        if (_waiting.IsEmpty) return;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
        foreach (var path in _waiting.Keys)
        {
            if (!_waiting.TryRemove(path, out var count)) continue;
            try
            {
                await db.Database.ExecuteSqlAsync($"insert into \"MediaDownloads\" (\"Path\", \"Count\") values ({path}, {count}) on conflict (\"Path\") do update set \"Count\" = \"MediaDownloads\".\"Count\" + excluded.\"Count\"", ct);
            }
            catch (DbException e)
            {
                Add(path, count);
                log.LogWarning("Downloads could not be stored ({Fault}); they will be, later.", e.GetType().Name);
                return;
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await StoreAsync(CancellationToken.None);
        }
        catch (OperationCanceledException)
        {
            // The host stops: what waits is stored below.
        }
        await StoreAsync(CancellationToken.None);
    }
}
