using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Data;
using Reseau50.Cms.Recipes;

namespace Reseau50.Testing;

/// <summary>A site of its own that counts its queries, filled by some of our recipes.</summary>
public sealed class CountedSite(TestSite site, QueryCount queries) : IAsyncDisposable
{
    public TestSite Site { get; } = site;
    public QueryCount Queries { get; } = queries;

    public static async Task<CountedSite> CreateAsync(Database database)
    {
        var queries = new QueryCount();
        return new CountedSite(await TestSite.CreateAsync(database, services => services.ConfigureDbContext<SiteDb>(b => b.AddInterceptors(queries))), queries);
    }

    /// <summary>Applies recipes of ours by their file names.</summary>
    public async Task ApplyAsync(params string[] recipes)
    {
        foreach (var recipe in recipes)
            await Site.InScopeAsync(s => s.GetRequiredService<RecipeRunner>().RunAsync(Path.Combine(SourceTree.Root, "recipes", recipe + ".recipe.json"), new RecipeOptions()));
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
