using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Parts;

namespace Reseau50.Tests.Cms.Display;

/// <summary>A day's programme (bag) of blocks, each with its speakers (bag in bag), edited without script.</summary>
public sealed class NestedEditorTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ABagInABag_IsEditedStoredAndFoundAgain(Database database)
    {
        await using var bench = await DayAsync(database);
        var day = Day();
        var form = await bench.SubmitAsync(day, Filled(("Programme.b1.Intervenants.i1.Personne.Role", "Directrice")));
        Assert.Equal([], form.Problems);
        Assert.Equal([], await bench.Site.InScopeAsync(s => s.GetRequiredService<ContentDrafts>().PublishAsync(day)));

        var stored = (await bench.Site.InScopeAsync(s => s.GetRequiredService<ContentReader>().LatestAsync("jour")))!;
        Assert.Equal("Directrice", Role(stored));
        var drawn = await EditAsync(bench, stored);
        Assert.Contains("Programme.b1.Intervenants.i1.Personne.Role=Directrice", drawn.Submitted.Split('\n'));
        Assert.Equal(["Programme", "Bloc «\u00a0Matin\u00a0»", "Intervenants", "Personne n°\u00a01", "Bloc «\u00a0Midi\u00a0»", "Intervenants"], drawn.Document.QuerySelectorAll("legend").Select(l => l.TextContent));
    }

    [Fact]
    public async Task AButton_MovesAnItem_AndKeepsWhatWasTyped()
    {
        await using var bench = await DayAsync(Database.Sqlite);
        var day = Day();
        var form = await bench.SubmitAsync(day, Filled(("Programme.b2.TitlePart.Title", "Déjeuner"), ("Programme.Up", "b2")));
        Assert.True(form.Rearranged);
        var drawn = await EditAsync(bench, day, form);
        Assert.Equal(["b2", "b1"], Ids(day));
        Assert.Equal(["Programme.b2.TitlePart.Title=Déjeuner", "Programme.b1.TitlePart.Title=Matin", "Programme.b1.Intervenants.i1.Personne.Role=Animatrice"], drawn.Submitted.Split('\n')[1..]);

        await bench.SubmitAsync(day, Filled(("Programme.Down", "b1")));
        Assert.Equal(["b2", "b1"], Ids(day));
    }

    [Theory]
    [InlineData("Up", "b1")]
    [InlineData("Down", "b2")]
    [InlineData("Up", "inconnu")]
    public async Task AMoveThatLeadsNowhere_ChangesNothing(string button, string id)
    {
        await using var bench = await DayAsync(Database.Sqlite);
        var day = Day();
        await bench.SubmitAsync(day, Filled(("Programme." + button, id)));
        Assert.Equal(["b1", "b2"], Ids(day));
    }

    [Fact]
    public async Task AButton_RemovesAnItem_AndOnlyIt()
    {
        await using var bench = await DayAsync(Database.Sqlite);
        var day = Day();
        Assert.True((await bench.SubmitAsync(day, Filled(("Programme.b1.Intervenants.Remove", "i1")))).Rearranged);
        Assert.Equal(["b1", "b2"], Ids(day));
        Assert.Equal("[]", Bag(day)[0]!["Intervenants"]!["ContentItems"]!.ToJsonString());
        Assert.True((await bench.SubmitAsync(day, Filled(("Programme.Remove", "b1")))).Rearranged);
        Assert.Equal(["b2"], Ids(day));
    }

    [Fact]
    public async Task AButton_AddsAnEmptyItem_ThatTheNextSubmitFills()
    {
        await using var bench = await DayAsync(Database.Sqlite);
        var day = Day();
        var form = await bench.SubmitAsync(day, Filled(("Programme.b1.Intervenants.Add", "Personne")));
        Assert.True(form.Rearranged);
        var added = (string)Bag(day)[0]!["Intervenants"]!["ContentItems"]![1]!["ContentItemId"]!;
        var input = $"Programme.b1.Intervenants.{added}.Personne.Role";
        Assert.Contains(input + "=", (await EditAsync(bench, day, form)).Submitted.Split('\n'));

        // The item was never stored: its id and type come back from the form alone.
        var again = Day();
        form = await bench.SubmitAsync(again, Filled(("Programme.b1.Intervenants.Items", added), ($"Programme.b1.Intervenants.{added}.ContentType", "Personne"), (input, "Psychologue")));
        Assert.False(form.Rearranged);
        Assert.Equal("Psychologue", (string)Bag(again)[0]!["Intervenants"]!["ContentItems"]![1]!["Personne"]!["Role"]!["Text"]!);
    }

    [Fact]
    public async Task AProblemInside_IsShownAtItsInput_WithEverythingTyped()
    {
        await using var bench = await DayAsync(Database.Sqlite);
        var day = Day();
        var form = await bench.SubmitAsync(day, Filled(("Programme.b1.TitlePart.Title", " "), ("Programme.b1.Intervenants.i1.Personne.Role", "")));
        Assert.Equal(
            [new Problem("Programme.b1.TitlePart.Title", "Le titre est obligatoire : donnez un titre à ce contenu."),
             new Problem("Programme.b1.Intervenants.i1.Personne.Role", "« Rôle » est obligatoire : complétez ce champ.")], form.Problems);
        var drawn = await EditAsync(bench, day, form);
        Assert.Equal(["Programme-b1-TitlePart-Title: Le titre est obligatoire\u00a0: donnez un titre à ce contenu.",
            "Programme-b1-Intervenants-i1-Personne-Role: «\u00a0Rôle\u00a0» est obligatoire\u00a0: complétez ce champ."], drawn.Problems);
        Assert.Contains("Programme.b1.TitlePart.Title= ", drawn.Submitted.Split('\n'));
        Assert.Equal("2 choses sont à corriger", drawn.Document.QuerySelector(".problems h2")!.TextContent);
    }

    [Theory]
    [InlineData("Secret", "intrus")]
    [InlineData("Bloc", "a.b")]
    [InlineData("Bloc", "<b>")]
    public async Task AForgedItem_IsNotTaken(string type, string id)
    {
        await using var bench = await DayAsync(Database.Sqlite);
        var day = Day();
        await bench.SubmitAsync(day, Filled(("Programme.Items", id), ($"Programme.{id}.ContentType", type), ("Programme.Add", "Secret")));
        Assert.Equal(["b1", "b2"], Ids(day));
    }

    [Fact]
    public async Task TheFirstButtonOfTheForm_Saves_SoThatEnterMovesNothing()
    {
        await using var bench = await DayAsync(Database.Sqlite);
        var buttons = (await EditAsync(bench, Day())).Document.QuerySelectorAll("button");
        Assert.Equal(("Enregistrer", false, "-1"), (buttons[0].TextContent, buttons[0].HasAttribute("name"), buttons[0].GetAttribute("tabindex")));
        Assert.Equal(["Programme.b1.Intervenants.Remove=i1 Retirer : Personne n°\u00a01", "Programme.b1.Intervenants.Add=Personne Ajouter : Personne", "Programme.Down=b1 Descendre : Bloc «\u00a0Matin\u00a0»"],
            buttons.Skip(1).Take(3).Select(b => $"{b.GetAttribute("name")}={b.GetAttribute("value")} {b.GetAttribute("aria-label") ?? b.TextContent}"));
    }

    private static Task<ViewBench> DayAsync(Database database) => ViewBench.CreateAsync(database,
        new TypeMaker("Jour").Part("TitlePart").Part("BagPart", new BagPartSettings { ContainedContentTypes = ["Bloc"] }, "Programme", "Programme"),
        new TypeMaker("Bloc").Part("TitlePart").Part("BagPart", new BagPartSettings { ContainedContentTypes = ["Personne"] }, "Intervenants", "Intervenants"),
        new TypeMaker("Personne").Field("TextField", "Role", new TextFieldSettings { Required = true }, "Rôle"),
        new TypeMaker("Secret").Part("TitlePart"));

    private static ContentItem Day() => ContentJson.ToItem((JsonObject)JsonNode.Parse("""
        {"ContentItemId":"jour","ContentItemVersionId":"jour.1","ContentType":"Jour","TitlePart":{"Title":"Journée"},"Programme":{"ContentItems":[
          {"ContentItemId":"b1","ContentType":"Bloc","DisplayText":"Matin","TitlePart":{"Title":"Matin"},"Intervenants":{"ContentItems":[
            {"ContentItemId":"i1","ContentType":"Personne","Personne":{"Role":{"Text":"Animatrice"}}}]}},
          {"ContentItemId":"b2","ContentType":"Bloc","DisplayText":"Midi","TitlePart":{"Title":"Midi"},"Intervenants":{"ContentItems":[]}}]}}
        """)!);

    // What a browser sends when nothing is touched, then what is typed or pressed over it.
    private static (string, string)[] Filled(params (string Name, string Value)[] typed)
    {
        (string Name, string Value)[] untouched =
        [
            ("TitlePart.Title", "Journée"), ("Programme.Items", ""), ("Programme.Items", "b1"), ("Programme.b1.ContentType", "Bloc"), ("Programme.b1.TitlePart.Title", "Matin"),
            ("Programme.b1.Intervenants.Items", ""), ("Programme.b1.Intervenants.Items", "i1"), ("Programme.b1.Intervenants.i1.ContentType", "Personne"),
            ("Programme.b1.Intervenants.i1.Personne.Role", "Animatrice"), ("Programme.Items", "b2"), ("Programme.b2.ContentType", "Bloc"), ("Programme.b2.TitlePart.Title", "Midi"),
            ("Programme.b2.Intervenants.Items", ""),
        ];
        return [.. untouched.Where(u => u.Name.EndsWith("Items", StringComparison.Ordinal) || typed.All(t => t.Name != u.Name)), .. typed];
    }

    private static async Task<Drawn> EditAsync(ViewBench bench, ContentItem item, FormInput? form = null)
    {
        var drawn = new Drawn(await bench.EditorAsync(item, form));
        drawn.CheckAccessible();
        return drawn;
    }

    private static JsonArray Bag(ContentItem item) => (JsonArray)item.Parts["Programme"]!["ContentItems"]!;

    private static IEnumerable<string> Ids(ContentItem item) => Bag(item).Select(i => (string)i!["ContentItemId"]!);

    private static string Role(ContentItem item) => (string)Bag(item)[0]!["Intervenants"]!["ContentItems"]![0]!["Personne"]!["Role"]!["Text"]!;
}
