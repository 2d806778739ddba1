using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Reseau50.Cms.Data;
using Reseau50.Forum.Topics;

namespace Reseau50.Forum.Live;

/// <summary>
/// Tells pages that are open of posts written since. One question every two seconds for all of them, on each node: it matters little how many listen, and nothing which node wrote.
/// Nobody listening, nothing is asked.
/// </summary>
internal sealed class TopicWatch(IServiceScopeFactory scopes, TimeProvider clock, ILogger<TopicWatch> log)
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(2);
    private const int AtOnce = 500;

    private readonly ConcurrentDictionary<Channel<int>, long> _listeners = new();
    private readonly Lock _gate = new();
    private bool _watching;

    public int Listeners => _listeners.Count;

    /// <summary>Hears of a topic until it is disposed of.</summary>
    public Listener Listen(long topic)
    {
        // Only the newest number matters: a page that reads slowly keeps nothing waiting.
        var channel = Channel.CreateBounded<int>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        _listeners[channel] = topic;
        Watch();
        return new Listener(channel.Reader, () => _listeners.TryRemove(channel, out _));
    }

    private void Watch()
    {
        lock (_gate)
        {
            if (_watching) return;
            _watching = true;
        }
        _ = Task.Run(LoopAsync);
    }

    private async Task LoopAsync()
    {
        while (true)
        {
            lock (_gate)
            {
                if (_listeners.IsEmpty)
                {
                    _watching = false;
                    return;
                }
            }
            try
            {
                await LookAsync();
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                log.LogInformation(e, "Open topics could not be looked at; they will be in a moment");
            }
            await Task.Delay(Every, clock);
        }
    }

    /// <summary>Looks once, for all who listen.</summary>
    public async Task LookAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
        foreach (var ids in _listeners.Values.Distinct().Chunk(AtOnce))
        {
            var last = await db.Set<Topic>().AsNoTracking().Readable().Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.LastNumber);
            foreach (var (channel, topic) in _listeners) if (last.TryGetValue(topic, out var number)) channel.Writer.TryWrite(number);
        }
    }
}

/// <summary>One page that is open.</summary>
internal sealed class Listener(ChannelReader<int> numbers, Action leave) : IDisposable
{
    /// <summary>The topic's last number once it is beyond <paramref name="known"/>; null when nothing came within <paramref name="wait"/>.</summary>
    public async Task<int?> NextAsync(int known, TimeSpan wait, CancellationToken ct)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ct);
        end.CancelAfter(wait);
        try
        {
            while (true) if (await numbers.ReadAsync(end.Token) is var number && number > known) return number;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return null;
        }
    }

    public void Dispose() => leave();
}
