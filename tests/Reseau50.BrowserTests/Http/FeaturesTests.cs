using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Features;

namespace Reseau50.BrowserTests.Http;

/// <summary>A feature that is off has no address; turned on again, it is as it was.</summary>
public class FeaturesTests(SiteFixture site) : SiteTest(site)
{
    [Theory]
    [InlineData("Reseau50.Library", "/ressources")]
    [InlineData("Reseau50.Agenda", "/agenda")]
    [InlineData("Reseau50.Workshops", "/ateliers")]
    [InlineData("Reseau50.Territories", "/structures")]
    [InlineData("Reseau50.Contact", "/contact")]
    [InlineData("Reseau50.Forum", "/forum")]
    public async Task AFeatureOff_HasNoAddress_AndTheHomePageStands(string feature, string path)
    {
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(path));
        await SwitchAsync(state => state.Enabled.Remove(feature));
        try
        {
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(path));
            Assert.Equal(HttpStatusCode.OK, await StatusAsync("/"));
        }
        finally
        {
            await SwitchAsync(state => state.Enabled.Add(feature));
        }
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(path));
    }

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var response = await Site.Http.GetAsync(path);
        return response.StatusCode;
    }

    private Task<bool> SwitchAsync(Action<FeatureState> change) => Site.InHostAsync(async services =>
    {
        var documents = services.GetRequiredService<SiteDocuments>();
        var state = await documents.EditAsync<FeatureState>();
        change(state);
        await services.GetRequiredService<SiteWork>().RunAsync(() => documents.WriteAsync(state));
        return true;
    });
}
