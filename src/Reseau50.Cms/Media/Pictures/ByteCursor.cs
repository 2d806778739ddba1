using System.Buffers.Binary;

namespace Reseau50.Cms.Media.Pictures;

/// <summary>Reads forward and copies what is kept; past the end there is one answer: the file is truncated.</summary>
internal ref struct ByteCursor(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public readonly ReadOnlySpan<byte> Rest => _rest;

    public ReadOnlySpan<byte> Take(long count)
    {
        if (count < 0 || count > _rest.Length) throw Truncated();
        var taken = _rest[..(int)count];
        _rest = _rest[(int)count..];
        return taken;
    }

    public byte Byte() => Take(1)[0];
    public int Big16() => BinaryPrimitives.ReadUInt16BigEndian(Take(2));
    public uint Big32() => BinaryPrimitives.ReadUInt32BigEndian(Take(4));
    public uint Little32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    public void Expect(ReadOnlySpan<byte> signature, string what)
    {
        if (!_rest.StartsWith(signature)) throw new InvalidDataException($"le contenu n’est pas une image {what}.");
        Take(signature.Length);
    }

    public static InvalidDataException Truncated() => new("l’image est incomplète.");
    public static InvalidDataException Damaged() => new("l’image est abîmée.");
}
