using Reseau50.Cms.Content;
using Reseau50.Cms.Fields;

namespace Reseau50.Tests.Cms.Fields;

/// <summary>What each field refuses, in which words, and that the form comes back as it was typed.</summary>
public sealed class FieldFaultTests
{
    private const string Name = "Essai.Champ";

    private static readonly Dictionary<string, Refusal> Refusals = new()
    {
        ["text too long"] = new(new("TextField", new TextFieldSettings { MaxLength = 5 }), ["=Six mots"], [(Name, "« Le champ » est trop long : 5 caractères au plus.")], "Essai.Champ=Six mots"),
        ["text not in the list"] = new(
            new("TextField") { Editor = "PredefinedList", EditorSettings = new TextFieldPredefinedListEditorSettings { Options = [new() { Name = "A", Value = "a" }] } },
            ["=b"], [(Name, "« Le champ » : choisissez une des valeurs proposées.")], "Essai.Champ=b"),
        ["value not in the list"] = new(new("MultiTextField", new MultiTextFieldSettings { Options = [new() { Name = "A", Value = "a" }] }),
            ["=", "=a", "=z"], [(Name, "« Le champ » : choisissez parmi les valeurs proposées.")], "Essai.Champ=a\nEssai.Champ=z"),
        ["not a number"] = new(new("NumericField"), ["=douze"], [(Name, "« Le champ » attend un nombre, par exemple 12 ou 3,5 : « douze » n’en est pas un.")], "Essai.Champ=douze"),
        ["two commas"] = new(new("NumericField"), ["=1,2,3"], [(Name, "« Le champ » attend un nombre, par exemple 12 ou 3,5 : « 1,2,3 » n’en est pas un.")], "Essai.Champ=1,2,3"),
        ["required, not a number"] = new(new("NumericField", new NumericFieldSettings { Required = true }), ["=x"],
            [(Name, "« Le champ » attend un nombre, par exemple 12 ou 3,5 : « x » n’en est pas un.")], "Essai.Champ=x"),
        ["too small"] = new(new("NumericField", new NumericFieldSettings { Minimum = 1 }), ["=-2"], [(Name, "« Le champ » doit valoir au moins 1.")], "Essai.Champ=-2"),
        ["too big"] = new(new("NumericField", new NumericFieldSettings { Maximum = 1500 }), ["=1 501"], [(Name, "« Le champ » doit valoir au plus 1\u202f500.")], "Essai.Champ=1 501"),
        ["not whole"] = new(new("NumericField"), ["=3,5"], [(Name, "« Le champ » doit être un nombre entier.")], "Essai.Champ=3,5"),
        ["too precise"] = new(new("NumericField", new NumericFieldSettings { Scale = 1 }), ["=3,55"], [(Name, "« Le champ » a trop de décimales : 1 au plus.")], "Essai.Champ=3,55"),
        ["not a day"] = new(new("DateField"), ["=31/02/2027"], [(Name, "« Le champ » n’est pas lisible : écrivez par exemple 14/01/2027.")], "Essai.Champ=31/02/2027"),
        ["not a moment"] = new(new("DateTimeField"), ["=demain"], [(Name, "« Le champ » n’est pas lisible : écrivez par exemple 14/01/2027 09:15.")], "Essai.Champ=demain"),
        ["not a time"] = new(new("TimeField"), ["=25:00"], [(Name, "« Le champ » n’est pas lisible : écrivez par exemple 18:30.")], "Essai.Champ=25:00"),
        ["a link that acts"] = new(new("LinkField"), ["Url=javascript:alert(1)", "Text=x"],
            [(Name + ".Url", "« Le champ » doit être une page du site (/agenda), une adresse web (https://…) ou une adresse électronique (mailto:…).")],
            "Essai.Champ.Url=javascript:alert(1)\nEssai.Champ.Text=x"),
        ["a link without https"] = new(new("LinkField"), ["Url=www.exemple.fr", "Text="],
            [(Name + ".Url", "« Le champ » doit être une page du site (/agenda), une adresse web (https://…) ou une adresse électronique (mailto:…).")],
            "Essai.Champ.Url=www.exemple.fr\nEssai.Champ.Text="),
        ["two files for one"] = new(new("MediaField", new MediaFieldSettings { Multiple = false }), ["Paths=a.pdf", "Paths=b.pdf"],
            [(Name + ".Paths", "« Le champ » n’accepte qu’un seul fichier : gardez-en un.")], "Essai.Champ.Texts=\nEssai.Champ.Captions=\nEssai.Champ.Texts=\nEssai.Champ.Captions="),
        ["a file outside"] = new(new("MediaField"), ["Paths=../a.pdf"], [(Name + ".Paths", "« Le champ » désigne un fichier hors de la médiathèque : « ../a.pdf ».")], "Essai.Champ.Texts=\nEssai.Champ.Captions="),
        ["a kind of file"] = new(new("MediaField", new MediaFieldSettings { AllowedExtensions = [".pdf", ".odt"] }), ["Paths=a.exe"],
            [(Name + ".Paths", "« Le champ » n’accepte pas ce type de fichier : « a.exe ». Types acceptés : .pdf, .odt.")], "Essai.Champ.Texts=\nEssai.Champ.Captions="),
        ["two people for one"] = new(new("UserPickerField"), ["=u1\nu2"], [(Name, "« Le champ » n’accepte qu’une seule personne : gardez-en une.")], "Essai.Champ=u1\nu2"),
        ["half a place"] = new(new("GeoPointField"), ["Latitude=49", "Longitude="], [(Name + ".Longitude", "« Le champ » attend aussi la longitude.")],
            "Essai.Champ.Latitude=49\nEssai.Champ.Longitude="),
        ["the other half"] = new(new("GeoPointField"), ["Latitude=", "Longitude=-1"], [(Name + ".Latitude", "« Le champ » attend aussi la latitude.")],
            "Essai.Champ.Latitude=\nEssai.Champ.Longitude=-1"),
        ["a place nowhere"] = new(new("GeoPointField"), ["Latitude=91", "Longitude=-181"],
            [(Name + ".Latitude", "« Le champ » a une latitude impossible : elle va de −90 à 90."), (Name + ".Longitude", "« Le champ » a une longitude impossible : elle va de −180 à 180.")],
            "Essai.Champ.Latitude=91\nEssai.Champ.Longitude=-181"),
        ["a place in words"] = new(new("GeoPointField"), ["Latitude=nord", "Longitude=-1"],
            [(Name + ".Latitude", "« Le champ : latitude » attend un nombre, par exemple 12 ou 3,5 : « nord » n’en est pas un.")], "Essai.Champ.Latitude=nord\nEssai.Champ.Longitude=-1"),
        ["not a video"] = new(new("YoutubeField"), ["=https://exemple.fr/v"], [(Name, "« Le champ » attend l’adresse d’une vidéo YouTube : https://www.youtube.com/watch?v=…")], "Essai.Champ=https://exemple.fr/v"),
        ["a video that acts"] = new(new("YoutubeField"), ["=javascript://youtu.be/%0aalert(1)"],
            [(Name, "« Le champ » attend l’adresse d’une vidéo YouTube : https://www.youtube.com/watch?v=…")], "Essai.Champ=javascript://youtu.be/%0aalert(1)"),
    };

    public static TheoryData<string> Names => [.. Refusals.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task AFault_IsNamed_AndTheFormComesBackAsTyped(string name)
    {
        var refusal = Refusals[name];
        await using var bench = await FieldBench.CreateAsync(refusal.Field);
        var item = FieldBench.Item(null);
        var form = await bench.SubmitAsync(item, refusal.Typed);
        Assert.Equal(refusal.Problems.Select(p => new Problem(p.Name, p.Message)), form.Problems);

        var drawn = await bench.EditAsync(item, form);
        Assert.Equal(refusal.Back, drawn.Submitted);
        Assert.Equal(refusal.Problems.Length, drawn.Document.QuerySelectorAll(".field__problem").Length);
        foreach (var (input, message) in refusal.Problems) Assert.Equal(Reseau50.Cms.Text.FrenchText.Fr(message), drawn.Described(input)[0]);
    }

    [Fact]
    public async Task AFormGivenBack_ShowsWhatWasTyped_EvenOverAnotherItem()
    {
        await using var bench = await FieldBench.CreateAsync(new("BooleanField"));
        var form = ViewBench.Form((Name, "false"));
        Assert.Equal("", (await bench.EditAsync(FieldBench.Item("""{"Value":true}"""), form)).Submitted);
    }

    [Fact]
    public async Task ADayThatAPickerWouldBlank_ComesBackInATextInput()
    {
        await using var bench = await FieldBench.CreateAsync(new("DateField"));
        Assert.Equal("date", (await bench.EditAsync(FieldBench.Item(null))).Inputs.Single().GetAttribute("type"));
        Assert.Equal("text", (await bench.EditAsync(FieldBench.Item(null), ViewBench.Form((Name, "14/01")))).Inputs.Single().GetAttribute("type"));
    }

    [Fact]
    public async Task ATextThatStartsWithAnEmptyLine_ComesBackWithIt()
    {
        await using var bench = await FieldBench.CreateAsync(new("TextField") { Editor = "TextArea" });
        Assert.Equal("Essai.Champ=\n\nUn </textarea><b>", (await bench.EditAsync(FieldBench.Item(null), ViewBench.Form((Name, "\n\nUn </textarea><b>")))).Submitted);
    }

    private sealed record Refusal(FieldCase Field, string[] Typed, (string Name, string Message)[] Problems, string Back);
}
