using Reseau50.Cms.Display;
using Reseau50.Cms.Fields;

namespace Reseau50.Tests.Cms.Fields;

/// <summary>One filled example of each kind of field, required and with a hint.</summary>
internal static class FieldCases
{
    private const string Hint = "Une aide.";

    public static readonly Dictionary<string, FieldCase> All = new()
    {
        ["TextField"] = new("TextField", new TextFieldSettings { Hint = Hint, Required = true })
        {
            Json = """{"Text":"L'été : ici"}""",
            Shown = "<p>L’été&nbsp;: ici</p>",
            Inputs = "Essai.Champ=L'été : ici",
            Typed = ["=  Deux mots "],
            Stored = """{"Text":"Deux mots"}""",
        },
        ["TextField TextArea"] = new("TextField", new TextFieldSettings { Hint = Hint, Required = true })
        {
            Editor = "TextArea",
            Json = """{"Text":"Un\nDeux"}""",
            Shown = "<p>Un</p><p>Deux</p>",
            Inputs = "Essai.Champ=Un\nDeux",
            Typed = ["=Un\r\n\r\nDeux"],
            Stored = """{"Text":"Un\n\nDeux"}""",
        },
        ["TextField PredefinedList"] = new("TextField", new TextFieldSettings { Hint = Hint, Required = true })
        {
            Editor = "PredefinedList",
            EditorSettings = new TextFieldPredefinedListEditorSettings { Options = [new() { Name = "Prévu", Value = "prevu" }, new() { Name = "Annulé", Value = "annule" }], DefaultValue = "prevu" },
            Json = """{"Text":"annule"}""",
            Shown = "<p>Annulé</p>",
            Inputs = "Essai.Champ=annule",
            EmptyInputs = "Essai.Champ=prevu",
            Typed = ["=prevu"],
            Stored = """{"Text":"prevu"}""",
        },
        ["MultiTextField"] = new("MultiTextField", new MultiTextFieldSettings
        {
            Hint = Hint,
            Required = true,
            Options = [new() { Name = "Été", Value = "ete", Default = true }, new() { Name = "Hiver", Value = "hiver" }],
        })
        {
            Json = """{"Values":["ete","hiver"]}""",
            Shown = "<ul><li>Été</li><li>Hiver</li></ul>",
            Inputs = "Essai.Champ=ete\nEssai.Champ=hiver",
            EmptyInputs = "Essai.Champ=ete",
            Typed = ["=", "=hiver"],
            Stored = """{"Values":["hiver"]}""",
            Missing = "est obligatoire : cochez au moins une case.",
        },
        ["HtmlField"] = new("HtmlField", new HtmlFieldSettings { Hint = Hint, Required = true })
        {
            Json = """{"Html":"<p>Un <script>alert(1)</script>mot</p>"}""",
            Shown = "<p>Un mot</p>",
            Inputs = "Essai.Champ=<p>Un <script>alert(1)</script>mot</p>",
            Typed = ["=<p>x</p>"],
            Stored = """{"Html":"<p>x</p>"}""",
        },
        ["MarkdownField"] = new("MarkdownField", new MarkdownFieldSettings { Hint = Hint, Required = true })
        {
            Json = """{"Markdown":"**Un** mot !"}""",
            Shown = "<p><strong>Un</strong> mot\u202f!</p>",
            Inputs = "Essai.Champ=**Un** mot !",
            Typed = ["=## Titre"],
            Stored = """{"Markdown":"## Titre"}""",
        },
        ["BooleanField"] = new("BooleanField", new BooleanFieldSettings { Hint = Hint, Required = true, Label = "Le champ" })
        {
            Json = """{"Value":true}""",
            Shown = "<p>Oui</p>",
            Inputs = "Essai.Champ=true",
            EmptyInputs = "",
            Typed = ["=true", "=false"],
            Stored = """{"Value":true}""",
            Missing = "est obligatoire : cochez la case.",
        },
        ["NumericField"] = new("NumericField", new NumericFieldSettings { Hint = Hint, Required = true, Scale = 2 })
        {
            Json = """{"Value":12345.5}""",
            Shown = "<p>12\u202f345,5</p>",
            Inputs = "Essai.Champ=12345,5",
            Typed = ["=1 234,25"],
            Stored = """{"Value":1234.25}""",
        },
        ["DateField"] = new("DateField", new DateFieldSettings { Hint = Hint, Required = true })
        {
            Json = """{"Value":"2027-01-14T00:00:00Z"}""",
            Shown = "<p><time datetime=\"2027-01-14\">jeudi 14 janvier 2027</time></p>",
            Inputs = "Essai.Champ=2027-01-14",
            Typed = ["=1/2/2027"],
            Stored = """{"Value":"2027-02-01T00:00:00Z"}""",
        },
        ["DateTimeField"] = new("DateTimeField", new DateTimeFieldSettings { Hint = Hint, Required = true })
        {
            Json = """{"Value":"2027-07-14T07:15:30Z"}""",
            Shown = "<p><time datetime=\"2027-07-14T07:15:30Z\">mercredi 14 juillet 2027 à 9\u202fh\u202f15</time></p>",
            Inputs = "Essai.Champ=2027-07-14T09:15",
            Typed = ["=2027-01-14T09:15"],
            Stored = """{"Value":"2027-01-14T08:15:00Z"}""",
        },
        ["TimeField"] = new("TimeField", new TimeFieldSettings { Hint = Hint, Required = true })
        {
            Json = """{"Value":"18:30:00"}""",
            Shown = "<p><time datetime=\"18:30\">18\u202fh\u202f30</time></p>",
            Inputs = "Essai.Champ=18:30",
            Typed = ["=9h05"],
            Stored = """{"Value":"09:05:00"}""",
        },
        ["LinkField"] = new("LinkField", new LinkFieldSettings { Hint = Hint, Required = true })
        {
            Json = """{"Url":"~/agenda","Text":"L'agenda","Target":"_blank"}""",
            Shown = "<p><a href=\"/agenda\">L’agenda</a></p>",
            MainInput = "Essai.Champ.Url",
            Inputs = "Essai.Champ.Url=~/agenda\nEssai.Champ.Text=L'agenda",
            EmptyInputs = "Essai.Champ.Url=\nEssai.Champ.Text=",
            Typed = ["Url=https://exemple.fr", "Text=Ailleurs"],
            Stored = """{"Url":"https://exemple.fr","Text":"Ailleurs","Target":"_blank"}""",
        },
        ["MediaField"] = new("MediaField", new MediaFieldSettings { Hint = Hint, Required = true })
        {
            Json = """{"Paths":["a é/dune.jpg","b.pdf"],"MediaTexts":["Une dune","Le guide"],"Anchors":[{"X":0.2,"Y":0.3},null]}""",
            MainInput = "Essai.Champ.Paths",
            Shown = "<ul class=\"media\"><li class=\"media__item\"><img src=\"/media/a%20%C3%A9/dune.jpg\" alt=\"Une dune\" loading=\"lazy\" decoding=\"async\"></li>"
                + "<li class=\"media__item\"><a href=\"/media/b.pdf\">Le guide</a><span class=\"media__kind\">(PDF)</span></li></ul>",
            Inputs = "Essai.Champ.Texts=Une dune\nEssai.Champ.Captions=\nEssai.Champ.Texts=Le guide\nEssai.Champ.Captions=",
            EmptyInputs = "",
            Typed = ["Paths=", "Paths=b.pdf", "Texts=", "Captions=", "Paths=a é/dune.jpg", "Texts=La dune", "Captions="],
            Stored = """{"Paths":["b.pdf","a é/dune.jpg"],"MediaTexts":["","La dune"],"Anchors":[null,{"X":0.2,"Y":0.3}]}""",
        },
        ["UserPickerField"] = new("UserPickerField", new UserPickerFieldSettings { Hint = Hint, Required = true, Multiple = true })
        {
            Json = """{"UserIds":["u1","u2"],"UserNames":["awa","bruno"]}""",
            Shown = "<ul><li>awa</li><li>bruno</li></ul>",
            Inputs = "Essai.Champ=u1\nu2",
            Typed = ["=u2\nu3"],
            Stored = """{"UserIds":["u2","u3"],"UserNames":["bruno",""]}""",
        },
        ["GeoPointField"] = new("GeoPointField", new GeoPointFieldSettings { Hint = Hint, Required = true })
        {
            Json = """{"Latitude":49.115,"Longitude":-1.09}""",
            Shown = "<p>49,115\u202f; −1,09</p>",
            MainInput = "Essai.Champ.Latitude",
            Inputs = "Essai.Champ.Latitude=49,115\nEssai.Champ.Longitude=-1,09",
            EmptyInputs = "Essai.Champ.Latitude=\nEssai.Champ.Longitude=",
            Typed = ["Latitude=48.68", "Longitude=−1,36"],
            Stored = """{"Latitude":48.68,"Longitude":-1.36}""",
        },
        ["YoutubeField"] = new("YoutubeField", new YoutubeFieldSettings { Hint = Hint, Required = true })
        {
            Json = """{"RawAddress":"https://youtu.be/abc","EmbeddedAddress":"https://www.youtube.com/embed/abc"}""",
            Shown = "<p><a href=\"https://youtu.be/abc\">Voir la vidéo sur YouTube</a></p>",
            Inputs = "Essai.Champ=https://youtu.be/abc",
            Typed = ["=https://www.youtube.com/watch?v=x"],
            Stored = """{"RawAddress":"https://www.youtube.com/watch?v=x","EmbeddedAddress":"https://www.youtube.com/embed/abc"}""",
        },
        ["ContentPickerField"] = new("ContentPickerField", new ContentPickerFieldSettings { Hint = Hint, Required = true, Multiple = true, DisplayedContentTypes = ["Page"] })
        {
            Json = """{"ContentItemIds":["inconnu"]}""",
            EmptyInputs = "",
            Inputs = "Essai.Champ=inconnu",
            Typed = ["=inconnu"],
            Stored = """{"ContentItemIds":["inconnu"]}""",
            Missing = "est obligatoire : faites un choix.",
        },
        ["TaxonomyField"] = new("TaxonomyField", new TaxonomyFieldSettings { Hint = Hint, Required = true, TaxonomyContentItemId = "themes" })
        {
            Json = """{"TaxonomyContentItemId":"themes","TermContentItemIds":["retire"]}""",
            EmptyInputs = "",
            Inputs = "Essai.Champ=retire",
            Typed = ["=retire"],
            Stored = """{"TaxonomyContentItemId":"themes","TermContentItemIds":["retire"]}""",
            Missing = "est obligatoire : faites un choix.",
        },
    };

    public static TheoryData<string> Names => [.. All.Keys];

}
