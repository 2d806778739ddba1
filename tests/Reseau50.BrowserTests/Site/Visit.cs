using System.Collections.Concurrent;

namespace Reseau50.BrowserTests.Site;

/// <summary>A browser window that remembers everything that went wrong in it: a fault on the console, a request that failed, or one to anybody but the site.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _faults = new();
    private readonly string _root;
    private string? _expected;

    private Visit(SiteFixture site, IPage page)
    {
        _root = site.Root;
        Page = page;
        page.Console += (_, message) => { if (message.Type is "error" or "warning") Fault(message.Location, $"console {message.Type}: {message.Text}"); };
        page.PageError += (_, error) => Fault(page.Url, "script: " + error);
        page.Request += (_, request) => Watch(request);
        page.RequestFailed += (_, request) => Fault(request.Url, "failed: " + request.Failure);
        page.Response += (_, response) => { if (response.Status >= 400) Fault(response.Url, "answered " + response.Status); };
    }

    public IPage Page { get; }
    public IEnumerable<string> Faults => _faults;

    public static async Task<Visit> StartAsync(SiteFixture site, IBrowserContext context) => new(site, await context.NewPageAsync());

    public async Task GoAsync(string path, int status = 200)
    {
        // A page that should answer 404 is no fault; anything else on it would be.
        _expected = status >= 400 ? _root + path : null;
        var response = await Page.GotoAsync(path);
        Assert.Equal(status, response!.Status);
    }

    /// <summary>Does <paramref name="work"/>, whose answer from <paramref name="path"/> is a refusal on purpose.</summary>
    public async Task ExpectingAsync(string path, Func<Task> work)
    {
        _expected = _root + path;
        await Page.RunAndWaitForResponseAsync(work, r => r.Url.StartsWith(_expected, StringComparison.Ordinal) && r.Status >= 400);
        await Page.WaitForLoadStateAsync();
    }

    /// <summary>Clicks a link, or the button of the form at <paramref name="path"/>, that hands over a file, and returns the file's bytes and name.</summary>
    public async Task<(byte[] Bytes, string Name)> DownloadAsync(ILocator link, string? path = null)
    {
        // Chromium reports the navigation that became a download as aborted.
        _expected = new Uri(new Uri(_root), path ?? await link.GetAttributeAsync("href")).ToString();
        var download = await Page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        return (await File.ReadAllBytesAsync(await download.PathAsync()), download.SuggestedFilename);
    }

    public ValueTask DisposeAsync() => new(Page.Context.CloseAsync());

    private void Watch(IRequest request)
    {
        if (!request.Url.StartsWith(_root + "/", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal)) Fault(request.Url, "is not ours");
    }

    private void Fault(string where, string what)
    {
        if (_expected is null || !where.StartsWith(_expected, StringComparison.Ordinal)) _faults.Enqueue($"{where} {what}");
    }
}
