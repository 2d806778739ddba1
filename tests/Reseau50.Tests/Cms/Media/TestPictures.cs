using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Reseau50.Tests.Cms.Media;

/// <summary>Pictures made by code, with everything a telephone hides in them.</summary>
internal static class TestPictures
{
    public const string Secret = "GPS-49.05N-1.45W";
    private const string Xmp = "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + Secret + "</x:xmpmeta>";

    /// <summary>32 × 16 pixels of one colour.</summary>
    public static readonly byte[] PlainJpeg = Convert.FromBase64String(
        "/9j/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/" +
        "wAARCAAQACADASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVW" +
        "V1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQA" +
        "AQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX" +
        "2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwCSiiivGPWCiiigD//Z");

    /// <summary>The same with EXIF (orientation, GPS), XMP, a comment, and a second picture behind the first.</summary>
    public static byte[] TalkativeJpeg(int orientation = 1)
    {
        var file = new MemoryStream();
        file.Write(PlainJpeg.AsSpan(0, 2));
        Segment(file, 0xE1, [.. "Exif\0\0"u8, .. Exif(orientation)]);
        Segment(file, 0xE1, Encoding.ASCII.GetBytes(Xmp));
        Segment(file, 0xED, Encoding.ASCII.GetBytes("Photoshop 3.0\0" + Secret));
        Segment(file, 0xE2, Encoding.ASCII.GetBytes("MPF\0" + Secret));
        Segment(file, 0xFE, Encoding.ASCII.GetBytes(Secret));
        file.Write(PlainJpeg.AsSpan(2));
        file.Write(Encoding.ASCII.GetBytes(Secret));
        return file.ToArray();
    }

    public static byte[] Png(int width, int height, bool talkative = false)
    {
        var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (8, 2);
        Chunk(file, "IHDR", head);
        if (talkative)
        {
            Chunk(file, "eXIf", Exif(1));
            Chunk(file, "tEXt", Encoding.ASCII.GetBytes("Location\0" + Secret));
            Chunk(file, "iTXt", Encoding.ASCII.GetBytes("XML:com.adobe.xmp\0\0\0\0\0" + Xmp));
        }
        var data = new MemoryStream();
        using (var zip = new ZLibStream(data, CompressionLevel.Fastest, leaveOpen: true))
        {
            var row = new byte[1 + width * 3];
            for (var y = 0; y < height; y++)
            {
                for (var x = 0; x < width; x++) (row[1 + x * 3], row[2 + x * 3], row[3 + x * 3]) = ((byte)(x / 8), (byte)(y / 8), 120);
                zip.Write(row);
            }
        }
        Chunk(file, "IDAT", data.ToArray());
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    /// <summary>The header of a picture that would take 4.8 GB once decoded.</summary>
    public static byte[] BombPng()
    {
        var small = Png(1, 1);
        BinaryPrimitives.WriteInt32BigEndian(small.AsSpan(16), 40_000);
        BinaryPrimitives.WriteInt32BigEndian(small.AsSpan(20), 40_000);
        BinaryPrimitives.WriteUInt32BigEndian(small.AsSpan(29), Crc(small.AsSpan(12, 17)));
        return small;
    }

    /// <summary>An extended WebP whose pixels no decoder would take: enough for what is not decoded.</summary>
    public static byte[] TalkativeWebP(bool moving = false)
    {
        var body = new MemoryStream();
        body.Write("WEBP"u8);
        Riff(body, "VP8X", [(byte)(0x0C | (moving ? 2 : 0)), 0, 0, 0, 99, 0, 0, 49, 0, 0]);
        Riff(body, "VP8L", [0x2F, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
        Riff(body, "EXIF", [.. "Exif\0\0"u8, .. Exif(1)]);
        Riff(body, "XMP ", Encoding.ASCII.GetBytes(Xmp));
        var file = new MemoryStream();
        Riff(file, "RIFF", body.ToArray());
        return file.ToArray();
    }

    /// <summary>1 × 1 pixel, as many times as there are <paramref name="images"/>, with a comment and XMP.</summary>
    public static byte[] TalkativeGif(int images = 1)
    {
        var file = new MemoryStream();
        file.Write([.. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]);
        file.Write([0x21, 0xFF, .. "\vNETSCAPE2.0"u8, 3, 1, 0, 0, 0]);
        file.Write([0x21, 0xFE, (byte)Secret.Length, .. Encoding.ASCII.GetBytes(Secret), 0]);
        file.Write([0x21, 0xFF, .. "\vXMP DataXMP"u8, (byte)Secret.Length, .. Encoding.ASCII.GetBytes(Secret), 0]);
        for (var i = 0; i < images; i++) file.Write([0x21, 0xF9, 4, 0, 10, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]);
        file.WriteByte(0x3B);
        return file.ToArray();
    }

    /// <summary>Fails when anything of what was hidden is left.</summary>
    public static void AssertSilent(byte[] bytes)
    {
        foreach (var trace in new[] { "Exif", "EXIF", "GPS", "http://ns.adobe.com/xap", "xmpmeta", "Photoshop", "MPF\0", "XMP" })
            Assert.True(bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(trace)) < 0, $"“{trace}” is left in the picture.");
    }

    // A TIFF of one directory: orientation, and a pointer to GPS data.
    private static byte[] Exif(int orientation) =>
    [
        .. "II"u8, 42, 0, 8, 0, 0, 0, 2, 0,
        0x12, 1, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0,
        0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0,
        0, 0, 0, 0,
        1, 0, 1, 0, 2, 0, 2, 0, 0, 0, (byte)'N', 0, 0, 0, 0, 0, 0, 0,
        .. Encoding.ASCII.GetBytes(Secret),
    ];

    private static void Segment(MemoryStream file, byte marker, byte[] body)
    {
        file.Write([0xFF, marker, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2)]);
        file.Write(body);
    }

    private static void Riff(MemoryStream file, string type, byte[] body)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, body.Length);
        file.Write([.. Encoding.ASCII.GetBytes(type), .. length, .. body]);
        if (body.Length % 2 == 1) file.WriteByte(0);
    }

    private static void Chunk(MemoryStream file, string type, byte[] body)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. body];
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, body.Length);
        file.Write(number);
        file.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(named));
        file.Write(number);
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0xEDB88320;
        }
        return ~crc;
    }
}
