using AngleSharp.Html.Parser;
using Reseau50.Cms.Text;

namespace Reseau50.Tests.Cms.Text;

public sealed class SafeHtmlTests
{
    [Theory]
    [InlineData("<p>Un <strong>mot</strong>.</p>", "<p>Un <strong>mot</strong>.</p>")]
    [InlineData("<a href=\"/agenda\" title=\"t\">x</a>", "<a href=\"/agenda\" title=\"t\">x</a>")]
    [InlineData("<a href=\"~/agenda\">x</a>", "<a href=\"/agenda\">x</a>")]
    [InlineData("<a href=\"https://exemple.fr\">x</a>", "<a href=\"https://exemple.fr\">x</a>")]
    [InlineData("<img src=\"/media/a.jpg\" alt=\"a\" width=\"10\">", "<img src=\"/media/a.jpg\" alt=\"a\" width=\"10\">")]
    [InlineData("<table><tbody><tr><td colspan=\"2\">x</td></tr></tbody></table>", "<table><tbody><tr><td colspan=\"2\">x</td></tr></tbody></table>")]
    [InlineData("a &lt; b &amp; c", "a &lt; b &amp; c")]
    [InlineData("", "")]
    public void Clean_KeepsWhatATextNeeds(string html, string clean) => Assert.Equal(clean, SafeHtml.Clean(html));

    [Theory]
    [InlineData("<script>alert(1)</script>a", "a")]
    [InlineData("<SCRIPT SRC=//x.fr/x.js></SCRIPT>a", "a")]
    [InlineData("<scr<script>ipt>alert(1)</scr</script>ipt>", "ipt&gt;alert(1)ipt&gt;")]
    [InlineData("<img src=x onerror=alert(1)>", "")]
    [InlineData("<img src=\"/a.png\" onerror=\"alert(1)\">", "<img src=\"/a.png\">")]
    [InlineData("<img src=\"javascript:alert(1)\" alt=\"mot\">", "mot")]
    [InlineData("<img src=\"https://ailleurs.fr/pixel.gif\" alt=\"mot\">", "mot")]
    [InlineData("<img src=\"//ailleurs.fr/pixel.gif\">", "")]
    [InlineData("<img src=\"/\\ailleurs.fr/pixel.gif\">", "")]
    [InlineData("<img src=\"data:image/svg+xml,<svg onload=alert(1)>\">", "")]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>", "<a>x</a>")]
    [InlineData("<a href=\" JaVaScRiPt:alert(1)\">x</a>", "<a>x</a>")]
    [InlineData("<a href=\"java&#10;script:alert(1)\">x</a>", "<a>x</a>")]
    [InlineData("<a href=\"java&Tab;script:alert(1)\">x</a>", "<a>x</a>")]
    [InlineData("<a href=\"&#1;javascript:alert(1)\">x</a>", "<a>x</a>")]
    [InlineData("<a href=\"javascript&colon;alert(1)\">x</a>", "<a>x</a>")]
    [InlineData("<a href=\"data:text/html,<script>alert(1)</script>\">x</a>", "<a>x</a>")]
    [InlineData("<a href=\"vbscript:x\">x</a>", "<a>x</a>")]
    [InlineData("<a href=\"//ailleurs.fr\">x</a>", "<a>x</a>")]
    [InlineData("<p onclick=\"alert(1)\" style=\"color:red\">x</p>", "<p>x</p>")]
    [InlineData("<p ONMOUSEOVER='alert(1)'>x</p>", "<p>x</p>")]
    [InlineData("<style>p{background:url(javascript:alert(1))}</style>x", "x")]
    [InlineData("<svg onload=alert(1)><script>alert(1)</script><a href=\"javascript:x\">y</a></svg>x", "x")]
    [InlineData("<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>x", "x")]
    [InlineData("<iframe src=\"https://x.fr\"></iframe>x", "x")]
    [InlineData("<object data=\"x\"></object><embed src=\"x\">x", "x")]
    [InlineData("<form action=\"https://x.fr\"><input name=a>mot</form>x", "x")]
    [InlineData("<base href=\"https://x.fr/\">x", "x")]
    [InlineData("<meta http-equiv=\"refresh\" content=\"0;url=https://x.fr\">x", "x")]
    [InlineData("<link rel=\"stylesheet\" href=\"https://x.fr\">x", "x")]
    [InlineData("<template><script>alert(1)</script></template>x", "x")]
    [InlineData("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>", "")]
    [InlineData("<p title=\"</p><script>alert(1)</script>\">x</p>", "<p title=\"&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;\">x</p>")]
    [InlineData("<!-- --><!--><script>alert(1)</script>-->x", "--&gt;x")]
    [InlineData("<font color=red>x</font>", "x")]
    [InlineData("<h1>Titre</h1>", "Titre")]
    [InlineData("<button onclick=x>mot</button>", "mot")]
    [InlineData("<xmp><script>alert(1)</script></xmp>", "&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("<textarea><script>alert(1)</script></textarea>", "&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("</body><script>alert(1)</script>x", "x")]
    [InlineData("<p>ouvert <em>et <strong>jamais fermé", "<p>ouvert <em>et <strong>jamais fermé</strong></em></p>")]
    [InlineData("<div><svg><div><script>alert(1)</script></div></svg></div>", "<div><div></div></div>")]
    public void Clean_DropsWhatActs(string html, string clean) => Assert.Equal(clean, SafeHtml.Clean(html));

    [Fact]
    public void Clean_TwiceChangesNothing_AndNothingActsInIt()
    {
        foreach (var data in typeof(SafeHtmlTests).GetMethod(nameof(Clean_DropsWhatActs))!.GetCustomAttributes(false).OfType<InlineDataAttribute>())
        {
            var clean = SafeHtml.Clean((string)data.GetData(null!).Single()[0]);
            Assert.Equal(clean, SafeHtml.Clean(clean));
            var document = new HtmlParser().ParseDocument(clean);
            Assert.Empty(document.QuerySelectorAll("script, style, svg, math, iframe, object, embed, form, base, meta, link"));
            Assert.DoesNotContain(document.All.SelectMany(e => e.Attributes), a => a.Name.StartsWith("on", StringComparison.Ordinal) || a.Value.Contains("script:", StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public void Clean_OfATextNestedBeyondSense_StopsBelowTheLimit()
    {
        var clean = SafeHtml.Clean(string.Concat(Enumerable.Repeat("<div>", 20_000)) + "<script>alert(1)</script>");
        Assert.Equal(61, new HtmlParser().ParseDocument(clean).QuerySelectorAll("div").Length);
    }
}
