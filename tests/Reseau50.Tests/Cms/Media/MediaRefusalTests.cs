using System.IO.Compression;
using System.Text;

namespace Reseau50.Tests.Cms.Media;

public sealed class MediaRefusalTests
{
    [Theory]
    [InlineData("../secret.txt")]
    [InlineData("a/../../secret.txt")]
    [InlineData("/etc/a.txt")]
    [InlineData("a//b.txt")]
    [InlineData("a\\b.txt")]
    [InlineData("a/.hidden.txt")]
    [InlineData("C:a.txt")]
    [InlineData("a\u0000.txt")]
    [InlineData("a\nb.txt")]
    [InlineData("a%2fb.txt")]
    [InlineData("a/b.txt/")]
    [InlineData("")]
    [InlineData("programme.exe")]
    [InlineData("page.html")]
    [InlineData("sans-extension")]
    [InlineData("photo.jpg.php")]
    public async Task Path_ThatIsNotOfTheLibrary_IsRefused(string path)
    {
        await using var site = await MediaFixture.CreateAsync(Database.Sqlite);
        var refusal = await site.RefusedAsync(path, "texte"u8.ToArray());
        Assert.True(refusal.Reason.Length > 10 && refusal.Fix.Length > 10);
        Assert.DoesNotContain(refusal.Message, char.IsControl);
    }

    public static TheoryData<string, byte[], string> Faulty() => new()
    {
        { "a.jpg", TestPictures.Png(2, 2), "n’est pas une image JPEG" },
        { "a.png", TestPictures.PlainJpeg, "n’est pas une image PNG" },
        { "a.gif", "<html>"u8.ToArray(), "n’est pas une image GIF" },
        { "a.webp", TestPictures.PlainJpeg, "n’est pas une image WebP" },
        { "a.jpg", TestPictures.PlainJpeg[..^40], "incomplète" },
        { "a.jpg", TestPictures.PlainJpeg[..100], "incomplète" },
        { "a.png", TestPictures.Png(9, 9)[..^14], "incomplète" },
        { "a.webp", TestPictures.TalkativeWebP()[..^9], "incomplète" },
        { "a.gif", TestPictures.TalkativeGif()[..^3], "incomplète" },
        { "a.png", TestPictures.BombPng(), "40000 × 40000 pixels" },
        { "a.txt", [], "vide" },
        { "a.txt", Encoding.Latin1.GetBytes("été"), "UTF-8" },
        { "a.csv", [0x50, 0x4B, 3, 4, 0, 0], "UTF-8" },
        { "a.pdf", "bonjour"u8.ToArray(), "n’est pas un document PDF" },
        { "a.pdf", "%PDF-1.7\n1 0 obj"u8.ToArray(), "incomplet" },
        { "a.ics", "bonjour"u8.ToArray(), "n’est pas un calendrier" },
        { "a.odt", Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet")), "OpenDocument" },
        { "a.odt", "PK bonjour"u8.ToArray(), "OpenDocument" },
        { "a.docx", Zip(("[Content_Types].xml", "")), "n’est pas un document Word" },
        { "a.docx", Zip(("[Content_Types].xml", ""), ("word/document.xml", ""), ("word/vbaProject.bin", "")), "macros" },
        { "a.docx", Zip(("[Content_Types].xml", ""), ("word/document.xml", ""))[..^12], "Word" },
    };

    [Theory, MemberData(nameof(Faulty))]
    public async Task Content_ThatIsNotWhatItsNameSays_IsRefused(string path, byte[] bytes, string reason)
    {
        await using var site = await MediaFixture.CreateAsync(Database.Sqlite);
        var refusal = await site.RefusedAsync(path, bytes);
        Assert.Contains(reason, refusal.Reason, StringComparison.Ordinal);
        Assert.EndsWith(".", refusal.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.pdf", "%PDF-1.7\n…\n%%EOF\n")]
    [InlineData("a.ics", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")]
    [InlineData("a.md", "# Été\n")]
    public async Task GoodText_IsTaken(string path, string text)
    {
        await using var site = await MediaFixture.CreateAsync(Database.Sqlite);
        Assert.True((await site.PutAsync(path, text)).Changed);
    }

    [Fact]
    public async Task GoodOfficeFiles_AreTaken()
    {
        await using var site = await MediaFixture.CreateAsync(Database.Sqlite);
        Assert.True((await site.PutAsync("a.odt", Zip(("mimetype", "application/vnd.oasis.opendocument.text")))).Changed);
        Assert.True((await site.PutAsync("a.ods", Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet")))).Changed);
        Assert.True((await site.PutAsync("a.docx", Zip(("[Content_Types].xml", ""), ("word/document.xml", "")))).Changed);
    }

    [Fact]
    public async Task TooHeavyFile_IsRefused_WithoutBeingReadToItsEnd()
    {
        await using var site = await MediaFixture.CreateAsync(Database.Sqlite, set: o => o.MaxBytes = 1_000_000);
        var endless = new EndlessStream();
        var refusal = await Assert.ThrowsAsync<Reseau50.Cms.Media.MediaRefusedException>(() => site.InScopeAsync(s =>
            ((Reseau50.Cms.Media.MediaStore)s.GetService(typeof(Reseau50.Cms.Media.MediaStore))!).PutAsync("a.txt", endless)));
        Assert.Equal("le fichier pèse plus de 1\u00a0Mo.", refusal.Reason);
        Assert.InRange(endless.Given, 1_000_000, 1_200_000);
        Assert.Empty(site.Aside());
    }

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name, CompressionLevel.NoCompression).Open());
                writer.Write(text);
            }
        }
        return file.ToArray();
    }

    private sealed class EndlessStream : MemoryStream
    {
        public long Given { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)'a');
            Given += buffer.Length;
            return new(buffer.Length);
        }
    }
}
