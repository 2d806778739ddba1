using System.Globalization;
using System.Text;
using System.Xml;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Text;

namespace Reseau50.Networks.News;

/// <summary>News as an Atom feed (RFC 4287).</summary>
internal static class AtomFeed
{
    private const string Atom = "http://www.w3.org/2005/Atom";

    public static string Write(string site, string address, string listPath, IReadOnlyList<NewsLine> lines)
    {
        var xml = new StringBuilder();
        using var writer = XmlWriter.Create(new Utf8Writer(xml), new XmlWriterSettings { Indent = true });
        writer.WriteStartElement("feed", Atom);
        writer.WriteElementString("id", Atom, address + listPath);
        writer.WriteElementString("title", Atom, $"{site} : actualités".Fr());
        writer.WriteElementString("updated", Atom, Date(lines.Max(l => l.Item.ModifiedUtc) ?? DateTime.UnixEpoch));
        Link("self", listPath + ".atom");
        Link("alternate", listPath);
        foreach (var line in lines)
        {
            writer.WriteStartElement("entry", Atom);
            writer.WriteElementString("id", Atom, address + line.Path);
            writer.WriteElementString("title", Atom, line.Item.DisplayText.Fr());
            writer.WriteElementString("published", Atom, Date(line.Item.PublishedUtc ?? DateTime.UnixEpoch));
            writer.WriteElementString("updated", Atom, Date(line.Item.ModifiedUtc ?? DateTime.UnixEpoch));
            writer.WriteStartElement("author", Atom);
            writer.WriteElementString("name", Atom, line.Author ?? line.Item.Author ?? site);
            writer.WriteEndElement();
            Link("alternate", line.Path);
            writer.WriteElementString("summary", Atom, line.Summary.Fr());
            writer.WriteStartElement("content", Atom);
            writer.WriteAttributeString("type", "html");
            writer.WriteString(MarkdownText.ToHtml(line.Item.Part<MarkdownBodyPart>().Markdown ?? "").Replace("src=\"/", $"src=\"{address}/", StringComparison.Ordinal).Replace("href=\"/", $"href=\"{address}/", StringComparison.Ordinal));
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
