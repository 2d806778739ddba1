using System.Text.Json;
using Xunit.Abstractions;

namespace Reseau50.BrowserTests.Pages;

/// <summary>A page comes fast to a phone in the country: few bytes, few requests, nobody else's.</summary>
public class WeightTests(SiteFixture site, ITestOutputHelper output) : SiteTest(site)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/ateliers/motricite-libre")]
    [InlineData("/agenda")]
    [InlineData("/ressources/grille-observation-motricite-libre")]
    [InlineData("/mam/creer")]
    [InlineData("/structures")]
    public async Task FirstView_IsLight(string path)
    {
        // The very first view: nothing kept by the browser, everything counted as it came over the wire.
        var visit = await OpenAsync(null, Phone);
        var wire = await visit.Page.Context.NewCDPSessionAsync(visit.Page);
        double bytes = 0;
        var requests = new List<string>();
        wire.Event("Network.loadingFinished").OnEvent += (_, e) => bytes += e!.Value.GetProperty("encodedDataLength").GetDouble();
        wire.Event("Network.requestWillBeSent").OnEvent += (_, e) => requests.Add(e!.Value.GetProperty("request").GetProperty("url").GetString()!);
        await wire.SendAsync("Network.enable");
        await wire.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = true });
        await visit.Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });
        output.WriteLine($"{path}: {bytes / 1000:0.0} kB, {requests.Count} requests");
        Assert.True(requests.Count >= 3, "Nothing was counted.");
        Assert.True(bytes <= 100_000, $"{bytes} bytes: {string.Join(" ", requests)}");
        Assert.True(requests.Count <= 15, string.Join(" ", requests));
        Assert.All(requests, r => Assert.StartsWith(Site.Root + "/", r));
    }
}
