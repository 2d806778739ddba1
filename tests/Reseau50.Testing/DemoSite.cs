using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Recipes;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using Xunit;

namespace Reseau50.Testing;

/// <summary>The demonstration, on each database, made once for all the tests that read it. The clock stands on 21 November 2026.</summary>
public sealed class DemoSite : IAsyncLifetime
{
    private readonly Dictionary<Database, TestSite> _sites = [];

    public TestSite this[Database database] => _sites[database];
    public Dictionary<Database, QueryCount> Queries { get; } = [];

    public async Task InitializeAsync()
    {
        foreach (var database in EachDatabase.All)
        {
            var count = Queries[database] = new QueryCount();
            var site = _sites[database] = await TestSite.CreateAsync(database, services => services.ConfigureDbContext<SiteDb>(b => b.AddInterceptors(count)));
            await site.InScopeAsync(s => s.GetRequiredService<RecipeRunner>().RunAsync(Path.Combine(SourceTree.Root, "recipes", "demo.recipe.json"), new RecipeOptions()));
        }
    }

    public async Task DisposeAsync()
    {
        foreach (var site in _sites.Values) await site.DisposeAsync();
    }

    /// <summary>The page at an address, as a visitor gets it; null when there is none.</summary>
    public Task<PageView?> PageAsync(Database database, string path, Viewer? viewer = null) => this[database].InScopeAsync(async s =>
    {
        var found = await s.GetRequiredService<Cms.Parts.AutorouteTable>().FindAsync(path, viewer ?? Viewer.Visitor);
        if (found is not var (item, contained)) return null;
        return await s.GetServices<IContentPage>().Single(p => p.ContentType == item.ContentType).BuildAsync(item, contained, viewer ?? Viewer.Visitor, CancellationToken.None);
    });
}
