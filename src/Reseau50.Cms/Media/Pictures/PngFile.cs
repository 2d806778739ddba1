using System.Text;

namespace Reseau50.Cms.Media.Pictures;

/// <summary>PNG, chunk by chunk: what changes the pixels is kept, texts, dates, EXIF and anything unknown are not.</summary>
internal static class PngFile
{
    private static readonly byte[] Signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private static readonly HashSet<string> Kept =
    [
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs", "cICP", "mDCV", "cLLI", "acTL", "fcTL", "fdAT",
    ];

    public static Picture Read(ReadOnlySpan<byte> bytes, bool profile)
    {
        var input = new ByteCursor(bytes);
        input.Expect(Signature, "PNG");
        var output = new MemoryStream(bytes.Length);
        output.Write(Signature);
        var (width, height, animated, data) = (0, 0, false, false);
        for (var type = ""; type != "IEND";)
        {
            var chunk = input.Rest;
            var length = input.Big32();
            type = Encoding.ASCII.GetString(input.Take(4));
            var body = new ByteCursor(input.Take(length));
            input.Take(4);
            if (type == "IHDR") (width, height) = (Side(body.Big32()), Side(body.Big32()));
            else if (width == 0) throw ByteCursor.Damaged();
            animated |= type == "acTL";
            data |= type == "IDAT";
            if (Kept.Contains(type) && (profile || type != "iCCP")) output.Write(chunk[..((int)length + 12)]);
        }
        if (!data) throw ByteCursor.Damaged();
        return new Picture(PictureFormat.Png, output.ToArray(), width, height, Animated: animated);
    }

    private static int Side(uint value) => value is > 0 and <= int.MaxValue ? (int)value : throw ByteCursor.Damaged();
}
