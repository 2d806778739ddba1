using System.Xml.Linq;

namespace Reseau50.BrowserTests.Http;

/// <summary>Each list that grows can be followed by a feed reader.</summary>
public class FeedsTests(SiteFixture site) : SiteTest(site)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Theory, InlineData("/actualites", 7), InlineData("/ateliers", 9), InlineData("/ressources", 10)]
    public async Task List_HasAFeed_NewestFirst_WhoseEntriesAreThere(string list, int entries)
    {
        var page = (await Crawl.AskAsync(Site.Http, list)).Page!;
        Assert.Equal(list + ".atom", page.QuerySelector("link[rel=alternate][type='application/atom+xml']")?.GetAttribute("href"));
        using var answer = await Site.Http.GetAsync(new Uri(list + ".atom", UriKind.Relative));
        Assert.Equal("application/atom+xml; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        var found = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!.Elements(Atom + "entry").ToList();
        Assert.Equal(entries, found.Count);
        var dates = found.Select(e => e.Element(Atom + "published")!.Value).ToList();
        Assert.Equal(dates.OrderDescending(StringComparer.Ordinal), dates);
        foreach (var entry in found)
        {
            Assert.All(new[] { "id", "title", "summary", "content" }, name => Assert.NotEmpty(entry.Element(Atom + name)!.Value));
            var link = new Uri(entry.Element(Atom + "link")!.Attribute("href")!.Value);
            var target = (await Crawl.AskAsync(Site.Http, link.PathAndQuery)).Page!;
            if (link.Fragment.Length > 0) Assert.NotNull(target.GetElementById(link.Fragment[1..]));
        }
    }
}
