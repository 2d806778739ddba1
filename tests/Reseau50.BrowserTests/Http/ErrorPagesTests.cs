using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;

namespace Reseau50.BrowserTests.Http;

/// <summary>A page that says no also says why, and where to go.</summary>
public class ErrorPagesTests(SiteFixture site) : SiteTest(site)
{
    [Theory]
    [InlineData("/cette-page-manque", HttpStatusCode.NotFound, "n’existe pas")]
    [InlineData("/agenda/2027/13", HttpStatusCode.NotFound, "n’existe pas")]
    [InlineData("/ateliers?page=99", HttpStatusCode.NotFound, "n’existe pas")]
    [InlineData("/media/absent.pdf", HttpStatusCode.NotFound, "n’existe pas")]
    [InlineData("/erreur/500", HttpStatusCode.NotFound, "n’existe pas")]
    [InlineData(FaultsController.Forbids, HttpStatusCode.Forbidden, "réservée")]
    public async Task ARefusal_SaysWhy_AndOpensThreeWays(string path, HttpStatusCode status, string why)
    {
        using var response = await Site.Http.GetAsync(path);
        Assert.Equal(status, response.StatusCode);
        var page = await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());
        Assert.Contains(why, page.QuerySelector("h1")!.TextContent);
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
        Assert.Equal(["/", "/agenda", "/plan-du-site"], page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task ABreakdown_GivesTheNumberThatTheLogKnows()
    {
        using var response = await Site.Http.GetAsync(FaultsController.Breaks);
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        var page = await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());
        Assert.Matches(new Regex("^[0-9A-Z]{13}:[0-9A-F]{8}$"), page.QuerySelector("main code")!.TextContent);
        Assert.DoesNotContain("Exception", page.Body!.TextContent);
        Assert.Contains("A fault asked for by a test", Assert.Single(Site.Log.Take()));
    }
}
