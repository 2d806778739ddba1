using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Reseau50.BrowserTests.Http;

/// <summary>French as it is printed: no sign left alone at the start of a line, no typewriter apostrophe, on any page.</summary>
public partial class FrenchTypographyTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task EveryText_HasFrenchSpacesAndApostrophes()
    {
        var crawl = await Site.CrawlAsync();
        var faults = from answer in crawl.Pages
                     from text in Texts(answer.Page!)
                     from Match fault in Faulty().Matches(text)
                     select $"{answer.Address}: « {text[Math.Max(0, fault.Index - 25)..Math.Min(text.Length, fault.Index + 25)].Trim()} »";
        None(faults.Distinct());
    }

    private static IEnumerable<string> Texts(IDocument page)
    {
        foreach (var node in page.Descendants<IText>())
            if (node.ParentElement is { } parent && parent.Closest("script, style, code, pre") is null) yield return node.Data;
        foreach (var name in new[] { "alt", "title", "aria-label", "content", "placeholder" })
            foreach (var element in page.QuerySelectorAll($"[{name}]"))
                if (element.LocalName != "meta" || element.GetAttribute("name") == "description" || element.GetAttribute("property") is "og:title" or "og:description") yield return element.GetAttribute(name)!;
    }

    // An ordinary space before a double sign or inside « », or a straight apostrophe between letters.
    [GeneratedRegex(@"\p{L}'\p{L}|[ \t\n][;:!?»](?![\p{L}\d])|« ")]
    private static partial Regex Faulty();
}
