using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Hosting;
using Reseau50.Cms.Data;

namespace Reseau50.Cms.Site;

/// <summary>Pages that are the same for every visitor: kept whole, already compressed, until the site changes.</summary>
public static class PublicPages
{
    public const string Policy = "public";
    internal const string Tag = "site";

    /// <summary>A page that speaks of « next dates » may be this old at most.</summary>
    private static readonly TimeSpan Age = TimeSpan.FromMinutes(5);

    public static void Add(OutputCacheOptions options) => options.AddPolicy(Policy, policy => policy.Expire(Age).Tag(Tag).SetVaryByHeader("Accept-Encoding"));
}

/// <summary>Empties the page cache when the site changes, here or on another node.</summary>
internal sealed class PublicPagesEviction(SiteCache cache, IOutputCacheStore store) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        cache.Changed += Evict;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        cache.Changed -= Evict;
        return Task.CompletedTask;
    }

    // The store in memory answers at once: nothing is awaited in fact.
    private void Evict() => store.EvictByTagAsync(PublicPages.Tag, CancellationToken.None).AsTask().GetAwaiter().GetResult();
}
