using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Reseau50.Cms.Media.Checks;

/// <summary>A drawing that can only draw: no script, no event, nothing fetched from elsewhere. It is served in a sandbox all the same.</summary>
internal static partial class SvgCheck
{
    private const string Svg = "http://www.w3.org/2000/svg", Xhtml = "http://www.w3.org/1999/xhtml";
    private static readonly HashSet<string> Elements = ["script", "foreignObject", "handler", "listener", "iframe", "embed", "object", "audio", "video"];
    private static readonly HashSet<string> Animations = ["animate", "set", "animateTransform", "animateMotion", "animateColor"];
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, MaxCharactersInDocument = 5_000_000 };

    /// <summary>The size it says it has, or nulls. Throws <see cref="InvalidDataException"/> with the reason of the refusal.</summary>
    public static (int? Width, int? Height) Read(string text)
    {
        if (Declaration().IsMatch(text)) throw new InvalidDataException("le dessin contient des déclarations de type de document ou une feuille de style liée.");
        if (Encoding().Match(text) is { Success: true } said && !said.Groups[1].Value.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            throw new InvalidDataException("le dessin n’est pas déclaré en UTF-8.");
        (int?, int?) size;
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), Settings);
            reader.MoveToContent();
            if (reader.LocalName != "svg" || reader.NamespaceURI != Svg) throw new InvalidDataException("le contenu n’est pas un dessin SVG.");
            size = Size(reader);
            do Check(reader);
            while (reader.Read());
        }
        catch (XmlException e)
        {
            throw new InvalidDataException($"le dessin n’est pas du XML correct (ligne {e.LineNumber}).", e);
        }
        return size;
    }

    private static void Check(XmlReader reader)
    {
        if (reader.NodeType is XmlNodeType.ProcessingInstruction) throw new InvalidDataException("le dessin contient une instruction de traitement.");
        if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA) CheckStyle(reader.Value, cssOnly: true);
        if (reader.NodeType != XmlNodeType.Element) return;
        if (reader.NamespaceURI == Xhtml || Elements.Contains(reader.LocalName)) throw new InvalidDataException($"le dessin contient l’élément interdit « {reader.LocalName} ».");
        var element = reader.LocalName;
        while (reader.MoveToNextAttribute()) CheckAttribute(element, reader.LocalName, reader.Value);
        reader.MoveToElement();
    }

    private static void CheckAttribute(string element, string name, string value)
    {
        if (name.StartsWith("on", StringComparison.OrdinalIgnoreCase)) throw new InvalidDataException($"le dessin réagit à un évènement (« {name} »).");
        if (name is "href" or "src" && !Local().IsMatch(value)) throw new InvalidDataException("le dessin renvoie à un autre fichier ou à une autre adresse.");
        if (name == "attributeName" && Animations.Contains(element) && (value.EndsWith("href", StringComparison.OrdinalIgnoreCase) || value.StartsWith("on", StringComparison.OrdinalIgnoreCase)))
            throw new InvalidDataException("le dessin change un lien par une animation.");
        CheckStyle(value, cssOnly: name == "style");
    }

    private static void CheckStyle(string text, bool cssOnly)
    {
        if (Fetch().IsMatch(text)) throw new InvalidDataException("le dessin va chercher une ressource ailleurs (« url », « @import »).");
        if (cssOnly && EscapedFetch().IsMatch(text)) throw new InvalidDataException("le dessin contient un style chiffré par des échappements.");
    }

    private static (int?, int?) Size(XmlReader svg)
    {
        var (width, height) = (Pixels(svg.GetAttribute("width")), Pixels(svg.GetAttribute("height")));
        if (width is not null && height is not null) return (width, height);
        var box = (svg.GetAttribute("viewBox") ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        return box.Length == 4 ? (Pixels(box[2]), Pixels(box[3])) : (null, null);
    }

    private static int? Pixels(string? text)
    {
        var number = text?.Trim() ?? "";
        if (number.EndsWith("px", StringComparison.Ordinal)) number = number[..^2];
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is >= 1 and < 100_000 ? (int)Math.Round(value) : null;
    }

    [GeneratedRegex(@"^\s*(#|data:image/(png|jpeg|gif|webp)[;,])", RegexOptions.IgnoreCase)]
    private static partial Regex Local();

    [GeneratedRegex(@"url\(\s*[""']?\s*(?!#|[""'\s]|data:image/(?:png|jpeg|gif|webp)[;,])|@import|image-set\(|javascript:|expression\(|-moz-binding", RegexOptions.IgnoreCase)]
    private static partial Regex Fetch();

    [GeneratedRegex(@"\\[0-9a-f]{1,6}", RegexOptions.IgnoreCase)]
    private static partial Regex EscapedFetch();

    [GeneratedRegex(@"<!DOCTYPE[^>]*\[|<!ENTITY|<!ATTLIST|<\?xml-stylesheet", RegexOptions.IgnoreCase)]
    // These can give an element attributes that are not written on it.
    private static partial Regex Declaration();

    [GeneratedRegex(@"<\?xml[^>]*encoding\s*=\s*[""']([^""']*)", RegexOptions.IgnoreCase)]
    private static partial Regex Encoding();
}
