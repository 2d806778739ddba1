using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Media;

namespace Reseau50.Tests.Cms.Media;

public sealed class PictureOfTests
{
    [ToolsTheory, ClassData(typeof(EachDatabase))]
    public async Task Photo_IsDrawnWithItsCopies(Database database)
    {
        await using var site = await MediaFixture.CreateAsync(database, tools: true);
        var row = await site.PutAsync("photo.png", TestPictures.Png(1600, 1200));
        var html = await DrawAsync(site, new() { ["path"] = "photo.png" });
        var large = row.AllVariants.Single(v => v is { Format: "png", Width: 1280 });
        Assert.Contains($"src=\"/media/photo.png?w=1280&amp;f=png&amp;v={large.Hash[..12]}\"", html, StringComparison.Ordinal);
        Assert.Matches("srcset=\"/media/photo.png\\?w=320&amp;f=webp&amp;v=[0-9a-f]{12} 320w, [^ ]+ 640w, [^ ]+ 1280w\" sizes=\"50vw\" width=\"1280\" height=\"960\"", html);
        Assert.Contains("alt=\"Un « jeu » d’eau\" loading=\"lazy\" decoding=\"async\"", html, StringComparison.Ordinal);
    }

    [ToolsTheory, InlineData("vignette")]
    public async Task Profile_IsDrawnAlone(string profile)
    {
        await using var site = await MediaFixture.CreateAsync(Database.Sqlite, tools: true);
        await site.ProfilesAsync((profile, """{"Width":100,"Height":100,"Mode":2,"Format":6}"""));
        await site.PutAsync("photo.png", TestPictures.Png(800, 600));
        var html = await DrawAsync(site, new() { ["path"] = "photo.png", ["profile"] = profile });
        Assert.Contains("?p=vignette&amp;v=", html, StringComparison.Ordinal);
        Assert.Contains("width=\"100\" height=\"100\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("srcset", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutTools_TheOriginalIsDrawn_AndADrawingPlainly()
    {
        await using var site = await MediaFixture.CreateAsync(Database.Sqlite);
        await site.PutAsync("photo.png", TestPictures.Png(8, 6));
        await site.PutAsync("a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"12\" height=\"10\"/>");
        Assert.Matches("^<img src=\"/media/photo.png\\?v=[0-9a-f]{12}\" width=\"8\" height=\"6\" alt=", await DrawAsync(site, new() { ["path"] = "photo.png" }));
        Assert.Matches("^<img src=\"/media/a.svg\\?v=[0-9a-f]{12}\" width=\"12\" height=\"10\" alt=", await DrawAsync(site, new() { ["path"] = "a.svg" }));
    }

    [Fact]
    public async Task WhatIsNoPicture_IsNotDrawn()
    {
        await using var site = await MediaFixture.CreateAsync(Database.Sqlite);
        await site.PutAsync("a.txt", "Texte");
        Assert.Equal("", await DrawAsync(site, new() { ["path"] = "a.txt" }));
        Assert.Equal("", await DrawAsync(site, new() { ["path"] = "absent.png" }));
    }

    private static Task<string> DrawAsync(TestSite site, Dictionary<string, string> attributes) => site.InScopeAsync(async s =>
    {
        var helper = new PictureOfTagHelper(s.GetRequiredService<MediaStore>()) { Path = attributes["path"], Alt = "Un « jeu » d’eau", Sizes = "50vw", Profile = attributes.GetValueOrDefault("profile") };
        var output = new TagHelperOutput("picture-of", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        await helper.ProcessAsync(new TagHelperContext([], new Dictionary<object, object>(), "test"), output);
        var writer = new StringWriter();
        output.WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All));
        return writer.ToString();
    });
}
