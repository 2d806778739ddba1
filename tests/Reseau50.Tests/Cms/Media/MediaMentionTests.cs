using System.Text.Json.Nodes;
using Reseau50.Cms.Content;
using Reseau50.Cms.Media;

namespace Reseau50.Tests.Cms.Media;

public sealed class MediaMentionTests
{
    [Theory]
    [InlineData("Voir [la fiche](/media/outils/fiche.pdf).", "outils/fiche.pdf")]
    [InlineData("![Une dune](/media/a%20%C3%A9/dune%20(1).jpg?w=640 \"La dune\")", "a é/dune (1).jpg")]
    [InlineData("[a](</media/mon fichier.pdf>) et <b>", "mon fichier.pdf")]
    [InlineData("<img src=\"https://site.example/media/a&amp;b.png#x\">", "a&b.png")]
    [InlineData("Lisez /media/a.pdf.", "a.pdf")]
    [InlineData("Rien ici : /medias/a.pdf, media/b.pdf", "")]
    public void ATextIsRead_ForThePathsItLinksTo(string text, string path) => Assert.Equal(path.Length == 0 ? [] : [path], MediaMentions.In(text));

    [Fact]
    public void AnItemIsRead_InItsFieldsItsTextsAndTheItemsInsideIt_EachWithTheInputThatSaysIt()
    {
        var item = ContentJson.ToItem(JsonNode.Parse("""
            { "ContentItemId": "x", "ContentType": "Essai", "MarkdownBodyPart": { "Markdown": "![](/media/a.jpg)" },
              "Essai": { "Images": { "Paths": ["b.jpg", "c.jpg"], "MediaTexts": ["B", "C"] }, "Lien": { "Url": "/media/d.pdf", "Text": "D" }, "Chapo": { "Markdown": "/media/e.pdf" } },
              "FlowPart": { "Widgets": [{ "ContentItemId": "w1", "ContentType": "Bloc", "Bloc": { "Image": { "Paths": ["f.jpg"] } },
                "BagPart": { "ContentItems": [{ "ContentItemId": "n2", "ContentType": "Bloc", "Bloc": { "Texte": { "Html": "<a href='/media/g.pdf'>" } } }] } }] } }
            """)!.AsObject());
        Assert.Equal([("MarkdownBodyPart.Markdown", "a.jpg"), ("Essai.Images.Paths", "b.jpg"), ("Essai.Images.Paths", "c.jpg"), ("Essai.Lien.Url", "d.pdf"), ("Essai.Chapo", "e.pdf"),
            ("FlowPart.w1.Bloc.Image.Paths", "f.jpg"), ("FlowPart.w1.BagPart.n2.Bloc.Texte", "g.pdf")], MediaMentions.Of(item).Select(m => (m.Input, m.Path)));
    }
}
