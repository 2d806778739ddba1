using System.Text.Json.Nodes;
using Reseau50.Admin.Contracts;
using Reseau50.Cms.Content;
using Reseau50.Cms.Parts;

namespace Reseau50.Tests.Admin;

public sealed class ItemCopyTests
{
    [Fact]
    public void ACopy_SaysTheSame_AndStandsForItself()
    {
        var item = new ContentItem
        {
            ContentItemId = "a",
            ContentItemVersionId = "a1",
            ContentType = "Evenement",
            Parts = JsonNode.Parse("""
                {
                  "TitlePart": { "Title": "Journée" },
                  "AutoroutePart": { "Path": "agenda/journee", "SetHomepage": true, "Absolute": false },
                  "AliasPart": { "Alias": "journee" },
                  "PublishLaterPart": { "ScheduledPublishUtc": "2027-01-01T00:00:00Z" },
                  "Evenement": { "Ateliers": { "ContentItemIds": ["atelier"] } },
                  "Programme": { "ContentItems": [ { "ContentItemId": "bloc", "ContentItemVersionId": "bloc1", "ContentType": "Bloc", "TitlePart": { "Title": "Accueil" } } ] }
                }
                """)!.AsObject(),
        };
        var copy = ItemCopy.Of(item, new ContentItem { ContentItemId = "b", ContentItemVersionId = "b1", ContentType = "Evenement" });
        Assert.Equal("Copie de Journée", copy.Part<TitlePart>().Title);
        Assert.Null(copy.Part<AutoroutePart>().Path);
        Assert.Null(copy.Part<AutoroutePart>().SetHomepage);
        Assert.False(copy.Has("AliasPart") || copy.Has("PublishLaterPart"));
        Assert.Equal("atelier", (string?)copy.Parts["Evenement"]!["Ateliers"]!["ContentItemIds"]![0]);
        var inner = copy.Parts["Programme"]!["ContentItems"]![0]!;
        Assert.Equal("Accueil", (string?)inner["TitlePart"]!["Title"]);
        Assert.NotEqual("bloc", (string?)inner["ContentItemId"]);
        Assert.NotEqual("bloc1", (string?)inner["ContentItemVersionId"]);
        Assert.Equal("Journée", item.Part<TitlePart>().Title);
    }
}
