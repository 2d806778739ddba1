using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Media;
using Reseau50.Cms.Parts;

namespace Reseau50.Tests.Cms.Fields;

/// <summary>Fields whose choices are in the database.</summary>
public sealed class PickedFieldTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ContentPicker_ProposesItsTypes_AndShowsWhatIsPublished(Database database)
    {
        await using var bench = await PagesAsync(database, multiple: true);
        var item = FieldBench.Item("""{"ContentItemIds":["page-b","page-a","brouillon"]}""");
        Assert.Equal("<ul><li><a href=\"/beta\">Bêta</a></li><li>Alpha</li></ul>", new Drawn(await bench.ItemAsync(item)).Inside(".value").Replace("<p class=\"value__label\">Le champ</p>", "", StringComparison.Ordinal));

        var drawn = new Drawn(await bench.EditorAsync(item));
        drawn.CheckAccessible();
        Assert.Equal(["Alpha", "Bêta", "Un brouillon"], drawn.Document.QuerySelectorAll(".choice__label").Select(l => l.TextContent).Order(StringComparer.Ordinal));
        Assert.Equal(["brouillon", "page-a", "page-b"], drawn.Submitted.Split('\n').Select(l => l["Essai.Champ=".Length..]).Order(StringComparer.Ordinal));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ContentPicker_RefusesWhatItDoesNotPropose_AndTwoForOne(Database database)
    {
        await using var bench = await PagesAsync(database, multiple: false);
        var item = FieldBench.Item("""{"ContentItemIds":["disparu"]}""");
        Assert.Equal([], (await bench.SubmitAsync(item, ("Essai.Champ", "disparu"))).Problems);
        Assert.Equal("Essai.Champ=disparu", new Drawn(await bench.EditorAsync(item)).Submitted);

        var form = await bench.SubmitAsync(item, ("Essai.Champ", "autre-type"));
        Assert.Equal([new Problem("Essai.Champ", "« Le champ » : choisissez parmi les contenus proposés.")], form.Problems);
        Assert.Equal("Essai.Champ=autre-type", new Drawn(await bench.EditorAsync(item, form)).Submitted);

        form = await bench.SubmitAsync(item, ("Essai.Champ", "page-a"), ("Essai.Champ", "page-b"));
        Assert.Equal([new Problem("Essai.Champ", "« Le champ » n’accepte qu’un seul choix : gardez-en un.")], form.Problems);
        Assert.Equal([], (await bench.SubmitAsync(item, ("Essai.Champ", "page-b"))).Problems);
        Assert.Equal("Essai.Champ=page-b", new Drawn(await bench.EditorAsync(item)).Submitted);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Taxonomy_ProposesItsTermsInTheirTree_AndShowsThem(Database database)
    {
        await using var bench = await TermsAsync(database, new TaxonomyFieldSettings { TaxonomyContentItemId = "themes" });
        var item = FieldBench.Item("""{"TaxonomyContentItemId":"themes","TermContentItemIds":["sieste","corps"]}""");
        Assert.EndsWith("<ul class=\"tags\"><li>Sieste</li><li><a href=\"/themes/corps\">Corps</a></li></ul>", new Drawn(await bench.ItemAsync(item)).Inside(".value"), StringComparison.Ordinal);

        var drawn = new Drawn(await bench.EditorAsync(item));
        drawn.CheckAccessible();
        Assert.Equal("Essai.Champ=corps\nEssai.Champ=sieste", drawn.Submitted);
        Assert.Equal(["choice choice--depth-0 Corps", "choice choice--depth-1 Sieste", "choice choice--depth-0 Dehors"],
            drawn.Document.QuerySelectorAll(".choice").Select(c => c.ClassName + " " + c.TextContent.Trim()));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Taxonomy_RefusesOtherTerms_BranchesAndSeconds(Database database)
    {
        await using var bench = await TermsAsync(database, new TaxonomyFieldSettings { TaxonomyContentItemId = "themes", LeavesOnly = true, Unique = true });
        var item = FieldBench.Item(null);
        Assert.Equal(["", "sieste", "dehors"], new Drawn(await bench.EditorAsync(item)).Document.QuerySelectorAll("option").Select(o => o.GetAttribute("value")));
        var unknown = new Problem("Essai.Champ", "« Le champ » : choisissez parmi les termes proposés.");
        Assert.Equal([unknown], (await bench.SubmitAsync(item, ("Essai.Champ", "inconnu"))).Problems);
        item = FieldBench.Item(null);
        Assert.Equal([unknown], (await bench.SubmitAsync(item, ("Essai.Champ", "corps"))).Problems);
        item = FieldBench.Item(null);
        var form = await bench.SubmitAsync(item, ("Essai.Champ", "sieste"), ("Essai.Champ", "dehors"));
        Assert.Equal([new Problem("Essai.Champ", "« Le champ » n’accepte qu’un seul choix : gardez-en un.")], form.Problems);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Media_SaysWhatTheLibraryKnows(Database database)
    {
        await using var bench = await ViewBench.CreateAsync(database, new TypeMaker("Essai").Field("MediaField", "Champ", label: "Le champ"));
        await bench.Site.InScopeAsync(s => s.GetRequiredService<SiteWork>().RunAsync(() =>
        {
            s.GetRequiredService<SiteDb>().MediaFiles.AddRange(
                new MediaFileRow { Path = "dune.jpg", Hash = "a", Length = 10, ContentType = "image/jpeg", Width = 640, Height = 480, Recognisable = false },
                new MediaFileRow { Path = "guide.pdf", Hash = "b", Length = 840_400, ContentType = "application/pdf" });
            return Task.CompletedTask;
        }));
        var drawn = new Drawn(await bench.ItemAsync(FieldBench.Item("""{"Paths":["dune.jpg","guide.pdf"]}""")));
        var image = drawn.Document.QuerySelector("img")!;
        Assert.Equal(("640", "480", ""), (image.GetAttribute("width"), image.GetAttribute("height"), image.GetAttribute("alt")));
        Assert.Equal("guide.pdf (PDF, 840\u00a0ko)", Drawn.Tight(drawn.Document.QuerySelectorAll("li")[1].TextContent));
    }

    private static async Task<ViewBench> PagesAsync(Database database, bool multiple)
    {
        var bench = await ViewBench.CreateAsync(database, new TypeMaker("Page").Part("TitlePart").Part("AutoroutePart"), new TypeMaker("Autre").Part("TitlePart"),
            new TypeMaker("Essai").Field("ContentPickerField", "Champ", new ContentPickerFieldSettings { Multiple = multiple, DisplayedContentTypes = ["Page"] }, "Le champ"));
        await StoreAsync(bench, "page-a", "Page", "Alpha", null, publish: true);
        await StoreAsync(bench, "page-b", "Page", "Bêta", "beta", publish: true);
        await StoreAsync(bench, "brouillon", "Page", "Un brouillon", null, publish: false);
        await StoreAsync(bench, "autre-type", "Autre", "Autre", null, publish: true);
        return bench;
    }

    private static Task StoreAsync(ViewBench bench, string id, string type, string title, string? path, bool publish) => bench.Site.InScopeAsync(async s =>
    {
        var item = new ContentItem { ContentItemId = id, ContentItemVersionId = id + ".1", ContentType = type };
        item.SetPart(nameof(TitlePart), new TitlePart { Title = title });
        if (type == "Page") item.SetPart(nameof(AutoroutePart), new AutoroutePart { Path = path, Disabled = path is null });
        var drafts = s.GetRequiredService<ContentDrafts>();
        Assert.Equal([], publish ? await drafts.PublishAsync(item) : await drafts.SaveDraftAsync(item));
    });

    private static async Task<ViewBench> TermsAsync(Database database, TaxonomyFieldSettings settings)
    {
        var bench = await ViewBench.CreateAsync(database, new TypeMaker("Taxonomy").Part("TitlePart").Part("AutoroutePart").Part("TaxonomyPart"),
            new TypeMaker("Essai").Field("TaxonomyField", "Champ", settings, "Le champ"));
        await bench.Site.InScopeAsync(async s => Assert.Equal([], await s.GetRequiredService<ContentDrafts>().PublishAsync(ContentJson.ToItem((JsonObject)JsonNode.Parse("""
            {"ContentItemId":"themes","ContentItemVersionId":"themes.1","ContentType":"Taxonomy","TitlePart":{"Title":"Thèmes"},"AutoroutePart":{"Path":"themes","RouteContainedItems":true},
             "TaxonomyPart":{"TermContentType":"Theme","Terms":[
               {"ContentItemId":"corps","ContentType":"Theme","DisplayText":"Corps","AutoroutePart":{"Path":"corps"},"Terms":[{"ContentItemId":"sieste","ContentType":"Theme","DisplayText":"Sieste"}]},
               {"ContentItemId":"dehors","ContentType":"Theme","DisplayText":"Dehors"}]}}
            """)!))));
        return bench;
    }
}
