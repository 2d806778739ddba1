using System.Globalization;
using System.Text;
using System.Xml;
using Reseau50.Cms.Content;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Text;

namespace Reseau50.Networks.Contracts;

/// <summary>An entry of a feed; <see cref="Path"/> is its own address on the site.</summary>
public sealed record AtomEntry(string Path, string Title, string Summary, string Markdown, string? Author, DateTime? PublishedUtc, DateTime? ModifiedUtc)
{
    public static AtomEntry Of(ContentItem item, string path, string summary, string? author) =>
        new(path, item.DisplayText, summary, item.Part<MarkdownBodyPart>().Markdown ?? "", author ?? item.Author, item.PublishedUtc, item.ModifiedUtc);
}

/// <summary>A list as an Atom feed (RFC 4287), beside the list's address unless it says otherwise: <c>/actualites.atom</c>.</summary>
public static class AtomFeed
{
    public const string MediaType = "application/atom+xml";
    public const int Length = 20;
    private const string Atom = "http://www.w3.org/2005/Atom";

    public static string Write(string site, string title, string address, string listPath, IReadOnlyList<AtomEntry> entries, string? self = null)
    {
        var xml = new StringBuilder();
        using var writer = XmlWriter.Create(new Utf8Writer(xml), new XmlWriterSettings { Indent = true });
        writer.WriteStartElement("feed", Atom);
        writer.WriteElementString("id", Atom, address + listPath);
        writer.WriteElementString("title", Atom, $"{site} : {title}".Fr());
        writer.WriteElementString("updated", Atom, Date(entries.Max(e => e.ModifiedUtc) ?? DateTime.UnixEpoch));
        Link("self", self ?? listPath + ".atom");
        Link("alternate", listPath);
        foreach (var entry in entries)
        {
            writer.WriteStartElement("entry", Atom);
            writer.WriteElementString("id", Atom, address + entry.Path);
            writer.WriteElementString("title", Atom, entry.Title.Fr());
            writer.WriteElementString("published", Atom, Date(entry.PublishedUtc ?? DateTime.UnixEpoch));
            writer.WriteElementString("updated", Atom, Date(entry.ModifiedUtc ?? DateTime.UnixEpoch));
            writer.WriteStartElement("author", Atom);
            writer.WriteElementString("name", Atom, entry.Author ?? site);
            writer.WriteEndElement();
            Link("alternate", entry.Path);
            writer.WriteElementString("summary", Atom, entry.Summary.Fr());
            writer.WriteStartElement("content", Atom);
            writer.WriteAttributeString("type", "html");
            writer.WriteString(MarkdownText.ToHtml(entry.Markdown).Replace("src=\"/", $"src=\"{address}/", StringComparison.Ordinal).Replace("href=\"/", $"href=\"{address}/", StringComparison.Ordinal));
            writer.WriteEndElement();
            writer.WriteEndElement();
        }
        writer.WriteEndElement();
        writer.Flush();
        return xml.ToString();

        void Link(string rel, string path)
        {
            writer.WriteStartElement("link", Atom);
            writer.WriteAttributeString("rel", rel);
            writer.WriteAttributeString("href", address + path);
            writer.WriteEndElement();
        }
    }

    private static string Date(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private sealed class Utf8Writer(StringBuilder text) : StringWriter(text, CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
