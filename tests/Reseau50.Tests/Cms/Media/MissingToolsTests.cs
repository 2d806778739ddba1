using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Reseau50.Cms.Media;

namespace Reseau50.Tests.Cms.Media;

public sealed class MissingToolsTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Picture_IsServedAsItCame_ButForWhatItTold(Database database)
    {
        await using var site = await MediaFixture.CreateAsync(database);
        var row = await site.PutAsync("photo.jpg", TestPictures.TalkativeJpeg());
        Assert.Empty(row.AllVariants);
        Assert.Equal(TestPictures.PlainJpeg, site.Bytes(row.Hash));

        var turned = await site.PutAsync("debout.jpg", TestPictures.TalkativeJpeg(orientation: 6));
        Assert.Equal((16, 32), (turned.Width, turned.Height));
        Assert.True(site.Bytes(turned.Hash).AsSpan().IndexOf("GPS"u8) < 0);
        Assert.False((await site.PutAsync("debout.jpg", site.Bytes(turned.Hash))).Changed);
    }

    [Fact]
    public async Task HealthCheck_SaysSo_InFrench()
    {
        await using var without = await MediaFixture.CreateAsync(Database.Sqlite);
        var result = await CheckAsync(without);
        Assert.Equal(HealthStatus.Degraded, result.Status);
        Assert.Contains("libvips-tools", result.Description, StringComparison.Ordinal);
    }

    [ToolsTheory, InlineData(true)]
    public async Task HealthCheck_IsContent_WithTheTools(bool tools)
    {
        await using var site = await MediaFixture.CreateAsync(Database.Sqlite, tools);
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(site)).Status);
    }

    [Fact]
    public async Task ToolThatHangs_IsStopped_AndThePictureRefused()
    {
        await using var site = await FakeAsync("sleep 60 & sleep 60", o => o.ToolTime = TimeSpan.FromSeconds(1));
        var time = Stopwatch.StartNew();
        var refusal = await site.RefusedAsync("a.png", TestPictures.Png(4, 4));
        Assert.InRange(time.Elapsed.TotalSeconds, 0.9, 20);
        Assert.Equal("l’image ne peut pas être lue.", refusal.Reason);
    }

    [Fact]
    public async Task Tool_RunsWithLittleMemory_AndNothingOfOurEnvironment()
    {
        Environment.SetEnvironmentVariable("RESEAU50_TEST_SECRET", "mot-de-passe");
        await using var site = await FakeAsync("ulimit -v >> $0.log; ulimit -f >> $0.log; ulimit -t >> $0.log; env >> $0.log; exit 1", o => o.ToolMegabytes = 1000);
        await site.RefusedAsync("a.png", TestPictures.Png(4, 4));
        var seen = File.ReadAllLines(Path.Combine(site.Options.Folder, "tool.log"));
        Assert.Equal(["1024000", "524288", "30"], seen[..3]);
        Assert.Contains("VIPS_BLOCK_UNTRUSTED=1", seen);
        Assert.DoesNotContain(seen, l => l.Contains("SECRET", StringComparison.Ordinal) || l.Contains("POSTGRES", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ToolThatAsksForTooMuchMemory_DoesNotGetIt()
    {
        await using var site = await FakeAsync("head -c 300000000 /dev/zero | tail -c 290000000 > out.webp && : > $0.log; exit 1", o => o.ToolMegabytes = 100);
        await site.RefusedAsync("a.png", TestPictures.Png(4, 4));
        Assert.False(File.Exists(Path.Combine(site.Options.Folder, "tool.log")));
    }

    private static Task<HealthCheckResult> CheckAsync(TestSite site) => site.Services.GetRequiredService<MediaToolsHealthCheck>().CheckHealthAsync(new HealthCheckContext());

    // In place of the tool, a script of the test.
    private static async Task<TestSite> FakeAsync(string script, Action<MediaOptions> set)
    {
        var site = await MediaFixture.CreateAsync(Database.Sqlite, set: set);
        var tool = Path.Combine(site.Options.Folder, "tool");
        await File.WriteAllTextAsync(tool, "#!/bin/sh\n" + script + "\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(tool, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var options = site.Services.GetRequiredService<MediaOptions>();
        (options.Vips, options.VipsThumbnail) = (tool, tool);
        return site;
    }
}
