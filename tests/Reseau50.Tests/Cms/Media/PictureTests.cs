using Reseau50.Cms.Media.Pictures;

namespace Reseau50.Tests.Cms.Media;

public sealed class PictureTests
{
    public static TheoryData<string, byte[], int, int> Talkative() => new()
    {
        { "Jpeg", TestPictures.TalkativeJpeg(), 32, 16 },
        { "Png", TestPictures.Png(7, 5, talkative: true), 7, 5 },
        { "WebP", TestPictures.TalkativeWebP(), 100, 50 },
        { "Gif", TestPictures.TalkativeGif(), 1, 1 },
    };

    [Theory, MemberData(nameof(Talkative))]
    public void Metadata_IsGone_AndDoingItAgainChangesNothing(string format, byte[] bytes, int width, int height)
    {
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => TestPictures.AssertSilent(bytes));
        var kind = Enum.Parse<PictureFormat>(format);
        var picture = Picture.Read(kind, bytes);
        Assert.Equal((width, height, false), (picture.Width, picture.Height, picture.Animated));
        TestPictures.AssertSilent(picture.Bytes);
        Assert.Equal(picture.Bytes, Picture.Read(kind, picture.Bytes).Bytes);
    }

    [Theory, MemberData(nameof(Talkative))]
    public void EveryTruncation_IsRefused_AndNoneIsAnAccident(string format, byte[] bytes, int width, int height)
    {
        var kind = Enum.Parse<PictureFormat>(format);
        var whole = Picture.Read(kind, bytes).Bytes;
        for (var length = 0; length < whole.Length; length++)
            Assert.Throws<InvalidDataException>(() => Picture.Read(kind, whole[..length]));
        Assert.True(width * height > 0);
    }

    [Theory, MemberData(nameof(Talkative))]
    public void AnyByteChanged_IsReadOrRefused_NeverAnAccident(string format, byte[] bytes, int width, int height)
    {
        var random = new Random(width * height);
        var kind = Enum.Parse<PictureFormat>(format);
        for (var round = 0; round < 5_000; round++)
        {
            var changed = (byte[])bytes.Clone();
            for (var n = random.Next(1, 4); n > 0; n--) changed[random.Next(changed.Length)] = (byte)random.Next(256);
            try
            {
                Picture.Read(kind, changed);
            }
            catch (InvalidDataException)
            {
                // A refusal is what is hoped for.
            }
        }
    }

    [Fact]
    public void PlainJpeg_KeepsEveryByte()
    {
        Assert.Equal(TestPictures.PlainJpeg, Picture.Read(PictureFormat.Jpeg, TestPictures.TalkativeJpeg()).Bytes);
    }

    [Fact]
    public void Orientation_IsRead_AndCanBeTheOneThingSaid()
    {
        var picture = Picture.Read(PictureFormat.Jpeg, TestPictures.TalkativeJpeg(orientation: 6));
        Assert.Equal(6, picture.Orientation);
        var oriented = JpegFile.Oriented(picture);
        Assert.Equal(6, Picture.Read(PictureFormat.Jpeg, oriented).Orientation);
        Assert.True(oriented.AsSpan().IndexOf("GPS"u8) < 0);
        Assert.Equal(picture.Bytes, Picture.Read(PictureFormat.Jpeg, oriented).Bytes);
    }

    [Fact]
    public void MovingPictures_AreKnown()
    {
        Assert.True(Picture.Read(PictureFormat.Gif, TestPictures.TalkativeGif(images: 3)).Animated);
        Assert.True(Picture.Read(PictureFormat.WebP, TestPictures.TalkativeWebP(moving: true)).Animated);
    }
}
