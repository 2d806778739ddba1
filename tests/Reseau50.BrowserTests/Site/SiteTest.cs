namespace Reseau50.BrowserTests.Site;

/// <summary>A test of the served site. Whatever it does, the host's log and the browser's console stay silent, or it fails.</summary>
[Collection(SiteCollection.Name)]
public abstract class SiteTest(SiteFixture site) : IAsyncLifetime
{
    private static int _addresses;
    private readonly List<Visit> _visits = [];

    protected SiteFixture Site { get; } = site;

    public const int Phone = 390;
    public const int Wide = 1280;

    /// <summary>Opens a browser window of this width and goes to <paramref name="path"/>, if given, which answers <paramref name="status"/>.</summary>
    protected async Task<Visit> OpenAsync(string? path, int width = Wide, int status = 200, BrowserNewContextOptions? options = null)
    {
        options ??= new();
        // Each window comes from an address of its own: what one does wrong makes no other wait.
        options.ExtraHTTPHeaders = [new("X-Forwarded-For", $"10.50.{_addresses / 250}.{1 + _addresses++ % 250}")];
        options.BaseURL = Site.Root;
        options.Locale = "fr-FR";
        options.TimezoneId = "Europe/Paris";
        options.ViewportSize = new() { Width = width, Height = width < 700 ? 844 : 900 };
        var visit = await Visit.StartAsync(Site, await Site.NewContextAsync(options));
        visit.Page.SetDefaultTimeout(15_000);
        _visits.Add(visit);
        if (path is not null) await visit.GoAsync(path, status);
        return visit;
    }

    /// <summary>Fails with every fault in full, one a line.</summary>
    protected static void None(IEnumerable<string> faults)
    {
        var all = faults.Distinct().ToList();
        Assert.True(all.Count == 0, $"{all.Count} faults:\n{string.Join('\n', all)}");
    }

    public Task InitializeAsync()
    {
        Site.Log.Take();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        foreach (var visit in _visits) await visit.DisposeAsync();
        None(_visits.SelectMany(v => v.Faults).Concat(Site.Log.Take()));
    }
}
