using System.Buffers.Binary;

namespace Reseau50.Cms.Media.Pictures;

/// <summary>JPEG, segment by segment: the pixels, the colour profile and nothing else are kept, bit for bit.</summary>
internal static class JpegFile
{
    private const int Soi = 0xD8, Eoi = 0xD9, Sos = 0xDA, App0 = 0xE0, App1 = 0xE1, App2 = 0xE2, App14 = 0xEE, Comment = 0xFE;

    public static Picture Read(ReadOnlySpan<byte> bytes, bool profile)
    {
        var input = new ByteCursor(bytes);
        input.Expect([0xFF, Soi], "JPEG");
        var output = new MemoryStream(bytes.Length);
        output.Write([0xFF, Soi]);
        var (width, height, orientation, scans) = (0, 0, 1, 0);
        while (Marker(ref input) is var marker && marker != Eoi)
        {
            if (marker is 0x01 or (>= 0xD0 and <= 0xD7)) continue;
            var segment = input.Take(input.Big16() - 2);
            if (IsFrame(marker) && width == 0) (width, height) = Size(segment);
            if (marker == App1 && segment.StartsWith("Exif\0\0"u8)) orientation = ExifOrientation.Read(segment[6..]);
            if (!Keeps(marker, segment, profile)) continue;
            Write(output, marker, segment);
            if (marker != Sos) continue;
            scans++;
            output.Write(Scan(ref input));
        }
        output.Write([0xFF, Eoi]);
        if (width == 0 || height == 0 || scans == 0) throw ByteCursor.Damaged();
        return new Picture(PictureFormat.Jpeg, output.ToArray(), width, height, orientation);
    }

    /// <summary>The stripped file with one thing said about it: how to turn it. For sites that have no tool to turn the pixels.</summary>
    public static byte[] Oriented(Picture picture)
    {
        var output = new MemoryStream(picture.Bytes.Length + 40);
        output.Write([0xFF, Soi]);
        Write(output, App1, [.. "Exif\0\0"u8, .. ExifOrientation.Write(picture.Orientation)]);
        output.Write(picture.Bytes.AsSpan(2));
        return output.ToArray();
    }

    private static int Marker(ref ByteCursor input)
    {
        if (input.Byte() != 0xFF) throw ByteCursor.Damaged();
        int marker;
        do marker = input.Byte();
        while (marker == 0xFF);
        return marker;
    }

    // The compressed pixels: up to the next marker that is neither a restart nor an escaped 0xFF.
    private static ReadOnlySpan<byte> Scan(ref ByteCursor input)
    {
        var rest = input.Rest;
        for (var i = 0; ; i += 2)
        {
            var found = rest[i..].IndexOf((byte)0xFF);
            if (found < 0 || i + found + 1 >= rest.Length) throw ByteCursor.Truncated();
            i += found;
            if (rest[i + 1] is not (0x00 or (>= 0xD0 and <= 0xD7))) return input.Take(i);
        }
    }

    private static bool IsFrame(int marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static (int Width, int Height) Size(ReadOnlySpan<byte> frame)
    {
        var input = new ByteCursor(frame);
        input.Take(1);
        var height = input.Big16();
        return (input.Big16(), height);
    }

    private static bool Keeps(int marker, ReadOnlySpan<byte> segment, bool profile) => marker switch
    {
        App0 => segment.StartsWith("JFIF\0"u8),
        App2 => profile && segment.StartsWith("ICC_PROFILE\0"u8),
        App14 => segment.StartsWith("Adobe"u8),
        Comment or (>= App0 and <= 0xEF) => false,
        _ => true,
    };

    private static void Write(MemoryStream output, int marker, ReadOnlySpan<byte> segment)
    {
        Span<byte> head = [0xFF, (byte)marker, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(head[2..], (ushort)(segment.Length + 2));
        output.Write(head);
        output.Write(segment);
    }
}
