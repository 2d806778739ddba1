using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Content;
using Reseau50.Cms.Parts;

namespace Reseau50.Tests.Cms.Parts;

/// <summary>Menus and lists as a visitor sees them: nothing hidden shows through.</summary>
public sealed class MenuAndListTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AMenu_LeadsToItsItems_AndHidesWhatIsHidden(Database database)
    {
        await using var bench = await SiteAsync(database);
        await PublishAsync(bench, Page("ouverte", "Ouverte", "ouverte"));
        await PublishAsync(bench, Page("reservee", "Réservée", "reservee", "membre"));
        var menu = Item("""
            {"ContentItemId":"menu","ContentType":"Menu","MenuItemsListPart":{"MenuItems":[
              {"ContentItemId":"m1","ContentType":"LinkMenuItem","LinkMenuItemPart":{"Name":"L'agenda","Url":"~/agenda"},"MenuItemsListPart":{"MenuItems":[
                {"ContentItemId":"m2","ContentType":"ContentMenuItem","ContentMenuItemPart":{"SelectedContentItem":{"ContentItemIds":["ouverte"]}}},
                {"ContentItemId":"m3","ContentType":"ContentMenuItem","DisplayText":"Secret","ContentMenuItemPart":{"Name":"Secret","SelectedContentItem":{"ContentItemIds":["reservee"]}}}]}},
              {"ContentItemId":"m4","ContentType":"LinkMenuItem","LinkMenuItemPart":{"Name":"Secret","Url":"/secret"},"MenuItemPermissionPart":{"PermissionNames":["AccessAdminPanel"]}},
              {"ContentItemId":"m5","ContentType":"LinkMenuItem","LinkMenuItemPart":{"Name":"Sans lien","Url":"javascript:x"}},
              {"ContentItemId":"m6","ContentType":"HtmlMenuItem","HtmlMenuItemPart":{"Name":"x","Html":"<em>Mot</em><script>1</script>"}}]}}
            """);
        Assert.Equal("<ul class=\"menu\"><li class=\"menu__item\"><a class=\"menu__link\" href=\"/agenda\">L’agenda</a>"
            + "<ul class=\"menu\"><li class=\"menu__item\"><a class=\"menu__link\" href=\"/ouverte\">Ouverte</a></li></ul></li>"
            + "<li class=\"menu__item\"><span class=\"menu__label\">Sans lien</span></li><li class=\"menu__item\"><em>Mot</em></li></ul>",
            new Drawn(await bench.ItemAsync(menu)).Inside("article"));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AList_ShowsWhatEverybodyMaySee_InItsOrder(Database database)
    {
        await using var bench = await SiteAsync(database);
        var list = Item("""{"ContentItemId":"liste","ContentType":"Liste","ListPart":{}}""");
        Assert.Equal("", new Drawn(await bench.ItemAsync(list)).Inside("article"));
        foreach (var (id, order, audience) in new[] { ("b", 1, null), ("a", 2, null), ("c", 0, "membre") })
        {
            var page = Page(id, "Page " + id, id, audience);
            page.SetPart(nameof(ContainedPart), new ContainedPart { ListContentItemId = "liste", Order = order });
            await PublishAsync(bench, page);
        }
        Assert.Equal(["/b Page b", "/a Page a"], new Drawn(await bench.ItemAsync(list)).Document.QuerySelectorAll(".list__item h3 a").Select(a => a.GetAttribute("href") + " " + a.TextContent));
    }

    [Theory]
    [InlineData(true, "<a href=\"/themes/corps\">Corps</a>", "<a href=\"/a-part\">Sieste</a>")]
    [InlineData(false, "Corps", "Sieste")]
    public async Task ATaxonomy_LinksItsTerms_WhereTheyHavePages(bool routed, string first, string second)
    {
        await using var bench = await SiteAsync(Database.Sqlite);
        var drawn = new Drawn(await bench.ItemAsync(Item($$$"""
            {"ContentItemId":"themes","ContentType":"Themes","AutoroutePart":{"Path":"themes","RouteContainedItems":{{{(routed ? "true" : "false")}}}},"TaxonomyPart":{"Terms":[
              {"ContentItemId":"corps","ContentType":"Theme","DisplayText":"Corps","AutoroutePart":{"Path":"corps"},
               "Terms":[{"ContentItemId":"sieste","ContentType":"Theme","DisplayText":"Sieste","AutoroutePart":{"Path":"a-part","Absolute":true}}]}]}}
            """)));
        Assert.Equal([first, second], drawn.Document.QuerySelectorAll("li").Select(li => Drawn.Tight(li.InnerHtml).Split("<ul")[0].Trim()));
    }

    [Fact]
    public async Task AFlowThatNamesNoType_TakesEveryWidget()
    {
        await using var bench = await PartBench.CreateAsync(new("FlowPart", "{}"));
        var item = bench.Item(null);
        Assert.Equal(["Bloc"], (await bench.EditAsync(item)).Document.QuerySelectorAll(".nested__add button").Select(b => b.GetAttribute("value")));
        Assert.True((await bench.SubmitAsync(item, "Items=", "Add=Bloc")).Rearranged);
        Assert.Equal("Bloc", (string)item.Parts["FlowPart"]!["Widgets"]![0]!["ContentType"]!);
    }

    private static Task<ViewBench> SiteAsync(Database database) => ViewBench.CreateAsync(database,
        new TypeMaker("Menu").Part("MenuPart").Part("MenuItemsListPart"), new TypeMaker("Liste").Part("ListPart"), new TypeMaker("Themes").Part("AutoroutePart").Part("TaxonomyPart"),
        new TypeMaker("Page").Part("TitlePart").Part("AutoroutePart").Part("VisibilityPart").Part("ContainedPart"));

    private static ContentItem Page(string id, string title, string path, string? audience = null)
    {
        var item = new ContentItem { ContentItemId = id, ContentItemVersionId = id + ".1", ContentType = "Page" };
        item.SetPart(nameof(TitlePart), new TitlePart { Title = title });
        item.SetPart(nameof(AutoroutePart), new AutoroutePart { Path = path });
        if (audience is not null) item.SetPart(nameof(VisibilityPart), new VisibilityPart { Audiences = [audience] });
        return item;
    }

    private static Task PublishAsync(ViewBench bench, ContentItem item) =>
        bench.Site.InScopeAsync(async s => Assert.Equal([], await s.GetRequiredService<ContentDrafts>().PublishAsync(item)));

    private static ContentItem Item(string json) => ContentJson.ToItem((JsonObject)JsonNode.Parse(json)!);
}
