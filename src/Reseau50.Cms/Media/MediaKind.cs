using Reseau50.Cms.Media.Pictures;

namespace Reseau50.Cms.Media;

/// <summary>The kinds of file the library takes, by extension.</summary>
internal sealed record MediaKind(string Extension, string ContentType, string Label, bool Inline, PictureFormat? Picture = null)
{
    private const string Odf = "application/vnd.oasis.opendocument.";

    private static readonly Dictionary<string, MediaKind> Known = new MediaKind[]
    {
        new("jpg", "image/jpeg", "JPEG", true, PictureFormat.Jpeg), new("jpeg", "image/jpeg", "JPEG", true, PictureFormat.Jpeg),
        new("png", "image/png", "PNG", true, PictureFormat.Png), new("gif", "image/gif", "GIF", true, PictureFormat.Gif),
        new("webp", "image/webp", "WebP", true, PictureFormat.WebP), new("svg", "image/svg+xml", "SVG", true),
        new("pdf", "application/pdf", "PDF", true), new("odt", Odf + "text", "ODT", false), new("ods", Odf + "spreadsheet", "ODS", false),
        new("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "DOCX", false),
        new("csv", "text/csv; charset=utf-8", "CSV", false), new("ics", "text/calendar; charset=utf-8", "ICS", false),
        new("txt", "text/plain; charset=utf-8", "TXT", true), new("md", "text/markdown; charset=utf-8", "MD", true),
    }.ToDictionary(k => k.Extension, StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> Extensions => Known.Keys;

    /// <summary>True for types a browser might run something of: they are served in a sandbox.</summary>
    public bool IsActive => Extension is "svg" or "txt" or "md" or "csv" or "ics";

    /// <summary>What people fetch to keep, not a picture of a page.</summary>
    public bool IsDocument => Picture is null && Extension != "svg";

    public static MediaKind? Of(string path) => Path.GetExtension(path) is { Length: > 1 } dotted ? Known.GetValueOrDefault(dotted[1..]) : null;
}
