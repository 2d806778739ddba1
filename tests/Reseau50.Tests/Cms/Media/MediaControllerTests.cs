using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Reseau50.Cms;
using Reseau50.Cms.Media;
using Reseau50.Cms.Site;

namespace Reseau50.Tests.Cms.Media;

public sealed class MediaControllerTests
{
    private const string Svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task File_ComesWithItsTypeTagDateAndProtections(Database database)
    {
        await using var host = await HostAsync(database);
        var row = await host.Site.PutAsync("dossier/notes été.txt", "Bonjour à tous");
        var answer = await host.Client.GetAsync(MediaUrl.Plain(row.Path));
        Assert.Equal("Bonjour à tous", await answer.Content.ReadAsStringAsync());
        Assert.Equal("text/plain; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal($"\"{row.Hash}\"", answer.Headers.ETag!.ToString());
        Assert.Equal(host.Site.Clock.Now, answer.Content.Headers.LastModified);
        Assert.Equal("public, max-age=3600", answer.Headers.CacheControl!.ToString());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("inline", answer.Content.Headers.ContentDisposition!.DispositionType);

        var head = await host.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, MediaUrl.Plain(row.Path)));
        Assert.Equal((HttpStatusCode.OK, 15L), (head.StatusCode, head.Content.Headers.ContentLength));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ConditionalAndPartialRequests_AreUnderstood(Database database)
    {
        await using var host = await HostAsync(database);
        var row = await host.Site.PutAsync("a.txt", "0123456789");
        Assert.Equal(HttpStatusCode.NotModified, (await AskAsync(host, "/media/a.txt", r => r.Headers.IfNoneMatch.Add(new($"\"{row.Hash}\"")))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(host, "/media/a.txt", r => r.Headers.IfNoneMatch.Add(new("\"other\"")))).StatusCode);
        Assert.Equal(HttpStatusCode.NotModified, (await AskAsync(host, "/media/a.txt", r => r.Headers.IfModifiedSince = host.Site.Clock.Now)).StatusCode);

        var part = await AskAsync(host, "/media/a.txt", r => r.Headers.Range = new RangeHeaderValue(2, 4));
        Assert.Equal((HttpStatusCode.PartialContent, "234"), (part.StatusCode, await part.Content.ReadAsStringAsync()));
        var stale = await AskAsync(host, "/media/a.txt", r =>
        {
            r.Headers.Range = new RangeHeaderValue(2, 4);
            r.Headers.IfRange = new RangeConditionHeaderValue("\"other\"");
        });
        Assert.Equal((HttpStatusCode.OK, "0123456789"), (stale.StatusCode, await stale.Content.ReadAsStringAsync()));
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, (await AskAsync(host, "/media/a.txt", r => r.Headers.Range = new RangeHeaderValue(99, null))).StatusCode);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AddressWithTheHash_IsKeptForAYear_AnOldOneIsNot(Database database)
    {
        await using var host = await HostAsync(database);
        var old = MediaUrl.Of(await host.Site.PutAsync("a.txt", "Avant"));
        Assert.Equal("public, max-age=31536000, immutable", (await host.Client.GetAsync(old)).Headers.GetValues("Cache-Control").Single());
        await host.Site.PutAsync("a.txt", "Après");
        var answer = await host.Client.GetAsync(old);
        Assert.Equal(("Après", "public, max-age=3600"), (await answer.Content.ReadAsStringAsync(), answer.Headers.CacheControl!.ToString()));
    }

    [Theory]
    [InlineData("/media/")]
    [InlineData("/media/absent.txt")]
    [InlineData("/media/A.txt")]
    [InlineData("/media/../reseau50.db")]
    [InlineData("/media/%2e%2e/reseau50.db")]
    [InlineData("/media/..%2freseau50.db")]
    [InlineData("/media/..%5creseau50.db")]
    [InlineData("/media/%2fetc/passwd")]
    [InlineData("/media/a.txt%0a")]
    [InlineData("/media/a.txt/")]
    [InlineData("/media/a.txt?w=640&f=webp")]
    [InlineData("/media/a.txt?p=inconnu")]
    public async Task WhatIsNotInTheTable_DoesNotExist(string address)
    {
        await using var host = await HostAsync(Database.Sqlite);
        await host.Site.PutAsync("a.txt", "A");
        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task BytesThatAreGone_AreNotFound_NotAnError()
    {
        await using var host = await HostAsync(Database.Sqlite);
        var row = await host.Site.PutAsync("a.txt", "A");
        File.Delete(host.Site.BlobFile(row.Hash));
        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync("/media/a.txt")).StatusCode);
    }

    [Fact]
    public async Task Drawing_IsServedInASandbox_OfficeFileAsADownload()
    {
        await using var host = await HostAsync(Database.Sqlite);
        await host.Site.PutAsync("a.svg", Svg);
        await host.Site.PutAsync("présences été.csv", "a;b");
        var drawing = await host.Client.GetAsync("/media/a.svg");
        Assert.StartsWith("default-src 'none';", drawing.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.EndsWith("sandbox", drawing.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("image/svg+xml", drawing.Content.Headers.ContentType!.ToString());

        var table = await host.Client.GetAsync("/media/pr%C3%A9sences%20%C3%A9t%C3%A9.csv");
        Assert.Equal(("attachment", "présences été.csv"), (table.Content.Headers.ContentDisposition!.DispositionType, table.Content.Headers.ContentDisposition.FileNameStar));
    }

    [ToolsTheory, ClassData(typeof(EachDatabase))]
    public async Task Copies_AreServed_UnderTheAddressesThatPagesUse(Database database)
    {
        await using var host = await HostAsync(database, tools: true);
        await host.Site.ProfilesAsync(("à la une", """{"Width":100,"Height":50,"Mode":2,"Format":3}"""));
        var row = await host.Site.PutAsync("photo.png", TestPictures.Png(800, 600));
        Assert.True(row.AllVariants.Count >= 6);
        foreach (var copy in row.AllVariants)
        {
            var answer = await host.Client.GetAsync(MediaUrl.Of(row, copy));
            Assert.Equal(host.Site.Bytes(copy.Hash), await answer.Content.ReadAsByteArrayAsync());
            Assert.Equal("image/" + copy.Format.Replace("jpg", "jpeg", StringComparison.Ordinal), answer.Content.Headers.ContentType!.ToString());
            Assert.Contains("immutable", answer.Headers.GetValues("Cache-Control").Single(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task GateThatSaysNo_HidesTheFileAltogether()
    {
        await using var host = await HostAsync(Database.Sqlite, gate: true);
        await host.Site.PutAsync("ouvert/a.txt", "A");
        await host.Site.PutAsync("prive/a.txt", "A");
        Assert.Equal(HttpStatusCode.OK, (await host.Client.GetAsync("/media/ouvert/a.txt")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync("/media/prive/a.txt")).StatusCode);
    }

    private sealed class PrivateFolder : IMediaGate
    {
        public ValueTask<bool> MayReadAsync(MediaFileRow file, ClaimsPrincipal reader, CancellationToken ct) => new(!file.Path.StartsWith("prive/", StringComparison.Ordinal));
    }

    private sealed record Running(TestSite Site, WebApplication App, HttpClient Client) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            Client.Dispose();
            await App.DisposeAsync();
            await Site.DisposeAsync();
        }
    }

    // What no file answers must not reach the pages of items, which this host has not got.
    private sealed class MediaAlone : ControllerFeatureProvider
    {
        protected override bool IsController(TypeInfo typeInfo) => typeInfo.AsType() == typeof(MediaController);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Documents_AreCountedWhenFetchedWhole_AndNothingElseIs(Database database)
    {
        await using var host = await HostAsync(database);
        var (tool, other, drawing) = (await host.Site.PutAsync("outils/a.txt", "Bonjour"), await host.Site.PutAsync("outils/b.txt", "Bonsoir"), await host.Site.PutAsync("outils/c.svg", Svg));
        var counts = host.App.Services.GetRequiredService<MediaDownloads>();
        foreach (var _ in Enumerable.Range(0, 3)) await host.Client.GetAsync(MediaUrl.Plain(tool.Path));
        await AskAsync(host, MediaUrl.Plain(tool.Path), r => r.Headers.Range = new RangeHeaderValue(0, 2));
        await AskAsync(host, MediaUrl.Plain(tool.Path), r => r.Headers.Range = new RangeHeaderValue(3, 4));
        await AskAsync(host, MediaUrl.Plain(tool.Path), r => r.Headers.IfNoneMatch.Add(new EntityTagHeaderValue($"\"{tool.Hash}\"")));
        await AskAsync(host, MediaUrl.Plain(tool.Path), r => r.Method = HttpMethod.Head);
        await host.Client.GetAsync(MediaUrl.Plain(drawing.Path));
        await host.Client.GetAsync("/media/outils/absent.txt");
        Assert.Equal((4, 0, 0), (await counts.OfAsync([tool.Path]), await counts.OfAsync([other.Path]), await counts.OfAsync([drawing.Path])));

        await counts.StoreAsync(CancellationToken.None);
        await host.Client.GetAsync(MediaUrl.Plain(tool.Path));
        await host.Client.GetAsync(MediaUrl.Plain(other.Path));
        Assert.Equal(6, await counts.OfAsync([tool.Path, other.Path]));
        await counts.StoreAsync(CancellationToken.None);
        var stored = await host.Site.InScopeAsync(s => s.GetRequiredService<Reseau50.Cms.Data.SiteDb>().Set<MediaDownloadRow>().OrderBy(d => d.Path).Select(d => new { d.Path, d.Count }).ToListAsync());
        Assert.Equal([("outils/a.txt", 5L), ("outils/b.txt", 1L)], stored.Select(d => (d.Path, d.Count)));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task DownloadsTheDatabaseRefuses_GoOnWaiting(Database database)
    {
        await using var host = await HostAsync(database);
        var tool = await host.Site.PutAsync("outils/a.txt", "Bonjour");
        var counts = host.App.Services.GetRequiredService<MediaDownloads>();
        Task Sql(string sql) => host.Site.InScopeAsync(s => s.GetRequiredService<Reseau50.Cms.Data.SiteDb>().Database.ExecuteSqlRawAsync(sql));
        await host.Client.GetAsync(MediaUrl.Plain(tool.Path));
        await Sql("alter table \"MediaDownloads\" rename to \"Away\"");
        await counts.StoreAsync(CancellationToken.None);
        await Sql("alter table \"Away\" rename to \"MediaDownloads\"");
        Assert.Equal(1, await counts.OfAsync([tool.Path]));
        await counts.StoreAsync(CancellationToken.None);
        await counts.StoreAsync(CancellationToken.None);
        Assert.Equal(1, await counts.OfAsync([tool.Path]));
    }

    private static async Task<Running> HostAsync(Database database, bool tools = false, bool gate = false)
    {
        var site = await MediaFixture.CreateAsync(database, tools);
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddReseau50(builder.Configuration, site.Options, Reseau50.Web.Modules.All);
        // One cache for both: what the test puts is seen at once, as on the node that took an upload.
        builder.Services.AddSingleton(site.Services.GetRequiredService<Reseau50.Cms.Data.SiteCache>());
        // These serve files as such: what shows them is another matter (ContentMediaGateTests).
        builder.Services.RemoveAll<IMediaGate>();
        if (gate) builder.Services.AddSingleton<IMediaGate, PrivateFolder>();
        builder.Services.AddControllers(o => o.Conventions.Add(new HeadConvention())).ConfigureApplicationPartManager(parts =>
        {
            parts.ApplicationParts.Clear();
            parts.ApplicationParts.Add(new AssemblyPart(typeof(MediaController).Assembly));
            parts.FeatureProviders.Clear();
            parts.FeatureProviders.Add(new MediaAlone());
        });
        var app = builder.Build();
        app.MapControllers();
        await app.StartAsync();
        return new Running(site, app, app.GetTestClient());
    }

    private static Task<HttpResponseMessage> AskAsync(Running host, string address, Action<HttpRequestMessage> set)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        set(request);
        return host.Client.SendAsync(request);
    }
}
