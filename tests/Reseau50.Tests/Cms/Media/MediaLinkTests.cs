using Reseau50.Cms.Media;

namespace Reseau50.Tests.Cms.Media;

public sealed class MediaLinkTests
{
    [Theory]
    [InlineData(0, "0\u00a0o")]
    [InlineData(999, "999\u00a0o")]
    [InlineData(1_000, "1\u00a0ko")]
    [InlineData(2_440, "2,4\u00a0ko")]
    [InlineData(240_400, "240\u00a0ko")]
    [InlineData(999_600, "1\u00a0Mo")]
    [InlineData(9_960_000, "10\u00a0Mo")]
    [InlineData(3_250_000_000, "3,3\u00a0Go")]
    public void HumanSize_IsFrench(long bytes, string expected) => Assert.Equal(expected, MediaLink.HumanSize(bytes));

    [Fact]
    public void Link_SaysWhatItGives()
    {
        var link = MediaLink.Of(new MediaFileRow { Path = "outils/Grille d’été.odt", Hash = new string('a', 64), Length = 240_000 });
        Assert.Equal(("Grille d’été.odt", "ODT", "240\u00a0ko"), (link.Name, link.Label, link.Size));
        Assert.Equal("/media/outils/Grille%20d%E2%80%99%C3%A9t%C3%A9.odt?v=aaaaaaaaaaaa", link.Url);
    }
}
