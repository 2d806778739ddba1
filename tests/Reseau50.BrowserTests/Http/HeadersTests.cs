namespace Reseau50.BrowserTests.Http;

/// <summary>The headers every answer carries, whatever it is, and those none may.</summary>
public class HeadersTests(SiteFixture site) : SiteTest(site)
{
    public static TheoryData<string, int> Answers => new()
    {
        { "/", 200 }, { "/agenda", 200 }, { "/agenda.ics", 200 }, { "/actualites.atom", 200 }, { "/sitemap.xml", 200 }, { "/robots.txt", 200 }, { "/health/live", 200 },
        { "/_content/Reseau50.Theme/favicon.svg", 200 }, { "/_content/Reseau50.Theme/fonts/atkinson-5.3.0.woff2", 200 },
        { "/cette-page-manque", 404 }, { "/styles/cette-feuille-manque.css", 404 }, { "/media/ce-fichier-manque.pdf", 404 }, { FaultsController.Forbids, 403 },
    };

    [Theory, MemberData(nameof(Answers))]
    public async Task EveryAnswer_IsProtected(string path, int status)
    {
        var answer = await Crawl.AskAsync(Site.Http, path);
        Assert.Equal(status, answer.Status);
        Protected(answer);
    }

    [Fact]
    public async Task EveryAnswerOfTheCrawl_IsProtected_AndSetsNoCookie() => Assert.All((await Site.CrawlAsync()).Answers, Protected);

    [Fact]
    public async Task ABrokenPage_IsProtectedToo()
    {
        Protected(await Crawl.AskAsync(Site.Http, FaultsController.Breaks));
        Assert.Contains("A fault asked for by a test", Assert.Single(Site.Log.Take()));
    }

    [Fact]
    public async Task StyleSheetAndFonts_AreKeptForAYear()
    {
        var crawl = await Site.CrawlAsync();
        var sheet = crawl.At("/")!.Page!.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        Assert.Contains("max-age=31536000, immutable", crawl.At(sheet)!.Headers["Cache-Control"]);
    }

    [Fact]
    public async Task AskedForItsHeadersAlone_AnAddressAnswersAsForAll()
    {
        var sheet = (await Site.CrawlAsync()).At("/")!.Page!.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        foreach (var path in (string[])["/", "/agenda", "/agenda.ics", "/sitemap.xml", "/robots.txt", "/ateliers.atom", "/health/live", "/favicon.ico", sheet])
        {
            using var whole = await Site.Http.GetAsync(path);
            using var head = await Site.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
            Assert.True(whole.StatusCode == head.StatusCode, $"{path}: {(int)whole.StatusCode}, but {(int)head.StatusCode} for its headers");
            Assert.Equal(whole.Content.Headers.ContentType, head.Content.Headers.ContentType);
            Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        }
    }

    private static void Protected(Answer answer)
    {
        string Header(string name) => answer.Headers.GetValueOrDefault(name) ?? throw new InvalidOperationException($"{answer.Address} has no {name}");
        var policy = Header("Content-Security-Policy");
        Assert.Contains("default-src 'none'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        // A drawing somebody gave is shut in a sandbox of its own, where its styles can do no harm.
        if (!policy.Contains("sandbox", StringComparison.Ordinal)) Assert.DoesNotContain("unsafe-", policy);
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("same-origin", Header("Referrer-Policy"));
        Assert.True(!answer.Headers.TryGetValue("Set-Cookie", out var cookie) || IsOfAForm(answer, cookie), $"{answer.Address} sets a cookie: {cookie}");
        Assert.False(answer.Headers.ContainsKey("Server"), answer.Address + " names its server");
    }

    // A page that asks something proves by a cookie that its answers come from it: for the visit, unread by scripts, and alone.
    private static bool IsOfAForm(Answer answer, string cookie) =>
        answer.Page?.QuerySelector("form[method=post] input[name=__RequestVerificationToken]") is not null && cookie.StartsWith("r50-formulaire=", StringComparison.Ordinal)
        && !cookie.Contains(", ", StringComparison.Ordinal) && !cookie.Contains("expires=", StringComparison.OrdinalIgnoreCase) && cookie.Contains("httponly", StringComparison.OrdinalIgnoreCase);
}
