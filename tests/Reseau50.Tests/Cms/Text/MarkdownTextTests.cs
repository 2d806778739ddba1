using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Reseau50.Cms.Text;

namespace Reseau50.Tests.Cms.Text;

public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData("<b>gras</b>", "<b>gras</b>")]
    [InlineData("<script>alert(1)</script>", "<script>alert(1)</script>")]
    [InlineData("<!-- mot -->", "<!-- mot -->")]
    [InlineData("a <img src=x onerror=alert(1)> b", "a <img src=x onerror=alert(1)> b")]
    public void Html_IsShownAsText(string markdown, string read)
    {
        var body = Body(MarkdownText.ToHtml(markdown));
        Assert.Equal(read, body.TextContent.Trim());
        Assert.Empty(body.QuerySelectorAll("b, script, img"));
    }

    [Theory]
    [InlineData("[mot](javascript:alert(1))", "mot")]
    [InlineData("[mot](JaVaScRiPt:alert(1))", "mot")]
    [InlineData("[mot](data:text/html,x)", "mot")]
    [InlineData("[mot](//ailleurs.fr)", "mot")]
    [InlineData("[mot](<java\tscript:alert(1)>)", "mot")]
    [InlineData("<javascript:alert(1)>", "javascript:alert(1)")]
    [InlineData("<data:text/html,x>", "data:text/html,x")]
    [InlineData("![image](javascript:alert(1))", "image")]
    [InlineData("[mot][r]\n\n[r]: vbscript:x", "mot")]
    public void RefusedLinks_LeaveTheirWords(string markdown, string read)
    {
        var body = Body(MarkdownText.ToHtml(markdown));
        Assert.Empty(body.QuerySelectorAll("a, img"));
        Assert.Equal(read, body.TextContent.Trim());
    }

    [Theory]
    [InlineData("[mot](/agenda)", "/agenda")]
    [InlineData("[mot](~/agenda)", "/agenda")]
    [InlineData("[mot](https://exemple.fr/a)", "https://exemple.fr/a")]
    [InlineData("[mot](mailto:a@b.fr)", "mailto:a@b.fr")]
    [InlineData("[mot](#bas)", "#bas")]
    [InlineData("<https://exemple.fr>", "https://exemple.fr")]
    [InlineData("<a@b.fr>", "mailto:a@b.fr")]
    public void AllowedLinks_Lead(string markdown, string href) =>
        Assert.Equal(href, Assert.Single(Body(MarkdownText.ToHtml(markdown)).QuerySelectorAll("a")).GetAttribute("href"));

    [Fact]
    public void AHeading_HasANameOfItsOwn_UnlessOtherTextsStandBesideIt()
    {
        const string text = "## Message 2\n\nUn texte.";
        Assert.Equal("message-2", Assert.Single(Body(MarkdownText.ToHtml(text)).QuerySelectorAll("h2")).Id);
        Assert.False(Assert.Single(Body(MarkdownText.ToHtml(text, anchors: false)).QuerySelectorAll("h2")).HasAttribute("id"));
    }

    [Fact]
    public void APicture_OfTheSite_IsDrawnLazily_OneFromElsewhereIsALink()
    {
        var image = Assert.Single(Body(MarkdownText.ToHtml("![Une dune](/media/dune.jpg)")).QuerySelectorAll("img"));
        Assert.Equal(("/media/dune.jpg", "Une dune", "lazy", "async"),
            (image.GetAttribute("src"), image.GetAttribute("alt"), image.GetAttribute("loading"), image.GetAttribute("decoding")));

        var elsewhere = Body(MarkdownText.ToHtml("![Une dune](https://ailleurs.fr/dune.jpg)"));
        Assert.Empty(elsewhere.QuerySelectorAll("img"));
        Assert.Equal(("https://ailleurs.fr/dune.jpg", "Une dune"), (elsewhere.QuerySelector("a")!.GetAttribute("href"), elsewhere.TextContent.Trim()));
    }

    [Fact]
    public void Headings_LeaveTheFirstLevelToThePage()
    {
        var body = Body(MarkdownText.ToHtml("# Un\n\n## Deux\n\n### Trois\n\n###### Six"));
        Assert.Equal(["H2 Un", "H2 Deux", "H3 Trois", "H6 Six"], body.Children.Select(e => e.TagName + " " + e.TextContent));
    }

    [Fact]
    public void AQuoteThatOpensInBold_IsAPullOut()
    {
        Assert.Equal("pullout", Body(MarkdownText.ToHtml("> **À retenir** dormir")).QuerySelector("blockquote")!.ClassName);
        Assert.False(Body(MarkdownText.ToHtml("> dormir, **vraiment**")).QuerySelector("blockquote")!.HasAttribute("class"));
        Assert.False(Body(MarkdownText.ToHtml("> *doucement*")).QuerySelector("blockquote")!.HasAttribute("class"));
    }

    [Fact]
    public void ATable_HasItsClass() =>
        Assert.Equal("table", Body(MarkdownText.ToHtml("| a | b |\n|---|---|\n| 1 | 2 |")).QuerySelector("table")!.ClassName);

    [Fact]
    public void Words_GetFrenchTypography_CodeDoesNot()
    {
        var body = Body(MarkdownText.ToHtml("L'atelier : « *dehors* » ! `a : b'c`"));
        Assert.Equal("L’atelier\u00a0: «\u00a0dehors\u00a0»\u202f! a : b'c", body.TextContent.Trim());
    }

    [Fact]
    public void ATextNestedBeyondSense_IsShownAsTyped()
    {
        var typed = new string('>', 5000) + " <b>x</b>";
        var body = Body(MarkdownText.ToHtml(typed));
        Assert.Equal(typed, body.TextContent.Trim());
        Assert.Equal(typed, MarkdownText.ToPlainText(typed));
    }

    [Fact]
    public void PlainText_KeepsTheWordsAlone() =>
        Assert.Equal("Un Deux\u202f! lien", MarkdownText.ToPlainText("**Un** *Deux* ! [lien](/x)"));

    private static IHtmlElement Body(string html) => new HtmlParser().ParseDocument(html).Body!;
}
