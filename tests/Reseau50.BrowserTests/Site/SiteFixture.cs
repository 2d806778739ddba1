using Microsoft.Extensions.DependencyInjection;

namespace Reseau50.BrowserTests.Site;

/// <summary>The demonstration site served on a free loopback port, and a browser: made once for every test.</summary>
public sealed class SiteFixture : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reseau50-browser-").FullName;
    private DemoHost _host = null!;
    private IPlaywright _playwright = null!;
    private IBrowser? _browser;
    private string _chromium = "";
    private Crawl? _crawl;

    public HostLog Log { get; } = new();

    /// <summary>The site's address, without a trailing slash.</summary>
    public string Root { get; private set; } = "";

    /// <summary>Plain HTTP: follows no redirect, unpacks nothing by itself.</summary>
    public HttpClient Http { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _chromium = Chromium.Find();
        _host = new DemoHost(_folder, Log);
        _host.UseKestrel(0);
        _host.StartServer();
        // A passkey belongs to a name, never to a number.
        Root = "http://localhost:" + _host.ClientOptions.BaseAddress.Port;
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = System.Net.DecompressionMethods.None }) { BaseAddress = new Uri(Root) };
        Assert.Empty(Log.Take());
        _playwright = await Playwright.CreateAsync();
        SetDefaultExpectTimeout(15_000);
    }

    /// <summary>A window of its own, with its own cookies and cache. A browser that died with an earlier test is started again.</summary>
    public async Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions options)
    {
        if (_browser is not { IsConnected: true })
            _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = _chromium, Headless = true, Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"] });
        return await _browser.NewContextAsync(options);
    }

    /// <summary>Runs <paramref name="work"/> inside the host, in a scope of its own, as a request would.</summary>
    public async Task<T> InHostAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _host.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    /// <summary>Every page reached by links from the home page, fetched once for all the tests that read it.</summary>
    public async Task<Crawl> CrawlAsync() => _crawl ??= await Crawl.RunAsync(Http);

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        Http?.Dispose();
        if (_host is not null) await _host.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        Log.Dispose();
    }
}

/// <summary>One site for every class; tests run one after the other, since some change it for a moment.</summary>
[CollectionDefinition(Name)]
public sealed class SiteCollection : ICollectionFixture<SiteFixture>
{
    public const string Name = "Site";
}
