using Reseau50.Cms.Media.Checks;
using Reseau50.Cms.Media.Pictures;

namespace Reseau50.Cms.Media;

/// <summary>Holds a file that does not go to the library against what its name says it is. Pictures lose what the camera wrote in them.</summary>
public static class FileContent
{
    /// <summary>The endings that can be told from their bytes, without the point. No drawing: it could carry a script to whoever opens it.</summary>
    public static IReadOnlyList<string> Endings { get; } = [.. MediaKind.Extensions.Where(e => e != "svg")];

    /// <summary>The bytes to keep, and their type. Throws <see cref="MediaRefusedException"/> with what is wrong and what to do.</summary>
    public static CheckedFile Check(string name, byte[] bytes)
    {
        if (MediaKind.Of(name) is not { } kind || !Endings.Contains(kind.Extension)) throw new MediaRefusedException(name, "ce genre de fichier n’est pas accepté.", "Choisissez-en un autre.");
        if (bytes.Length == 0) throw new MediaRefusedException(name, "le fichier est vide.", "Vérifiez-le, puis renvoyez-le.");
        try
        {
            if (kind.Picture is { } format) return new(kind.ContentType, Picture.Read(format, bytes) is { Orientation: not 1, Format: PictureFormat.Jpeg } turned ? JpegFile.Oriented(turned) : Picture.Read(format, bytes).Bytes);
            using var file = new MemoryStream(bytes, writable: false);
            DocumentCheck.Kind(kind, file);
            return new(kind.ContentType, bytes);
        }
        catch (InvalidDataException e)
        {
            throw new MediaRefusedException(name, e.Message, MediaIntake.FixFor(kind), e);
        }
    }
}

/// <summary>A file that is what its name says.</summary>
public sealed record CheckedFile(string ContentType, byte[] Bytes);
