using Reseau50.Cms.Content;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Text;

namespace Reseau50.Tests.Cms.Text;

public sealed class LiquidPatternTests
{
    [Theory]
    [InlineData("{{ ContentItem | display_text | slugify }}", "motricite-libre")]
    [InlineData("ateliers/{{ Model.ContentItem | display_text | slugify }}", "ateliers/motricite-libre")]
    [InlineData("{{ContentItem|display_text}}", "Motricité libre")]
    [InlineData("{{- ContentItem.DisplayText -}}", "Motricité libre")]
    [InlineData("{{ ContentItem.DisplayText | upcase }}", "MOTRICITÉ LIBRE")]
    [InlineData("{{ ContentItem.DisplayText | downcase }}", "motricité libre")]
    [InlineData("{{ ContentItem | container | display_text | slugify }}/{{ ContentItem.ContentItemId }}", "les-ateliers/a1")]
    [InlineData("{{ ContentItem.CreatedUtc | date: \"%Y/%m/%d\" }}", "2027/01/14")]
    [InlineData("{{ ContentItem.CreatedUtc | date: '%y' }}", "27")]
    [InlineData("{{ ContentItem.CreatedUtc }}", "2027-01-14")]
    [InlineData("{{ ContentItem.Content.TitlePart.Title | strip }}", "Titre")]
    [InlineData("{{ ContentItem.TitlePart.Title }}", "  Titre ")]
    [InlineData("{{ ContentItem.ContentType }}-{{ ContentItem.Owner }}", "Atelier-")]
    [InlineData("{{ ContentItem.Content.Nulle.Part }}", "")]
    [InlineData("sans rien", "sans rien")]
    public void Render_FillsThePattern(string pattern, string text) => Assert.Equal(text, LiquidPattern.Render(pattern, Item(), Container()));

    [Theory]
    [InlineData("{{ Site.Name }}", "chemin inconnu « Site.Name » ; il commence par ContentItem ou Model.ContentItem")]
    [InlineData("{{ ContentItem | reverse }}", "filtre inconnu « reverse » ; filtres connus : display_text, container, slugify, downcase, upcase, strip, date")]
    [InlineData("{% if x %}", "accolades mal fermées ou instruction {% … %} non prise en charge")]
    [InlineData("{{ ContentItem ", "accolades mal fermées ou instruction {% … %} non prise en charge")]
    public void Fault_SaysWhatIsWrong(string pattern, string fault) => Assert.Equal(fault, LiquidPattern.Fault(pattern));

    [Fact]
    public void Fault_OfAGoodPattern_IsNull() => Assert.Null(LiquidPattern.Fault("x/{{ ContentItem | display_text | slugify }}"));

    private static ContentItem Item()
    {
        var item = new ContentItem { ContentItemId = "a1", ContentItemVersionId = "v", ContentType = "Atelier", DisplayText = "Motricité libre", CreatedUtc = new DateTime(2027, 1, 14, 8, 0, 0, DateTimeKind.Utc) };
        item.SetPart(nameof(TitlePart), new TitlePart { Title = "  Titre " });
        return item;
    }

    private static ContentItem Container() => new() { ContentItemId = "c", ContentItemVersionId = "v", ContentType = "Liste", DisplayText = "Les ateliers" };

    [Theory]
    [InlineData("2027-09-01T00:00:00", "saison/2027")]
    [InlineData("bientôt", "saison/bientôt")]
    [InlineData(null, "saison/")]
    public void ADateOfAField_IsADateToo(string? value, string expected)
    {
        var item = new Reseau50.Cms.Content.ContentItem { ContentItemId = "s", ContentItemVersionId = "s", ContentType = "Saison" };
        item.Parts["Saison"] = new System.Text.Json.Nodes.JsonObject { ["Debut"] = new System.Text.Json.Nodes.JsonObject { ["Value"] = value } };
        Assert.Equal(expected, LiquidPattern.Render("saison/{{ Model.ContentItem.Content.Saison.Debut.Value | date: '%Y' }}", item, container: null));
    }
}
