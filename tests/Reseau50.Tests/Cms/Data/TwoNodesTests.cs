using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;
using static Reseau50.Testing.NoteSite;

namespace Reseau50.Tests.Cms.Data;

/// <summary>Two processes on one database: what one changes, the other shows.</summary>
public sealed class TwoNodesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheWatch_NoticesWhatAnotherNodeWrote(Database database)
    {
        await using var site = await NoteSite.CreateAsync(database);
        await site.ImportAsync(Note("a", "Avant"), Note("secret", "Réservé", audiences: "membre"));
        await using var other = TestNode.Beside(site);
        Assert.Equal(["Avant"], await SeenAsync(other));

        await site.PublishAsync("a", item => item.SetTitle("Après"));
        // Nobody told it yet: it answers from memory.
        Assert.Equal(["Avant"], await SeenAsync(other));
        await NoticeAsync(other, await GenerationAsync(site));
        Assert.Equal(["Après"], await SeenAsync(other));

        await site.PublishAsync("a", item => item.SetAudiences("membre"));
        await NoticeAsync(other, await GenerationAsync(site));
        Assert.Empty(await SeenAsync(other));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheWatch_DropsNothing_WhenNothingChanged(Database database)
    {
        await using var site = await NoteSite.CreateAsync(database);
        await using var other = TestNode.Beside(site);
        var generation = await GenerationAsync(site);
        await NoticeAsync(other, generation);
        var told = 0;
        other.Services.GetRequiredService<SiteCache>().Changed += () => told++;
        await site.InWorkAsync(_ => Task.CompletedTask);
        await Assert.ThrowsAsync<TimeoutException>(() => NoticeAsync(other, generation + 1, TimeSpan.FromSeconds(3)));
        Assert.Equal(0, told);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TwoNodesThatWriteInTurn_NeverCountTheSameGenerationTwice(Database database)
    {
        await using var site = await NoteSite.CreateAsync(database);
        await using var other = TestNode.Beside(site);
        var before = await GenerationAsync(site);
        var seen = new List<long>();
        for (var i = 0; i < 3; i++)
        {
            await site.ImportAsync(Note("a", "Ici " + i));
            seen.Add(site.Services.GetRequiredService<SiteCache>().Generation);
            await other.InScopeAsync(s => s.GetRequiredService<SiteWork>().RunAsync(() => s.GetRequiredService<ContentImporter>().ImportAsync(Note("b", "Là " + i), strict: true)));
            seen.Add(other.Services.GetRequiredService<SiteCache>().Generation);
        }
        Assert.Equal(Enumerable.Range(1, 6).Select(i => before + i), seen);
        Assert.Equal(["Ici 2", "Là 2"], (await SeenAsync(other)).Order());
    }

    /// <summary>Runs the watch of a node until it has noticed that generation.</summary>
    private static async Task NoticeAsync(TestNode node, long generation, TimeSpan? patience = null)
    {
        var cache = node.Services.GetRequiredService<SiteCache>();
        var noticed = new TaskCompletionSource();
        cache.Changed += Look;
        using var watch = new GenerationWatch(node.Services.GetRequiredService<IServiceScopeFactory>(), cache, NullLogger<GenerationWatch>.Instance);
        await watch.StartAsync(default);
        try
        {
            await noticed.Task.WaitAsync(patience ?? Patience);
        }
        finally
        {
            await watch.StopAsync(default);
            cache.Changed -= Look;
        }

        void Look()
        {
            if (cache.Generation == generation) noticed.TrySetResult();
        }
    }

    private static Task<IEnumerable<string>> SeenAsync(TestNode node) =>
        node.InScopeAsync(async s => (await s.GetRequiredService<ContentReader>().AllAsync("Note", Viewer.Visitor)).Select(i => i.DisplayText));

    private static Task<long> GenerationAsync(TestSite site) => site.InScopeAsync(s => SiteWork.GenerationAsync(s.GetRequiredService<SiteDb>(), default));
}
