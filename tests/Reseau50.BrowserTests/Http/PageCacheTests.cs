using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Content;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;

namespace Reseau50.BrowserTests.Http;

/// <summary>A page is made once and kept, until the site changes: then nobody sees the old one.</summary>
public class PageCacheTests(SiteFixture site) : SiteTest(site)
{
    private const string Path = "/actualites/saison-2027";

    [Fact]
    public async Task APage_IsServedFromTheCache_TheSecondTime()
    {
        var first = await Site.Http.GetByteArrayAsync(Path);
        using var second = await Site.Http.GetAsync(Path);
        Assert.True(second.Headers.Age is not null, "The second answer was made anew.");
        Assert.Equal(first, await second.Content.ReadAsByteArrayAsync());
    }

    [Theory, InlineData("br"), InlineData("gzip")]
    public async Task APage_IsServedCompressed_FromTheCacheToo(string encoding)
    {
        for (var i = 0; i < 2; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Path);
            request.Headers.AcceptEncoding.ParseAdd(encoding);
            using var response = await Site.Http.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal([encoding], response.Content.Headers.ContentEncoding);
        }
    }

    [Fact]
    public async Task AChange_IsSeenOnTheNextRequest_OnThePageAndWhereverItIsNamed()
    {
        const string newTitle = "La saison 2027 change de titre";
        string[] shown = [Path, "/actualites", "/", "/plan-du-site"];
        foreach (var page in shown) Assert.DoesNotContain(newTitle, await Site.Http.GetStringAsync(page));
        var old = await RenameAsync(newTitle);
        try
        {
            foreach (var page in shown) Assert.Contains(newTitle, await Site.Http.GetStringAsync(page));
        }
        finally
        {
            await RenameAsync(old);
        }
        foreach (var page in shown) Assert.DoesNotContain(newTitle, await Site.Http.GetStringAsync(page));
    }

    private Task<string> RenameAsync(string title) => Site.InHostAsync(async services =>
    {
        var reader = services.GetRequiredService<ContentReader>();
        var visible = await reader.AllAsync("Actualite", Viewer.Visitor);
        var item = visible.Single(i => i.Part<AutoroutePart>().Path == Path[1..]).Clone();
        var old = item.DisplayText;
        item.DisplayText = title;
        item.SetPart(nameof(TitlePart), new TitlePart { Title = title });
        Assert.Empty(await services.GetRequiredService<ContentDrafts>().PublishAsync(item));
        return old;
    });
}
