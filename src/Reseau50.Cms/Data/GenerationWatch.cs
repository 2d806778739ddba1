using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Reseau50.Cms.Data;

/// <summary>
/// Notices that another process changed the site (a second node, a recipe applied from the command line) by reading one number each
/// second, the same way on both databases: a page is never staler than that.
/// </summary>
internal sealed class GenerationWatch(IServiceScopeFactory scopes, SiteCache cache, ILogger<GenerationWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await SiteReady.WaitAsync(scopes, stoppingToken);
        using var timer = new PeriodicTimer(Pace);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var seen = await SiteWork.GenerationAsync(scope.ServiceProvider.GetRequiredService<SiteDb>(), stoppingToken);
                if (seen != cache.Generation) cache.Advance(seen);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "The site's generation could not be read; pages may be stale until it can.");
            }
        }
    }
}
