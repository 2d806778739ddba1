using System.Text.Json.Nodes;
using Reseau50.Cms.Content;
using Reseau50.Cms.Parts;

namespace Reseau50.Tests.Cms.Parts;

public sealed class TermOutlineTests
{
    private static readonly JsonObject[] Known =
    [
        Parsed("""{"ContentItemId":"corps","DisplayText":"Corps","TitlePart":{"Title":"Corps"},"Theme":{"A":1},"Terms":[{"ContentItemId":"sieste","DisplayText":"Sieste"}]}"""),
        Parsed("""{"ContentItemId":"dehors","DisplayText":"Dehors | dedans"}"""),
    ];

    [Fact]
    public void WhatIsWritten_IsReadBackTheSame()
    {
        var outline = TermOutline.Write(Known);
        Assert.Equal("Corps | corps\n  Sieste | sieste\nDehors | dedans | dehors", outline);
        var read = TermOutline.Parse(outline, Known, "Theme", "themes");
        Assert.Equal(Known.Select(k => k.ToJsonString()), read.Select(r => r.ToJsonString()));
    }

    [Theory]
    [InlineData("Le corps | corps", "corps Le corps {\"Title\":\"Le corps\"} {\"A\":1}")]
    [InlineData("Corps", "corps Corps {\"Title\":\"Corps\"} {\"A\":1}")]
    public void ATerm_KeepsItsIdAndItsParts(string line, string kept)
    {
        var term = Assert.Single(TermOutline.Parse(line, Known, "Theme", "themes"));
        Assert.Equal(kept, $"{term["ContentItemId"]} {term["DisplayText"]} {term["TitlePart"]!.ToJsonString()} {term["Theme"]!.ToJsonString()}");
        Assert.False(term.ContainsKey("Terms"));
    }

    [Fact]
    public void ANewTerm_IsAnItemOfTheTaxonomy()
    {
        var term = TermOutline.Parse("Corps | corps\n\t Jeu libre", Known, "Theme", "themes")[0]["Terms"]![0]!.AsObject();
        Assert.Equal(ContentIds.MaxLength, ((string)term["ContentItemId"]!).Length);
        Assert.Equal(("Theme", "Jeu libre", "Jeu libre", "themes"), ((string)term["ContentType"]!, (string)term["DisplayText"]!, (string)term["TitlePart"]!["Title"]!, (string)term["TermPart"]!["TaxonomyContentItemId"]!));
    }

    [Fact]
    public void AnIdWrittenTwice_OrUnknown_IsNotTakenTwice()
    {
        var terms = TermOutline.Parse("Un | corps\nDeux | corps\nTrois | inconnu", Known, "Theme", "themes");
        Assert.Equal(["Un", "Deux", "Trois | inconnu"], terms.Select(t => (string)t["DisplayText"]!));
        Assert.Equal(3, terms.Select(t => (string)t["ContentItemId"]!).Distinct().Count());
        Assert.Equal("corps", (string)terms[0]["ContentItemId"]!);
    }

    [Fact]
    public void ALineTooDeep_GoesUnderTheLastTerm()
    {
        var terms = TermOutline.Parse("Un\n      Deux\n  Trois", [], "Theme", "themes");
        Assert.Equal(["Deux", "Trois"], Assert.Single(terms)["Terms"]!.AsArray().Select(t => (string)t!["DisplayText"]!));
    }

    private static JsonObject Parsed(string json) => (JsonObject)JsonNode.Parse(json)!;
}
