namespace Reseau50.Cms.Media.Pictures;

/// <summary>GIF, block by block: comments and application data other than the number of loops are left out.</summary>
internal static class GifFile
{
    private const byte Extension = 0x21, Image = 0x2C, Trailer = 0x3B, GraphicControl = 0xF9, Application = 0xFF, ColourTable = 0x80;

    public static Picture Read(ReadOnlySpan<byte> bytes)
    {
        var input = new ByteCursor(bytes);
        if (!bytes.StartsWith("GIF87a"u8)) input.Expect("GIF89a"u8, "GIF");
        else input.Take(6);
        var output = new MemoryStream(bytes.Length);
        output.Write(bytes[..6]);
        var screen = input.Take(7);
        output.Write(screen);
        output.Write(input.Take(TableLength(screen[4])));
        var images = 0;
        while (input.Byte() is var block && block != Trailer)
        {
            if (block == Extension)
            {
                var label = input.Byte();
                var body = Blocks(ref input);
                if (label != GraphicControl && !(label == Application && (body.StartsWith("\vNETSCAPE2.0"u8) || body.StartsWith("\vANIMEXTS1.0"u8)))) continue;
                output.Write([block, label]);
                output.Write(body);
            }
            else if (block == Image)
            {
                images++;
                var head = input.Take(9);
                output.WriteByte(block);
                output.Write(head);
                output.Write(input.Take(TableLength(head[8])));
                output.WriteByte(input.Byte());
                output.Write(Blocks(ref input));
            }
            else throw ByteCursor.Damaged();
        }
        output.WriteByte(Trailer);
        var (width, height) = (screen[0] | screen[1] << 8, screen[2] | screen[3] << 8);
        if (images == 0 || width == 0 || height == 0) throw ByteCursor.Damaged();
        return new Picture(PictureFormat.Gif, output.ToArray(), width, height, Animated: images > 1);
    }

    private static int TableLength(byte flags) => (flags & ColourTable) == 0 ? 0 : 3 << ((flags & 7) + 1);

    // Sub-blocks, each with its length, up to and with the empty one.
    private static ReadOnlySpan<byte> Blocks(ref ByteCursor input)
    {
        var start = input.Rest;
        while (input.Byte() is var length && length > 0) input.Take(length);
        return start[..(start.Length - input.Rest.Length)];
    }
}
