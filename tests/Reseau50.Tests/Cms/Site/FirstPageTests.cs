using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Data;
using Reseau50.Cms.Recipes;
using Reseau50.Cms.Site;

namespace Reseau50.Tests.Cms.Site;

public sealed class FirstPageTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AfterTheRehearsal_TheHomePageAsksTheDatabaseForNothing(Database database)
    {
        await using var bench = await RequestBench.CreateAsync(database);
        await bench.Site.InScopeAsync(s => s.GetRequiredService<RecipeRunner>().RunAsync(Path.Combine(SourceTree.Recipes, "demo.recipe.json"), new RecipeOptions()));
        await FirstPage.RehearseAsync(bench.Site.Services, default);
        // Behind the site's back: it does not know that anything changed.
        await bench.Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Database.ExecuteSqlRawAsync("delete from \"ContentItems\"; delete from \"Documents\"; delete from \"EvenementIndex\""));

        var page = await bench.GetAsync("/");
        Assert.Equal(200, page.Status);
        Assert.Contains("Journée des relais", page.Body);
    }

    [Fact]
    public async Task WithoutAHomePage_TheRehearsalSaysNothing_AndTheSiteAnswers()
    {
        await using var bench = await RequestBench.CreateAsync(Database.Sqlite);
        await FirstPage.RehearseAsync(bench.Site.Services, default);
        Assert.Equal(404, (await bench.GetAsync("/")).Status);
    }

    [Fact]
    public async Task EveryPage_IsFoundUnderTheTypeItSays()
    {
        await using var site = await TestSite.CreateAsync(Database.Sqlite);
        await site.InScopeAsync(s =>
        {
            var pages = s.GetServices<IContentPage>().ToList();
            Assert.NotEmpty(pages);
            Assert.All(pages, page => Assert.IsType(page.GetType(), s.GetRequiredKeyedService<IContentPage>(page.ContentType)));
            return Task.FromResult(true);
        });
    }
}
