using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Reseau50.Admin.Media.Picking;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Media;
using Reseau50.Cms.Security;
using Reseau50.Tests.Cms.Media;

namespace Reseau50.Tests.Admin.Media;

/// <summary>The form of a media field: files chosen, sent, described, moved and taken away.</summary>
public sealed class MediaFieldFormTests
{
    private const string Field = "Note.Images";

    [Fact]
    public async Task Files_AreAdded_Moved_AndTakenAway_WithTheirTexts()
    {
        await using var site = await SiteAsync();
        var item = Item("a.png", "b.png");
        var form = await SubmitAsync(site, item, [("Paths", "a.png"), ("Texts", "A"), ("Captions", "Légende A"), ("Paths", "b.png"), ("Texts", "B"), ("Captions", ""), ("Add", "c.txt"), ("Up", "b.png")]);
        Assert.True(form.Rearranged);
        Assert.Empty(form.Problems);
        Assert.Equal("""{"Paths":["b.png","a.png","c.txt"],"MediaTexts":["B","A",""],"Captions":["","Légende A",""]}""", Json(item));
        form = await SubmitAsync(site, item, [("Paths", "b.png"), ("Texts", "B"), ("Captions", ""), ("Paths", "a.png"), ("Texts", "A"), ("Captions", "Légende A"), ("Paths", "c.txt"), ("Texts", ""), ("Captions", ""), ("Remove", "b.png")]);
        Assert.True(form.Rearranged);
        Assert.Equal("""{"Paths":["a.png","c.txt"],"MediaTexts":["A",""],"Captions":["Légende A",""]}""", Json(item));
    }

    [Fact]
    public async Task APicture_IsDescribed_OrSaidToBeDecorative()
    {
        await using var site = await SiteAsync();
        var item = Item("a.png");
        var form = await SubmitAsync(site, item, [("Paths", "a.png"), ("Texts", " "), ("Captions", "")]);
        Assert.Equal([new Problem(Field + ".Paths", "« Images » : décrivez l’image « a.png » pour qui ne la voit pas, ou cochez « Image décorative ».")], form.Problems);
        form = await SubmitAsync(site, item, [("Paths", "a.png"), ("Texts", ""), ("Captions", ""), ("Decorative", "a.png")]);
        Assert.Empty(form.Problems);
        Assert.Equal("""{"Paths":["a.png"],"MediaTexts":[""],"Decorative":["a.png"]}""", Json(item));
        // What is proposed for the file comes with it.
        await site.InScopeAsync(s => s.GetRequiredService<MediaStore>().DescribeAsync("b.png", new MediaFacts("Une dune", "La côte", null, null)));
        await SubmitAsync(site, item, [("Paths", ""), ("Add", "b.png"), ("Take", "1")]);
        Assert.Equal("""{"Paths":["b.png"],"MediaTexts":["Une dune"],"Captions":["La côte"]}""", Json(item));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task FilesSentWithTheForm_AreKept_AndAddedToTheirField_RefusedOnesSaidBesideIt(Database database)
    {
        await using var site = await SiteAsync(database);
        var posted = new FormCollection(new Dictionary<string, StringValues> { [Field + ".Paths"] = "", [Field + ".enfant"] = "non", ["TitlePart.Title"] = "Un titre" },
            new FormFileCollection { MediaUploadTests.File("bon.txt", "Bon"u8, Field + ".Files"), MediaUploadTests.File("vide.txt", ""u8, Field + ".Files"), MediaUploadTests.File("d.png", TestPictures.Png(7, 7), Field + ".Files") });
        var item = Item();
        var form = await site.AsAsync(MediaLibraryTests.Keeper, async s =>
        {
            var taken = await s.GetRequiredService<FormFiles>().TakeAsync(posted, default);
            await s.GetRequiredService<ItemEditor>().UpdateAsync(item, taken);
            return taken;
        });
        Assert.Equal([new Problem(Field + ".Files", "« vide.txt » : le fichier est vide. Vérifiez-le, puis renvoyez-le.")], form.Problems);
        Assert.Equal(["contenus/2026/bon.txt", "contenus/2026/d.png"], item.Field<MediaField>("Note", "Images").Paths);
        Assert.Equal((false, "garde"), ((await site.FindAsync("contenus/2026/d.png"))!.Recognisable, (await site.FindAsync("contenus/2026/d.png"))!.AnswerSource));

        // Who does not keep the library sends nothing.
        var refused = await site.AsAsync(AdminLab.Writer, s => s.GetRequiredService<FormFiles>().TakeAsync(new FormCollection([], new FormFileCollection { MediaUploadTests.File("autre.txt", "Autre"u8, Field + ".Files") }), default));
        Assert.Equal([new Problem(Field + ".Files", "Vous ne pouvez pas envoyer de fichiers. Demandez-le à la coordination.")], refused.Problems);
        Assert.Null(await site.FindAsync("contenus/2026/autre.txt"));
    }

    [Fact]
    public async Task TheChooser_IsForThoseWhoKeepTheLibrary_AndShowsWhatTheFieldTakes()
    {
        await using var bench = await ViewBench.CreateAsync(Database.Sqlite, new TypeMaker("Note").Field("MediaField", "Images", new MediaFieldSettings { AllowedExtensions = [".png", ".jpg"] }, "Images"));
        await bench.Site.PutAsync("secret.png", TestPictures.Png(3, 3));
        await bench.Site.PutAsync("secret.txt", "Secret");
        Assert.DoesNotContain("secret", await bench.EditorAsync(Item()), StringComparison.Ordinal);
        var html = await bench.DrawAsync((helper, s) =>
        {
            s.GetRequiredService<CurrentViewer>().Value = MediaLibraryTests.Keeper;
            return helper.EditItemAsync(Item(), null);
        });
        var drawn = new Drawn(html);
        Assert.Equal(["secret.png"], drawn.Document.QuerySelectorAll("[name='Note.Images.Add']").Select(i => i.GetAttribute("value")));
        drawn.CheckAccessible();
    }

    [Fact]
    public async Task ThePage_ShowsTheCaption_AndLeavesOutAPictureOnHold()
    {
        await using var bench = await ViewBench.CreateAsync(Database.Sqlite, new TypeMaker("Note").Field("MediaField", "Images", label: "Images"));
        await bench.Site.PutAsync("a.png", TestPictures.Png(3, 3));
        await RecognisableTests.PutAsync(bench.Site, "enfant.png", null);
        var item = Item("a.png", "enfant.png");
        item.SetField("Note", "Images", new MediaField { Paths = ["a.png", "enfant.png"], MediaTexts = ["A", "Un enfant"], Captions = ["La dune", "Secret"] });
        Assert.Equal("<ul class=\"media\"><li class=\"media__item\"><img src=\"/media/a.png\" alt=\"A\" width=\"3\" height=\"3\" loading=\"lazy\" decoding=\"async\"><p class=\"media__caption\">La dune</p></li></ul>",
            Drawn.Tight(new Drawn(await bench.ItemAsync(item)).Document.QuerySelector("ul.media")!.OuterHtml));
        item.SetField("Note", "Images", new MediaField { Paths = ["enfant.png"] });
        Assert.DoesNotContain("enfant", await bench.ItemAsync(item), StringComparison.Ordinal);
    }

    private static async Task<TestSite> SiteAsync(Database database = Database.Sqlite)
    {
        var site = await ContentMediaGateTests.SiteAsync(database);
        await site.PutAsync("a.png", TestPictures.Png(4, 4));
        await site.PutAsync("b.png", TestPictures.Png(5, 5));
        await site.PutAsync("c.txt", "C");
        return site;
    }

    private static ContentItem Item(params string[] paths)
    {
        var item = new ContentItem { ContentItemId = "n", ContentItemVersionId = "n.1", ContentType = "Note" };
        item.SetField("Note", "Images", new MediaField { Paths = [.. paths] });
        return item;
    }

    private static Task<FormInput> SubmitAsync(TestSite site, ContentItem item, (string Name, string Value)[] values) => site.AsAsync(MediaLibraryTests.Keeper, async s =>
    {
        var form = ViewBench.Form([.. values.Select(v => (Field + "." + v.Name, v.Value))]);
        await s.GetRequiredService<ItemEditor>().UpdateAsync(item, form);
        return form;
    });

    private static string Json(ContentItem item) => (item.Parts["Note"] as System.Text.Json.Nodes.JsonObject)!["Images"]!.ToJsonString(ContentJson.Options);
}
