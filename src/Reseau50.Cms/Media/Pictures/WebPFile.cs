using System.Buffers.Binary;
using System.Text;

namespace Reseau50.Cms.Media.Pictures;

/// <summary>WebP, chunk by chunk: EXIF, XMP and anything unknown are left out. libvips 8.14 leaves them in, whatever it is told.</summary>
internal static class WebPFile
{
    private const byte AnimationFlag = 0x02, MetadataFlags = 0x08 | 0x04, ProfileFlag = 0x20;
    private static readonly HashSet<string> Kept = ["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"];

    public static Picture Read(ReadOnlySpan<byte> bytes, bool profile)
    {
        var file = new ByteCursor(bytes);
        file.Expect("RIFF"u8, "WebP");
        var input = new ByteCursor(file.Take(file.Little32()));
        input.Expect("WEBP"u8, "WebP");
        var output = new MemoryStream(bytes.Length);
        output.Write("RIFF\0\0\0\0WEBP"u8);
        var (width, height, animated, pixels) = (0, 0, false, false);
        while (input.Rest.Length > 0)
        {
            var chunk = input.Rest;
            var type = Encoding.ASCII.GetString(input.Take(4));
            var length = input.Little32();
            var body = input.Take(length);
            // Some writers forget the pad byte of the last chunk.
            var padded = (int)length + 8 + (length % 2 == 1 && input.Rest.Length > 0 ? 1 : 0);
            input.Take(padded - (int)length - 8);
            if (width == 0) (width, height) = Size(type, body);
            pixels |= type is "VP8 " or "VP8L" or "ANMF";
            if (!Kept.Contains(type) || (type == "ICCP" && !profile)) continue;
            var at = (int)output.Length;
            output.Write(chunk[..padded]);
            if (length % 2 == 1 && padded == (int)length + 8) output.WriteByte(0);
            if (type != "VP8X") continue;
            animated = (body[0] & AnimationFlag) != 0;
            output.GetBuffer()[at + 8] &= unchecked((byte)~(profile ? MetadataFlags : MetadataFlags | ProfileFlag));
        }
        if (!pixels) throw ByteCursor.Damaged();
        var kept = output.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(kept.AsSpan(4), kept.Length - 8);
        return new Picture(PictureFormat.WebP, kept, width, height, Animated: animated);
    }

    private static (int, int) Size(string type, ReadOnlySpan<byte> body)
    {
        if (body.Length < 10) throw ByteCursor.Truncated();
        if (type == "VP8X") return (1 + Little24(body[4..]), 1 + Little24(body[7..]));
        if (type == "VP8L")
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(body[1..]);
            return (1 + (int)(bits & 0x3FFF), 1 + (int)((bits >> 14) & 0x3FFF));
        }
        if (type == "VP8 ") return (BinaryPrimitives.ReadUInt16LittleEndian(body[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(body[8..]) & 0x3FFF);
        throw ByteCursor.Damaged();
    }

    private static int Little24(ReadOnlySpan<byte> b) => b[0] | b[1] << 8 | b[2] << 16;
}
