using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Media;
using Reseau50.Cms.Settings;

namespace Reseau50.Tests.Cms.Media;

/// <summary>A test that runs libvips' tools; where they are missing it says so instead of failing.</summary>
public sealed class ToolsTheoryAttribute : TheoryAttribute
{
    public ToolsTheoryAttribute()
    {
        if (!MachineTools.Have("/usr/bin/vipsthumbnail")) Skip = "libvips' tools are not installed (apt-get install libvips-tools).";
    }
}

internal static class MediaFixture
{
    /// <summary>A site without image tools, unless asked for.</summary>
    public static Task<TestSite> CreateAsync(Database database, bool tools = false, Action<MediaOptions>? set = null) => TestSite.CreateAsync(database, services =>
    {
        var options = tools ? new MediaOptions() : new MediaOptions { Vips = "/nowhere/vips", VipsThumbnail = "/nowhere/vipsthumbnail" };
        set?.Invoke(options);
        services.AddSingleton(options);
    });

    public static Task<MediaFileRow> PutAsync(this TestSite site, string path, byte[] bytes) =>
        site.InScopeAsync(s => s.GetRequiredService<MediaStore>().PutAsync(path, new MemoryStream(bytes), new MediaAnswer(false), replaces: true));

    public static Task<MediaFileRow> PutAsync(this TestSite site, string path, string text) => site.PutAsync(path, Encoding.UTF8.GetBytes(text));

    public static async Task<MediaRefusedException> RefusedAsync(this TestSite site, string path, byte[] bytes)
    {
        var refusal = await Assert.ThrowsAsync<MediaRefusedException>(() => site.PutAsync(path, bytes));
        Assert.Empty(await site.InScopeAsync(s => s.GetRequiredService<MediaStore>().ListAsync()));
        Assert.Empty(site.Aside());
        return refusal;
    }

    public static Task<MediaFileRow?> FindAsync(this TestSite site, string path) => site.InScopeAsync(s => s.GetRequiredService<MediaStore>().FindAsync(path));

    public static byte[] Bytes(this TestSite site, string hash) => File.ReadAllBytes(site.BlobFile(hash));

    public static string BlobFile(this TestSite site, string hash) => Path.Combine(site.Options.Folder, "media", "blobs", hash[..2], hash[2..]);

    public static string[] Blobs(this TestSite site) => Files(Path.Combine(site.Options.Folder, "media", "blobs"));

    public static string[] Aside(this TestSite site) => Files(Path.Combine(site.Options.Folder, "media", "tmp"));

    public static Task ProfilesAsync(this TestSite site, params (string Name, string Json)[] profiles) => site.InScopeAsync(async s => await s.GetRequiredService<SiteWork>().RunAsync(async () =>
    {
        var steps = new StoredSteps();
        foreach (var (name, json) in profiles) steps.MediaProfiles[name] = System.Text.Json.Nodes.JsonNode.Parse(json)!.AsObject();
        await s.GetRequiredService<SiteDocuments>().WriteAsync(steps);
    }));

    private static string[] Files(string folder) => Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories) : [];
}
