namespace Reseau50.Cms.Data;

/// <summary>Background work waits here: the first pages come first, and on an empty data folder, or before a migration, there is nothing to do yet.</summary>
internal static class SiteReady
{
    private static readonly TimeSpan Courtesy = TimeSpan.FromSeconds(2);

    public static async Task WaitAsync(IServiceScopeFactory scopes, CancellationToken ct)
    {
        await Task.Delay(Courtesy, ct);
        while (!await IsReadyAsync(scopes, ct)) await Task.Delay(TimeSpan.FromSeconds(1), ct);
    }

    private static async Task<bool> IsReadyAsync(IServiceScopeFactory scopes, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<SiteMigrator>().IsCurrentAsync(ct);
        }
        catch (Exception e) when (e is System.Data.Common.DbException or InvalidOperationException)
        {
            return false;
        }
    }
}
