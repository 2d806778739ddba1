using System.Text;

namespace Reseau50.Tests.Cms.Media;

public sealed class SvgTests
{
    private const string Open = "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 120 80\">";

    [Theory]
    [InlineData("<script>alert(1)</script>", "script")]
    [InlineData("<s:script xmlns:s=\"http://www.w3.org/2000/svg\"/>", "script")]
    [InlineData("<foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\"/></foreignObject>", "foreignObject")]
    [InlineData("<p xmlns=\"http://www.w3.org/1999/xhtml\"/>", "élément interdit")]
    [InlineData("<rect onclick=\"alert(1)\"/>", "évènement")]
    [InlineData("<rect ONLOAD=\"alert(1)\"/>", "évènement")]
    [InlineData("<a xlink:href=\"javascript:alert(1)\"/>", "autre adresse")]
    [InlineData("<a href=\" java&#x73;cript:alert(1)\"/>", "autre adresse")]
    [InlineData("<image href=\"https://traceur.example/p.gif\"/>", "autre adresse")]
    [InlineData("<image href=\"data:image/svg+xml,%3Csvg/%3E\"/>", "autre adresse")]
    [InlineData("<use href=\"autre.svg#a\"/>", "autre fichier")]
    [InlineData("<a><set attributeName=\"href\" to=\"javascript:alert(1)\"/></a>", "animation")]
    [InlineData("<style>@import 'https://traceur.example/a.css';</style>", "ailleurs")]
    [InlineData("<style><![CDATA[rect{fill:url(https://traceur.example/a)}]]></style>", "ailleurs")]
    [InlineData("<rect style=\"fill:url( 'https://traceur.example/a')\"/>", "ailleurs")]
    [InlineData("<rect fill=\"URL(//traceur.example/a)\"/>", "ailleurs")]
    [InlineData("<style>rect{fill:u\\72l(https://traceur.example/a)}</style>", "échappements")]
    [InlineData("<rect>", "XML correct")]
    [InlineData("<rect/>&secret;", "XML correct")]
    public async Task DrawingThatCouldDoMoreThanDraw_IsRefused(string inside, string reason)
    {
        await using var site = await MediaFixture.CreateAsync(Database.Sqlite);
        var refusal = await site.RefusedAsync("a.svg", Encoding.UTF8.GetBytes(Open + inside + "</svg>"));
        Assert.Contains(reason, refusal.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!DOCTYPE svg [<!ATTLIST svg onload CDATA \"alert(1)\">]>")]
    [InlineData("<!DOCTYPE svg [\n<!ENTITY x SYSTEM \"file:///etc/passwd\">]>")]
    [InlineData("<?xml-stylesheet href=\"https://traceur.example/a.css\"?>")]
    [InlineData("<?xml version=\"1.0\" encoding=\"ISO-2022-JP\"?>")]
    public async Task DrawingWithAPrologThatChangesIt_IsRefused(string prolog)
    {
        await using var site = await MediaFixture.CreateAsync(Database.Sqlite);
        await site.RefusedAsync("a.svg", Encoding.UTF8.GetBytes(prolog + Open + "</svg>"));
    }

    [Theory]
    [InlineData("<defs><linearGradient id=\"g\"/></defs><rect fill=\"url(#g)\" style=\"stroke: url('#g')\"/><use xlink:href=\"#g\"/>")]
    [InlineData("<image href=\"data:image/png;base64,iVBORw0KGgo=\"/><title>L’été : « jeux »</title>")]
    [InlineData("<style>.a{fill:#123456}</style><g class=\"a\"/>")]
    public async Task PlainDrawing_IsTaken_WithItsSize(string inside)
    {
        await using var site = await MediaFixture.CreateAsync(Database.Sqlite);
        var row = await site.PutAsync("a.svg", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"x.dtd\">" + Open + inside + "</svg>");
        Assert.Equal((120, 80), (row.Width, row.Height));
    }
}
