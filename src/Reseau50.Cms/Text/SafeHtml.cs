using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Reseau50.Cms.Fields;

namespace Reseau50.Cms.Text;

/// <summary>Keeps of somebody's HTML what a text needs, and nothing that acts: no script, style, event, frame or form, no picture from elsewhere.</summary>
public static class SafeHtml
{
    private static readonly HashSet<string> Elements =
    [
        "a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h2", "h3", "h4", "h5", "h6",
        "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "section", "small", "span", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th",
        "thead", "time", "tr", "u", "ul",
    ];

    private static readonly HashSet<string> Dropped = ["script", "style", "iframe", "object", "embed", "template", "noscript", "svg", "math", "form", "link", "meta", "base"];
    private static readonly HashSet<string> Attributes = ["alt", "class", "colspan", "datetime", "height", "href", "id", "lang", "rowspan", "scope", "src", "title", "width"];

    /// <summary>Deeper than any text goes; what lies below is dropped, not followed.</summary>
    private const int MaxDepth = 60;

    public static string Clean(string html)
    {
        var body = new HtmlParser().ParseDocument("<body>" + html).Body!;
        Clean(body, 0);
        return body.InnerHtml;
    }

    private static void Clean(IElement parent, int depth)
    {
        foreach (var child in parent.ChildNodes.ToList())
        {
            if (child is not IElement element)
            {
                if (child is not IText) parent.RemoveChild(child);
                continue;
            }
            if (depth > MaxDepth || Dropped.Contains(element.LocalName)) { element.Remove(); continue; }
            Clean(element, depth + 1);
            if (element.LocalName == "img" && !IsOurs(element.GetAttribute("src"))) element.Replace(parent.Owner!.CreateTextNode(element.GetAttribute("alt") ?? ""));
            else if (Elements.Contains(element.LocalName)) Trim(element);
            else element.Replace([.. element.ChildNodes]);
        }
    }

    private static void Trim(IElement element)
    {
        foreach (var attribute in element.Attributes.ToList())
        {
            var leads = attribute.Name is "href" or "src";
            if (!Attributes.Contains(attribute.Name) || (leads && !LinkAddress.IsAllowed(attribute.Value))) element.RemoveAttribute(attribute.Name);
            else if (leads) attribute.Value = LinkAddress.Resolve(attribute.Value);
        }
    }

    private static bool IsOurs(string? source) => LinkAddress.IsAllowed(source) && LinkAddress.Resolve(source!).StartsWith('/');
}
