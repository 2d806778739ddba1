using System.Collections.Concurrent;

namespace Reseau50.Cms.Data;

/// <summary>
/// What the site is made of, kept in memory until anything on it changes: then all of it is dropped at once. Content changes a few times
/// a day and is read thousands of times, so one generation for everything is both simple and fast.
/// </summary>
public sealed class SiteCache
{
    /// <summary>Entries kept at most; beyond, the cache starts anew. About 40 MB of items at the size of a write-up.</summary>
    private const int Capacity = 10_000;

    private ConcurrentDictionary<string, Lazy<Task<object>>> _entries = new();

    /// <summary>Raised after the site changed, in this process or another node.</summary>
    public event Action? Changed;

    /// <summary>The generation last seen in the database; nodes compare it to know whether another one wrote.</summary>
    public long Generation { get; private set; }

    /// <summary>True inside a unit of work that already changed the site: what it sees is not yet anybody else's.</summary>
    public bool Bypassed(SiteDb db)
    {
        _ = Generation;
        return db.SiteChanged;
    }

    /// <summary>What is kept at this moment. Taken before a read of the database, it keeps what was read away from what the site is made of after a change.</summary>
    public Moment Now => new(_entries);

    /// <summary>
    /// The cached value, made once however many ask at the same time. A failed making is not kept. <paramref name="make"/> reads the database itself; what
    /// was read before goes with the moment it was <paramref name="read"/>.
    /// </summary>
    public async Task<T> GetAsync<T>(string key, Func<Task<T>> make, Moment? read = null) where T : notnull
    {
        Lazy<Task<object>>? own = null;
        while (true)
        {
            var entries = read?.Entries ?? _entries;
            if (!entries.TryGetValue(key, out var entry))
            {
                // Asked for only when something is added: counting takes every lock of the dictionary.
                if (read is null && entries.Count >= Capacity)
                {
                    Drop();
                    entries = _entries;
                }
                own ??= new Lazy<Task<object>>(async () => await make());
                entry = entries.GetOrAdd(key, own);
            }
            try
            {
                return (T)await entry.Value;
            }
            catch (Exception e)
            {
                entries.TryRemove(new KeyValuePair<string, Lazy<Task<object>>>(key, entry));
                // Somebody who went away while making it must not take along those who wait.
                if (entry == own || e is not OperationCanceledException) throw;
            }
        }
    }

    /// <summary>See <see cref="Now"/>.</summary>
    public readonly struct Moment
    {
        internal Moment(ConcurrentDictionary<string, Lazy<Task<object>>> entries) => Entries = entries;

        internal ConcurrentDictionary<string, Lazy<Task<object>>> Entries { get; }
    }

    /// <summary>Forgets everything and tells the listeners (output cache, templates).</summary>
    public void Advance(long generation)
    {
        Generation = generation;
        Drop();
        Changed?.Invoke();
    }

    // A making under way when the site changes ends in the dictionary it started with: nobody reads that one any more.
    private void Drop() => _entries = new ConcurrentDictionary<string, Lazy<Task<object>>>();
}
