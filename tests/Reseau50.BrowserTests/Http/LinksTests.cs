using AngleSharp.Dom;

namespace Reseau50.BrowserTests.Http;

/// <summary>Nothing leads nowhere, nothing leads twice, nothing is hidden away.</summary>
public class LinksTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task EveryInternalLink_AnswersAtOnce()
    {
        var crawl = await Site.CrawlAsync();
        Assert.True(crawl.Pages.Count() > 120, $"Only {crawl.Pages.Count()} pages: the crawl stopped short.");
        None(crawl.Answers.Where(a => a.Status != 200).Select(a => $"{a.Address} answers {a.Status} {a.Location}, linked from {a.LinkedFrom}"));
    }

    [Fact]
    public async Task EveryAnchor_Exists()
    {
        var crawl = await Site.CrawlAsync();
        var missing = from answer in crawl.Pages
                      from link in answer.Page!.QuerySelectorAll("a[href*='#']").Select(a => a.GetAttribute("href")!)
                      let target = link.StartsWith('#') ? answer : link.StartsWith('/') ? crawl.At(link) : null
                      where target?.Page is not null && target.Page.GetElementById(Uri.UnescapeDataString(link.Split('#')[1])) is null
                      select $"{answer.Address} points to {link}";
        None(missing);
    }

    [Fact]
    public async Task EveryLink_HasWordsAndATarget()
    {
        var crawl = await Site.CrawlAsync();
        var empty = from answer in crawl.Pages
                    from link in answer.Page!.QuerySelectorAll("a")
                    where link.GetAttribute("href") is not { Length: > 0 } || (link.TextContent.Trim().Length == 0 && link.GetAttribute("aria-label") is null && link.QuerySelector("[alt], [aria-label]") is null)
                    select $"{answer.Address}: {link.OuterHtml}";
        None(empty);
    }

    [Fact]
    public async Task Sitemap_NamesPagesThatAnswer_AndThatLinksReach()
    {
        var crawl = await Site.CrawlAsync();
        var xml = System.Xml.Linq.XDocument.Parse(await Site.Http.GetStringAsync("/sitemap.xml"));
        var named = xml.Descendants().Where(e => e.Name.LocalName == "loc").Select(e => e.Value).ToList();
        Assert.All(named, address => Assert.StartsWith(Site.Root + "/", address));
        Assert.Equal(named.Distinct(), named);
        var paths = named.Select(address => address[Site.Root.Length..]).ToList();
        None(paths.Where(p => crawl.At(p) is null).Select(p => p + " is in the sitemap, and no link leads to it"));
        None(paths.Where(p => crawl.At(p) is { } a && (a.Status != 200 || a.Page is null)).Select(p => p + " is in the sitemap, and is not a page"));
    }

    [Fact]
    public async Task EveryCanonicalPage_IsInTheSitemap()
    {
        var crawl = await Site.CrawlAsync();
        var xml = System.Xml.Linq.XDocument.Parse(await Site.Http.GetStringAsync("/sitemap.xml"));
        var named = xml.Descendants().Where(e => e.Name.LocalName == "loc").Select(e => e.Value[Site.Root.Length..]).ToHashSet();
        // Filters, pages of lists and the months and years of the agenda are ways through what the sitemap names; topics of the forum, rows and not pages, are found from their category.
        var missing = crawl.Pages.Where(a => !a.Address.Contains('?') && !System.Text.RegularExpressions.Regex.IsMatch(a.Address, "^/agenda/[0-9]{4}(/[0-9]{2})?$|^/forum/[a-z0-9-]+/[0-9]+-") && !named.Contains(a.Address));
        None(missing.Select(a => a.Address));
    }
}
