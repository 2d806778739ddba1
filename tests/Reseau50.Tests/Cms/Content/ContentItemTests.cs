using System.Text.Json.Nodes;
using Reseau50.Cms.Content;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Parts;

namespace Reseau50.Tests.Cms.Content;

public sealed class ContentItemTests
{
    private const string Json = """
        { "ContentItemId": "a", "ContentItemVersionId": "a.1", "ContentType": "Note", "DisplayText": "Été", "Latest": true, "Published": false, "ModifiedUtc": "2026-01-02T03:04:05.1234567Z",
          "PublishedUtc": null, "CreatedUtc": "2026-01-02T04:04:05+01:00", "Owner": "coordination", "Author": null, "Inconnu": 3, "Liste": [ 1 ],
          "TitlePart": { "Title": "Été", "Ajout": { "x": [ 1, null ] } }, "Note": { "Texte": { "Text": "un", "Autre": true } } }
        """;

    private static ContentItem Item => ContentJson.ToItem(JsonNode.Parse(Json)!.AsObject());

    [Fact]
    public void OrchardsJson_IsReadAndWritten_WithEveryPartAsItCame()
    {
        var written = ContentJson.FromItem(Item);
        Assert.Equal([.. ContentJson.Metadata, "TitlePart", "Note"], written.Select(p => p.Key));
        Assert.Equal(("2026-01-02T03:04:05.1234567Z", "2026-01-02T03:04:05Z", null), ((string?)written["ModifiedUtc"], (string?)written["CreatedUtc"], written["PublishedUtc"]));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Json)!["TitlePart"], written["TitlePart"]));
        Assert.Contains("\"Été\"", written.ToJsonString(ContentJson.Options), StringComparison.Ordinal);
    }

    [Fact]
    public void AnItemWithoutAnId_IsGivenOne_InOrchardsForm()
    {
        var (first, second) = (ContentJson.ToItem([]), ContentJson.ToItem([]));
        Assert.Matches("^[0-9a-hjkmnp-tv-z]{26}$", first.ContentItemId);
        Assert.NotEqual(first.ContentItemId, second.ContentItemId);
        Assert.Equal(("", "", false, false), (first.ContentItemVersionId, first.ContentType, first.Latest, first.Published));
    }

    [Fact]
    public void APartThatIsReplaced_KeepsWhatItsClassDoesNotKnow_AndIsReadAnew()
    {
        var item = Item;
        Assert.Equal("Été", item.Part<TitlePart>().Title);
        item.SetPart(nameof(TitlePart), new TitlePart { Title = "Hiver" });
        Assert.Equal("Hiver", item.Part<TitlePart>().Title);
        Assert.Equal("""{"Title":"Hiver","Ajout":{"x":[1,null]}}""", item.Parts["TitlePart"]!.ToJsonString(ContentJson.Options));
        item.SetPart(nameof(TitlePart), new TitlePart());
        Assert.False(item.Parts["TitlePart"]!.AsObject().ContainsKey("Title"));
    }

    [Fact]
    public void AFieldThatIsReplaced_IsReadAnew_ThroughItsPartToo()
    {
        var item = Item;
        Assert.Equal(("un", "un"), (item.Field<TextField>("Note", "Texte").Text, item.Part<NotePart>("Note").Texte!.Text));
        item.SetField("Note", "Texte", new TextField { Text = "deux" });
        Assert.Equal(("deux", "deux"), (item.Field<TextField>("Note", "Texte").Text, item.Part<NotePart>("Note").Texte!.Text));
        Assert.Equal("""{"Texte":{"Text":"deux","Autre":true}}""", item.Parts["Note"]!.ToJsonString(ContentJson.Options));
        item.SetField("Nouvelle", "Texte", new TextField { Text = "trois" });
        Assert.Equal("trois", item.Field<TextField>("Nouvelle", "Texte").Text);
    }

    [Fact]
    public void WhatIsNotThere_IsNewAndEmpty()
    {
        var item = Item;
        Assert.Null(item.Part<AutoroutePart>().Path);
        Assert.Null(item.Field<TextField>("Absente", "Texte").Text);
        Assert.False(item.Has("AutoroutePart"));
        Assert.Equal("Note a", item.ToString());
    }

    [Fact]
    public void AClone_IsTheSameItem_AndChangesAlone()
    {
        var item = Item;
        var clone = item.Clone();
        Assert.Equal(ContentJson.FromItem(item).ToJsonString(), ContentJson.FromItem(clone).ToJsonString());
        clone.SetPart(nameof(TitlePart), new TitlePart { Title = "Hiver" });
        clone.DisplayText = "Hiver";
        Assert.Equal(("Été", "Été"), (item.DisplayText, item.Part<TitlePart>().Title));
    }

    private sealed class NotePart
    {
        public TextField? Texte { get; set; }
    }
}
