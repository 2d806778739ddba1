using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Reseau50.Tests;

/// <summary>HTML that was drawn, read as a browser and a screen reader would.</summary>
internal sealed partial class Drawn(string html)
{
    public IHtmlDocument Document { get; } = new HtmlParser().ParseDocument(html);

    /// <summary>The inner HTML of the first element that fits, without the blanks between tags.</summary>
    public string Inside(string selector) => Tight(Document.QuerySelector(selector)!.InnerHtml);

    public static string Tight(string html) => BetweenTags().Replace(Blanks().Replace(html, " "), "").Trim();

    /// <summary>What each visible input would submit if nothing were touched: <c>name=value</c>, one a line.</summary>
    public string Submitted => string.Join('\n', Inputs.SelectMany(Values));

    public IEnumerable<IElement> Inputs => Document.QuerySelectorAll("input:not([type=hidden]), textarea, select");

    /// <summary>What is read aloud beside the first input or group of that name: its hint and its problem.</summary>
    public IReadOnlyList<string> Described(string name)
    {
        var input = Inputs.FirstOrDefault(i => i.GetAttribute("name") == name) ?? Document.QuerySelector($"[name='{name}']")!;
        var described = input.GetAttribute("aria-describedby") ?? input.Closest("fieldset")?.GetAttribute("aria-describedby");
        return [.. (described ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => Document.GetElementById(id)!.TextContent)];
    }

    /// <summary>Fails unless each input has its own label, each id is unique and each problem in the summary leads to an input.</summary>
    public void CheckAccessible()
    {
        foreach (var input in Inputs) Assert.Single(Document.QuerySelectorAll("label"), l => l.GetAttribute("for") == input.Id);
        var ids = Document.QuerySelectorAll("[id]").Select(e => e.Id!).ToList();
        Assert.Equal(ids.Distinct(), ids);
        foreach (var link in Document.QuerySelectorAll(".problems a")) Assert.Contains(link.GetAttribute("href")![1..], ids);
        Assert.Empty(Document.QuerySelectorAll("[style], script, style"));
    }

    /// <summary>The problems of the summary: <c>name → message</c> by the input each leads to.</summary>
    public IReadOnlyList<string> Problems => [.. Document.QuerySelectorAll(".problems a").Select(a => $"{a.GetAttribute("href")![1..]}: {a.TextContent}")];

    private static IEnumerable<string> Values(IElement input) => input switch
    {
        IHtmlSelectElement select => select.Options.Where(o => o.IsSelected).Select(o => $"{select.Name}={o.Value}"),
        IHtmlTextAreaElement area => [$"{area.Name}={area.TextContent}"],
        IHtmlInputElement { Type: "checkbox" } box => box.IsChecked ? [$"{box.Name}={box.Value}"] : [],
        IHtmlInputElement field => [$"{field.Name}={field.Value}"],
        _ => [],
    };

    [GeneratedRegex(@"[ \r\n\t]+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"(?<=>) (?=<)")]
    private static partial Regex BetweenTags();
}
