using Reseau50.Cms.Fields;

namespace Reseau50.Tests.Cms.Fields;

/// <summary>What single kinds of field do that the others do not.</summary>
public sealed class FieldDetailTests
{
    [Theory]
    [InlineData("2027-10-31T00:30:00Z")] // 2 h 30, summer time
    [InlineData("2027-10-31T01:30:00Z")] // 2 h 30 again, winter time
    [InlineData("2027-01-14T08:15:42Z")]
    public async Task DateTime_AnInputLeftAlone_KeepsTheInstant(string stored)
    {
        await using var bench = await FieldBench.CreateAsync(new("DateTimeField"));
        var item = FieldBench.Item($$"""{"Value":"{{stored}}"}""");
        var shown = (await bench.EditAsync(item)).Submitted["Essai.Champ".Length..];
        await bench.SubmitAsync(item, shown);
        Assert.Equal($$"""{"Value":"{{stored}}"}""", FieldBench.Json(item));
    }

    [Fact]
    public async Task DateTime_InTheHourThatSpringSkips_IsOneHourLater()
    {
        await using var bench = await FieldBench.CreateAsync(new("DateTimeField"));
        var item = FieldBench.Item(null);
        await bench.SubmitAsync(item, "=2027-03-28T02:30");
        Assert.Equal("""{"Value":"2027-03-28T01:30:00Z"}""", FieldBench.Json(item));
    }

    [Theory]
    [InlineData("14/1/2027 9:15")]
    [InlineData("14/01/2027 9h15")]
    [InlineData("2027-01-14T09:15:00")]
    public async Task DateTime_ReadsWhatPeopleType(string typed)
    {
        await using var bench = await FieldBench.CreateAsync(new("DateTimeField"));
        var item = FieldBench.Item(null);
        Assert.Equal([], (await bench.SubmitAsync(item, "=" + typed)).Problems);
        Assert.Equal("""{"Value":"2027-01-14T08:15:00Z"}""", FieldBench.Json(item));
    }

    [Fact]
    public async Task Text_AListValueThatIsNoLongerProposed_StaysUntilAnotherIsChosen()
    {
        await using var bench = await FieldBench.CreateAsync(new("TextField")
        {
            Editor = "PredefinedList",
            EditorSettings = new TextFieldPredefinedListEditorSettings { Options = [new() { Name = "A", Value = "a" }], DefaultValue = "a" },
        });
        var item = FieldBench.Item("""{"Text":"vieux"}""");
        Assert.Equal("Essai.Champ=vieux", (await bench.EditAsync(item)).Submitted);
        Assert.Equal([], (await bench.SubmitAsync(item, "=vieux")).Problems);
        Assert.Equal("""{"Text":"vieux"}""", FieldBench.Json(item));
    }

    [Fact]
    public async Task Text_ALeftEmptyChoice_IsNotFilledByTheDefaultAgain()
    {
        await using var bench = await FieldBench.CreateAsync(new("TextField")
        {
            Editor = "PredefinedList",
            EditorSettings = new TextFieldPredefinedListEditorSettings { Options = [new() { Name = "A", Value = "a" }], DefaultValue = "a" },
        });
        var item = FieldBench.Item(null);
        Assert.Equal("Essai.Champ=a", (await bench.EditAsync(item)).Submitted);
        await bench.SubmitAsync(item, "=");
        Assert.Equal("Essai.Champ=", (await bench.EditAsync(item)).Submitted);
    }

    [Fact]
    public async Task Boolean_TheDefault_IsProposedOnce()
    {
        await using var bench = await FieldBench.CreateAsync(new("BooleanField", new BooleanFieldSettings { DefaultValue = true }));
        var item = FieldBench.Item(null);
        Assert.Equal("Essai.Champ=true", (await bench.EditAsync(item)).Submitted);
        await bench.SubmitAsync(item, "=false");
        Assert.Equal("", (await bench.EditAsync(item)).Submitted);
        Assert.Contains("<p>Non</p>", (await bench.ShowAsync(item)).Inside(".value"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_WithoutWords_UsesTheDefaultOnes_ThenItsAddress()
    {
        await using var bench = await FieldBench.CreateAsync(new("LinkField", new LinkFieldSettings { DefaultText = "Lire la source" }));
        Assert.Contains("<a href=\"/a\">Lire la source</a>", (await bench.ShowAsync(FieldBench.Item("""{"Url":"/a"}"""))).Inside(".value"), StringComparison.Ordinal);
        await using var bare = await FieldBench.CreateAsync(new("LinkField"));
        Assert.Contains("<a href=\"/a\">/a</a>", (await bare.ShowAsync(FieldBench.Item("""{"Url":"/a"}"""))).Inside(".value"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("LinkField", """{"Url":"javascript:alert(1)","Text":"x"}""")]
    [InlineData("YoutubeField", """{"RawAddress":"javascript:alert(1)"}""")]
    public async Task AnAddressThatActs_IsNotShown(string field, string json)
    {
        await using var bench = await FieldBench.CreateAsync(new(field));
        Assert.Equal("", (await bench.ShowAsync(FieldBench.Item(json))).Inside("article"));
    }

    [Theory]
    [InlineData("/agenda", true)]
    [InlineData("~/agenda", true)]
    [InlineData("#haut", true)]
    [InlineData("?page=2", true)]
    [InlineData("agenda/2027", true)]
    [InlineData("https://exemple.fr", true)]
    [InlineData("mailto:a@b.fr", true)]
    [InlineData("tel:0233777892", true)]
    [InlineData("//ailleurs.fr", false)]
    [InlineData("/\\ailleurs.fr", false)]
    [InlineData("~//ailleurs.fr", false)]
    [InlineData("www.exemple.fr", false)]
    [InlineData("a@b.fr", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData(" javascript:alert(1)", false)]
    [InlineData("java\nscript:alert(1)", false)]
    [InlineData("data:text/html,x", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void LinkAddress_IsAllowed_OrNot(string? url, bool allowed) => Assert.Equal(allowed, LinkAddress.IsAllowed(url));

    [Fact]
    public async Task Media_WithoutTexts_KeepsThoseItHas()
    {
        await using var bench = await FieldBench.CreateAsync(new("MediaField", new MediaFieldSettings { AllowMediaText = false }));
        var item = FieldBench.Item("""{"Paths":["a.pdf","b.pdf"],"MediaTexts":["A","B"]}""");
        Assert.Equal("Essai.Champ.Captions=\nEssai.Champ.Captions=", (await bench.EditAsync(item)).Submitted);
        await bench.SubmitAsync(item, "Paths=b.pdf");
        Assert.Equal("""{"Paths":["b.pdf"],"MediaTexts":["B"]}""", FieldBench.Json(item));
    }
}
