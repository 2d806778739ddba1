using AngleSharp.Dom;

namespace Reseau50.BrowserTests.Http;

/// <summary>What every page owes its readers, search engines and assistive tools, read from its source.</summary>
public class PagesTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task EveryPage_IsInFrench_WithOneTitleAndOneHeading()
    {
        var crawl = await Site.CrawlAsync();
        Assert.All(crawl.Pages, a =>
        {
            Assert.Equal("fr", a.Page!.DocumentElement.GetAttribute("lang"));
            Assert.True(a.Page.QuerySelectorAll("h1").Length == 1, $"{a.Address} has {a.Page.QuerySelectorAll("h1").Length} h1");
            Assert.False(string.IsNullOrWhiteSpace(a.Page.Title), a.Address + " has no title");
        });
    }

    [Fact]
    public async Task EveryPage_HasATitleAndDescriptionOfItsOwn()
    {
        var crawl = await Site.CrawlAsync();
        var own = crawl.Pages.Where(a => Canonical(a) == a.Address).ToList();
        None(own.GroupBy(a => a.Page!.Title).Where(g => g.Count() > 1).Select(g => $"« {g.Key} »: {string.Join(" ", g.Select(a => a.Address))}"));
        None(own.Where(a => Description(a).Length < 40).Select(a => $"{a.Address}: « {Description(a)} »"));
    }

    [Fact]
    public async Task EveryCanonicalAddress_AnswersWithItself()
    {
        var crawl = await Site.CrawlAsync();
        None(crawl.Pages.Where(a => Canonical(a) is null).Select(a => a.Address + " has no canonical address"));
        foreach (var address in crawl.Pages.Select(a => Canonical(a)!).Distinct())
        {
            var answer = crawl.At(address) ?? await Crawl.AskAsync(Site.Http, address);
            Assert.True(answer.Status == 200 && answer.Page is not null && Canonical(answer) == address, $"{address} answers {answer.Status}, canonical {(answer.Page is null ? null : Canonical(answer))}");
        }
    }

    [Fact]
    public async Task EveryPage_KeepsItsMarkupClean()
    {
        var crawl = await Site.CrawlAsync();
        var faults = from answer in crawl.Pages from fault in Faults(answer.Page!) select $"{answer.Address}: {fault}";
        None(faults);
    }

    [Fact]
    public async Task EveryHeading_FollowsTheLevelAboveIt()
    {
        var crawl = await Site.CrawlAsync();
        var jumps = from answer in crawl.Pages
                    let levels = answer.Page!.QuerySelectorAll("main :is(h1, h2, h3, h4, h5, h6)").Select(h => (Level: h.LocalName[1] - '0', Text: h.TextContent.Trim())).ToList()
                    from i in Enumerable.Range(1, Math.Max(0, levels.Count - 1))
                    where levels[i].Level > levels[i - 1].Level + 1
                    select $"{answer.Address}: h{levels[i - 1].Level} « {levels[i - 1].Text} » then h{levels[i].Level} « {levels[i].Text} »";
        None(jumps.Distinct());
    }

    private static IEnumerable<string> Faults(IDocument page)
    {
        foreach (var twice in page.QuerySelectorAll("[id]").GroupBy(e => e.Id).Where(g => g.Count() > 1)) yield return $"the id {twice.Key} is used {twice.Count()} times";
        foreach (var element in page.QuerySelectorAll("style, [style]")) yield return "inline style " + element.LocalName;
        foreach (var script in page.QuerySelectorAll("script:not([src])").Where(s => s.GetAttribute("type") != "application/ld+json")) yield return "inline script " + script.TextContent;
        foreach (var handler in page.All.SelectMany(e => e.Attributes).Where(a => a.Name.StartsWith("on", StringComparison.Ordinal))) yield return "inline handler " + handler.Name;
        foreach (var image in page.QuerySelectorAll("img:not([alt])")) yield return "no alt " + image.OuterHtml;
        foreach (var label in page.QuerySelectorAll("[aria-labelledby], [aria-describedby]"))
            if (page.GetElementById(label.GetAttribute("aria-labelledby") ?? label.GetAttribute("aria-describedby")!) is null) yield return "a label that does not exist " + label.LocalName;
    }

    private static string Description(Answer answer) => answer.Page!.QuerySelector("meta[name=description]")?.GetAttribute("content")?.Trim() ?? "";

    private string? Canonical(Answer answer) => answer.Page!.QuerySelector("link[rel=canonical]")?.GetAttribute("href") is { } href && href.StartsWith(Site.Root, StringComparison.Ordinal) ? href[Site.Root.Length..] : null;
}
