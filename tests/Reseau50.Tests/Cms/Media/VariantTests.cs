using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Reseau50.Cms.Media;
using Reseau50.Cms.Media.Pictures;

namespace Reseau50.Tests.Cms.Media;

public sealed class VariantTests
{
    [ToolsTheory, ClassData(typeof(EachDatabase))]
    public async Task LargePicture_GetsUsualWidths_InWebPAndItsOwnFormat_AllSilent(Database database)
    {
        await using var site = await MediaFixture.CreateAsync(database, tools: true);
        var row = await site.PutAsync("photo.png", TestPictures.Png(1600, 1200, talkative: true));
        Assert.Equal(
            ["webp 320x240", "png 320x240", "webp 640x480", "png 640x480", "webp 1280x960", "png 1280x960"],
            (await site.FindAsync("photo.png"))!.AllVariants.Select(v => $"{v.Format} {v.Width}x{v.Height}"));
        foreach (var hash in row.AllVariants.Select(v => v.Hash).Append(row.Hash)) TestPictures.AssertSilent(site.Bytes(hash));
        // The colour profile of sRGB weighs 7 kB in each WebP that keeps it.
        Assert.True(row.AllVariants.Where(v => v.Format == "webp").All(v => site.Bytes(v.Hash).AsSpan().IndexOf("ICCP"u8) < 0));
        Assert.Empty(site.Aside());
        Assert.False((await site.PutAsync("photo.png", TestPictures.Png(1600, 1200, talkative: true))).Changed);
    }

    [ToolsTheory, ClassData(typeof(EachDatabase))]
    public async Task TurnedJpeg_StandsUpright_WithoutAWordOfExif(Database database)
    {
        await using var site = await MediaFixture.CreateAsync(database, tools: true);
        var row = await site.PutAsync("photo.jpg", TestPictures.TalkativeJpeg(orientation: 6));
        Assert.Equal((16, 32), (row.Width, row.Height));
        var served = Picture.Read(PictureFormat.Jpeg, site.Bytes(row.Hash));
        Assert.Equal((16, 32, 1), (served.Width, served.Height, served.Orientation));
        foreach (var hash in row.AllVariants.Select(v => v.Hash).Append(row.Hash)) TestPictures.AssertSilent(site.Bytes(hash));
        Assert.Equal("webp 16x32", Assert.Single(row.AllVariants.Select(v => $"{v.Format} {v.Width}x{v.Height}")));
    }

    [ToolsTheory]
    [InlineData("""{"Width":300,"Height":300}""", "jpg 300x150")]
    [InlineData("""{"Width":300,"Height":300,"Mode":1,"Format":6,"Quality":60}""", "webp 300x150")]
    [InlineData("""{"Width":300,"Height":300,"Mode":2}""", "jpg 300x300")]
    [InlineData("""{"Width":300,"Height":300,"Mode":3,"Format":4}""", "png 300x300")]
    [InlineData("""{"Width":300,"Height":300,"Mode":4,"Format":6}""", "webp 300x300")]
    [InlineData("""{"Width":200,"Height":200,"Mode":5}""", "jpg 400x200")]
    [InlineData("""{"Width":300,"Height":300,"Mode":6}""", "jpg 300x300")]
    [InlineData("""{"Width":0,"Height":100,"Mode":0,"Format":2}""", "gif 200x100")]
    [InlineData("""{"Width":9000,"Height":9000,"Mode":1}""", "jpg 700x350")]
    [InlineData("""{"Width":1000,"Height":100,"Mode":2,"Quality":100}""", "jpg 1000x100")]
    public async Task Profile_OfEachMode_GivesItsSize(string profile, string expected)
    {
        await using var site = await MediaFixture.CreateAsync(Database.Sqlite, tools: true);
        await site.ProfilesAsync(("vignette", profile));
        var row = await site.PutAsync("photo.jpg", await JpegAsync(700, 350));
        var made = Assert.Single(row.AllVariants, v => v.Profile == "vignette");
        Assert.Equal(expected, $"{made.Format} {made.Width}x{made.Height}");
        TestPictures.AssertSilent(site.Bytes(made.Hash));
    }

    [ToolsTheory, ClassData(typeof(EachDatabase))]
    public async Task ChangedProfile_OrToolsInstalledLater_MakeTheCopiesAgain(Database database)
    {
        await using var site = await MediaFixture.CreateAsync(database);
        var options = site.Services.GetRequiredService<MediaOptions>();
        await site.PutAsync("photo.png", TestPictures.Png(400, 200));
        await site.PutAsync("anime.gif", TestPictures.TalkativeGif(images: 2));
        await site.PutAsync("a.txt", "Texte");
        Assert.Empty((await site.FindAsync("photo.png"))!.AllVariants);

        (options.Vips, options.VipsThumbnail) = ("vips", "vipsthumbnail");
        await CopiesAsync(site);
        Assert.Equal(["webp 320", "png 320", "webp 400"], await NamesAsync(site));

        await site.ProfilesAsync(("petit", """{"Width":50,"Height":50,"Mode":2}"""));
        await CopiesAsync(site);
        Assert.Equal(["webp 320", "png 320", "webp 400", "png 50"], await NamesAsync(site));
        var before = site.Blobs();
        await CopiesAsync(site);
        Assert.Equal(before, site.Blobs());
    }

    [ToolsTheory, ClassData(typeof(EachDatabase))]
    public async Task PictureThatCannotBeDecoded_IsRefused(Database database)
    {
        await using var site = await MediaFixture.CreateAsync(database, tools: true);
        var refusal = await site.RefusedAsync("a.webp", TestPictures.TalkativeWebP());
        Assert.Equal("l’image ne peut pas être lue.", refusal.Reason);
    }

    private static Task CopiesAsync(TestSite site) => site.InScopeAsync(s =>
        new MediaCopiesJob(s.GetRequiredService<MediaStore>(), NullLogger<MediaCopiesJob>.Instance).RunAsync(CancellationToken.None));

    private static async Task<IEnumerable<string>> NamesAsync(TestSite site) => (await site.FindAsync("photo.png"))!.AllVariants.Select(v => $"{v.Format} {v.Width}");

    /// <summary>A JPEG of that size, made by the tool itself.</summary>
    private static async Task<byte[]> JpegAsync(int width, int height)
    {
        var folder = Directory.CreateTempSubdirectory("reseau50-jpeg-").FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, "a.png"), TestPictures.Png(width, height));
        using var tool = System.Diagnostics.Process.Start("vips", ["copy", Path.Combine(folder, "a.png"), Path.Combine(folder, "a.jpg")]);
        await tool.WaitForExitAsync();
        var bytes = await File.ReadAllBytesAsync(Path.Combine(folder, "a.jpg"));
        Directory.Delete(folder, recursive: true);
        return bytes;
    }
}
