using System.IO.Compression;
using System.Text;
using System.Text.Unicode;

namespace Reseau50.Cms.Media.Checks;

/// <summary>Documents are what their extension says. Each method throws <see cref="InvalidDataException"/> with the reason of the refusal.</summary>
internal static class DocumentCheck
{
    private const int TailLength = 2048, MaxEntries = 20_000;

    /// <summary>The check that goes with a kind of document.</summary>
    public static void Kind(MediaKind kind, Stream file)
    {
        switch (kind.Extension)
        {
            case "pdf": Pdf(file); break;
            case "odt" or "ods": OpenDocument(file, kind.ContentType); break;
            case "docx": Word(file); break;
            case "ics": Calendar(file); break;
            default: Text(file); break;
        }
    }

    public static void Pdf(Stream file)
    {
        if (!Head(file, 5).StartsWith("%PDF-"u8)) throw new InvalidDataException("le contenu n’est pas un document PDF.");
        file.Seek(-Math.Min(TailLength, file.Length), SeekOrigin.End);
        var tail = new byte[TailLength];
        var read = file.ReadAtLeast(tail, TailLength, throwOnEndOfStream: false);
        if (tail.AsSpan(0, read).LastIndexOf("%%EOF"u8) < 0) throw new InvalidDataException("le document PDF est incomplet.");
    }

    public static void OpenDocument(Stream file, string contentType)
    {
        using var zip = Open(file, "un document OpenDocument");
        using var reader = new StreamReader(zip.GetEntry("mimetype")?.Open() ?? Stream.Null, Encoding.ASCII);
        var said = new char[200];
        var length = reader.ReadBlock(said, 0, said.Length);
        if (new string(said, 0, length).Trim() != contentType) throw new InvalidDataException("le contenu n’est pas un document OpenDocument de ce type.");
    }

    public static void Word(Stream file)
    {
        using var zip = Open(file, "un document Word");
        if (zip.GetEntry("[Content_Types].xml") is null || zip.GetEntry("word/document.xml") is null) throw new InvalidDataException("le contenu n’est pas un document Word.");
        if (zip.Entries.Any(e => e.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase))) throw new InvalidDataException("le document contient des macros.");
    }

    public static void Text(Stream file)
    {
        var bytes = new byte[file.Length];
        file.Position = 0;
        file.ReadExactly(bytes);
        if (bytes.Contains((byte)0) || !Utf8.IsValid(bytes)) throw new InvalidDataException("le texte n’est pas enregistré en UTF-8.");
    }

    public static void Calendar(Stream file)
    {
        Text(file);
        var head = Head(file, 18);
        if (!(head.StartsWith("BEGIN:VCALENDAR"u8) || head.StartsWith("\uFEFFBEGIN:VCALENDAR"u8))) throw new InvalidDataException("le contenu n’est pas un calendrier.");
    }

    private static ReadOnlySpan<byte> Head(Stream file, int length)
    {
        var head = new byte[length];
        file.Position = 0;
        return head.AsSpan(0, file.ReadAtLeast(head, length, throwOnEndOfStream: false));
    }

    private static ZipArchive Open(Stream file, string what)
    {
        file.Position = 0;
        ZipArchive zip;
        int entries;
        try
        {
            zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            entries = zip.Entries.Count;
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"le contenu n’est pas {what} complet.", e);
        }
        return entries <= MaxEntries ? zip : throw new InvalidDataException("le document contient trop de fichiers.");
    }
}
