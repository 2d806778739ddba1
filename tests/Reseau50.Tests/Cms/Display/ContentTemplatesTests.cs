using System.Text.Json.Nodes;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Parts;

namespace Reseau50.Tests.Cms.Display;

/// <summary>The templates of items that have none of their own.</summary>
public sealed class ContentTemplatesTests
{
    [Fact]
    public async Task Parts_AreDrawnInTheOrderOfTheType()
    {
        await using var bench = await ViewBench.CreateAsync(Database.Sqlite, new TypeMaker("Page").Part("MarkdownBodyPart").Part("TitlePart").Field("TextField", "Chapo", label: "Chapô"));
        Assert.Equal("<article class=\"content content--page\"><div class=\"prose\"><p>Corps</p></div><h1>Titre</h1><div class=\"value value--text\"><p class=\"value__label\">Chapô</p><p>Un mot</p></div></article>",
            Drawn.Tight(await bench.ItemAsync(Page("""{"MarkdownBodyPart":{"Markdown":"Corps"},"TitlePart":{"Title":"Titre"},"Page":{"Chapo":{"Text":"Un mot"}}}"""))).Replace("</p> </div>", "</p></div>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ASummary_LeadsToThePage()
    {
        await using var bench = await ViewBench.CreateAsync(Database.Sqlite, new TypeMaker("Page").Part("TitlePart").Part("AutoroutePart"));
        Assert.Equal("<h3 class=\"summary__title\"><a href=\"/pages/un\">Un &amp; deux</a></h3>",
            new Drawn(await bench.ItemAsync(Page("""{"TitlePart":{"Title":"Un & deux"},"AutoroutePart":{"Path":"pages/un"}}"""), DisplayTypes.Summary)).Inside("article"));
        Assert.Equal("<h3 class=\"summary__title\">Un</h3>",
            new Drawn(await bench.ItemAsync(Page("""{"TitlePart":{"Title":"Un"},"AutoroutePart":{"Path":"pages/un","Disabled":true}}"""), DisplayTypes.Summary)).Inside("article"));
    }

    [Theory]
    [InlineData(true, true, "publié")]
    [InlineData(true, false, "publié, avec un brouillon plus récent")]
    [InlineData(false, true, "brouillon")]
    public async Task AnAdminSummary_SaysTheState(bool published, bool latest, string state)
    {
        await using var bench = await ViewBench.CreateAsync(Database.Sqlite, new TypeMaker("Page", "Page du site").Part("TitlePart"));
        var page = Page("""{"TitlePart":{"Title":"Un"}}""");
        (page.Published, page.Latest, page.Author, page.ModifiedUtc) = (published, latest, "Awa", new DateTime(2027, 1, 14, 8, 15, 0, DateTimeKind.Utc));
        var drawn = new Drawn(await bench.ItemAsync(page, DisplayTypes.SummaryAdmin));
        Assert.Equal(["Page du site", state, "modifié le jeudi 14 janvier 2027 à 9\u202fh\u202f15", "par Awa"], drawn.Document.QuerySelectorAll(".summary-admin__state span").Select(s => s.TextContent));
    }

    [Fact]
    public async Task TitlesGoDown_InsideOtherItems()
    {
        await using var bench = await ViewBench.CreateAsync(Database.Sqlite, new TypeMaker("Page").Part("TitlePart").Part("BagPart"));
        var drawn = new Drawn(await bench.ItemAsync(Page("""
            {"TitlePart":{"Title":"Un"},"BagPart":{"ContentItems":[{"ContentItemId":"b","ContentType":"Page","TitlePart":{"Title":"Deux"},
              "BagPart":{"ContentItems":[{"ContentItemId":"c","ContentType":"Page","TitlePart":{"Title":"Trois"}}]}}]}}
            """)));
        Assert.Equal(["H1 Un", "H2 Deux", "H3 Trois"], drawn.Document.QuerySelectorAll("h1, h2, h3").Select(h => h.TagName + " " + h.TextContent));
    }

    [Fact]
    public async Task ABag_ShowsItsItemsAsItsSettingsSay()
    {
        await using var bench = await ViewBench.CreateAsync(Database.Sqlite, new TypeMaker("Page").Part("BagPart", new BagPartSettings { DisplayType = "Summary" }), new TypeMaker("Note").Part("TitlePart"));
        Assert.Equal("<article class=\"summary summary--note\"><h3 class=\"summary__title\">Une note</h3></article>",
            new Drawn(await bench.ItemAsync(Page("""{"BagPart":{"ContentItems":[{"ContentItemId":"b","ContentType":"Note","TitlePart":{"Title":"Une note"}}]}}"""))).Inside(".bag"));
    }

    [Fact]
    public async Task AnItemOfAnUnknownType_IsNotDrawn()
    {
        await using var bench = await ViewBench.CreateAsync(Database.Sqlite);
        Assert.Equal("", await bench.ItemAsync(Page("{}")));
        Assert.Equal("", await bench.EditorAsync(Page("{}")));
    }

    private static ContentItem Page(string parts)
    {
        var json = (JsonObject)JsonNode.Parse(parts)!;
        json["ContentItemId"] = "page";
        json["ContentItemVersionId"] = "page.1";
        json["ContentType"] = "Page";
        return ContentJson.ToItem(json);
    }
}
