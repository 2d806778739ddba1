using System.Text.Json.Nodes;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Fields;
using static Reseau50.Admin.Site.Types.Kinds.SettingKind;

namespace Reseau50.Admin.Site.Types.Kinds;

/// <summary>The kinds of fields, in the order in which they are proposed.</summary>
internal static class FieldKinds
{
    public const string Common = "ContentPartFieldSettings", PredefinedList = "PredefinedList";
    private const string List = nameof(TextFieldPredefinedListEditorSettings);

    /// <summary>Properties of the settings' classes that nobody is asked for, and why.</summary>
    public static readonly IReadOnlyDictionary<string, string> LeftOut = new Dictionary<string, string>
    {
        ["LinkFieldSettings.LinkTextMode"] = "the kernel reads the words that are there, whatever the mode",
        ["MediaFieldSettings.AllowAnchors"] = "kept for Orchard: the kernel centres pictures",
        ["NumericFieldSettings.Placeholder"] = "a hint stays in sight, a placeholder does not",
        ["TaxonomyFieldSettings.Open"] = "terms are added in their list, not while writing",
        ["TimeFieldSettings.Step"] = "the kernel takes any minute",
        ["UserPickerFieldSettings.DisplayAllUsers"] = "people are given by their id",
        ["UserPickerFieldSettings.DisplayedRoles"] = "people are given by their id",
        ["YoutubeFieldSettings.Label"] = "a video is a link, under the field's name",
        ["YoutubeFieldSettings.Width"] = "a video is a link, never shown in the page",
        ["YoutubeFieldSettings.Height"] = "a video is a link, never shown in the page",
    };

    public static readonly IReadOnlyList<SettingsKind> All =
    [
        Kind<TextFieldSettings>("TextField", "Texte", "Une ligne, un paragraphe, ou une valeur d’une liste.",
            new SettingSpec(Common, "Editor", SettingKind.Choice, "Se remplit par")
            {
                Choices = [new("TextArea", "plusieurs lignes"), new(PredefinedList, "une liste de valeurs"), new("Email", "une adresse électronique"), new("Url", "une adresse web")],
            },
            SettingSpec.Of<TextFieldSettings>("MaxLength", Whole, "Longueur", "Nombre de caractères au plus. Laissez vide pour ne pas limiter."),
            SettingSpec.Of<TextFieldPredefinedListEditorSettings>("Options", SettingKind.Options, "Valeurs de la liste", "Une par ligne : la valeur gardée, une barre, le texte affiché. Exemple : prevu | Prévu"),
            SettingSpec.Of<TextFieldPredefinedListEditorSettings>("DefaultValue", Text, "Valeur proposée", "Celle d’un nouveau contenu, telle qu’elle est gardée.")) with
        {
            Check = v => v.Text(Common, "Editor") == PredefinedList && v.List(List, "Options").Count == 0 ? ($"{List}.Options", "Écrivez au moins une valeur : la liste serait vide.")
                : v.Text(List, "DefaultValue") is { Length: > 0 } value && v.List(List, "Options").OfType<JsonObject>().All(o => ContentJson.Text(o, "value") != value) ? ($"{List}.DefaultValue", $"« {value} » n’est pas une valeur de la liste.")
                : v.Number(nameof(TextFieldSettings), "MaxLength") is < 1 ? ("TextFieldSettings.MaxLength", "La longueur compte au moins un caractère.") : null,
        },
        Kind<MarkdownFieldSettings>("MarkdownField", "Texte mis en forme", "Titres, gras, listes, liens, images."),
        Kind<HtmlFieldSettings>("HtmlField", "HTML", "Du HTML, nettoyé à l’affichage."),
        Kind<BooleanFieldSettings>("BooleanField", "Case à cocher", "Oui ou non.",
            SettingSpec.Of<BooleanFieldSettings>("Label", Text, "Texte à côté de la case"),
            SettingSpec.Of<BooleanFieldSettings>("DefaultValue", Flag, "Cochée d’avance")),
        Kind<MultiTextFieldSettings>("MultiTextField", "Cases d’une liste", "Plusieurs valeurs d’une liste courte.",
            SettingSpec.Of<MultiTextFieldSettings>("Options", SettingKind.Options, "Valeurs de la liste", "Une par ligne : la valeur gardée, une barre, le texte affiché. Ajoutez « | cochée » pour une case cochée d’avance.", required: true)),
        Kind<NumericFieldSettings>("NumericField", "Nombre", "Un nombre, entier ou non.",
            SettingSpec.Of<NumericFieldSettings>("Scale", Whole, "Chiffres après la virgule", "0 pour un nombre entier."),
            SettingSpec.Of<NumericFieldSettings>("Minimum", Number, "Au moins"),
            SettingSpec.Of<NumericFieldSettings>("Maximum", Number, "Au plus")) with
        {
            Check = v => v.Number(nameof(NumericFieldSettings), "Scale") is < 0 or > 10 ? ("NumericFieldSettings.Scale", "Donnez un nombre de 0 à 10.")
                : v.Number(nameof(NumericFieldSettings), "Minimum") > v.Number(nameof(NumericFieldSettings), "Maximum") ? ("NumericFieldSettings.Maximum", "Le plus grand nombre permis est plus petit que le plus petit.") : null,
        },
        Kind<DateFieldSettings>("DateField", "Jour", "Une date, sans heure."),
        Kind<DateTimeFieldSettings>("DateTimeField", "Jour et heure", "Un moment."),
        Kind<TimeFieldSettings>("TimeField", "Heure", "Une heure du jour."),
        Kind<LinkFieldSettings>("LinkField", "Lien", "Une adresse et les mots qui y mènent.",
            SettingSpec.Of<LinkFieldSettings>("DefaultText", Text, "Mots du lien par défaut", "Quand on n’en écrit pas.")),
        Kind<MediaFieldSettings>("MediaField", "Fichiers ou images", "Des fichiers de la médiathèque.",
            SettingSpec.Of<MediaFieldSettings>("Multiple", Flag, "Plusieurs fichiers"),
            SettingSpec.Of<MediaFieldSettings>("AllowMediaText", Flag, "Décrire chaque image", "Un texte pour qui ne la voit pas."),
            SettingSpec.Of<MediaFieldSettings>("AllowedExtensions", Lines, "Extensions acceptées", "Une par ligne, comme .pdf. Laissez vide pour toutes.")) with
        {
            Check = v => v.List(nameof(MediaFieldSettings), "AllowedExtensions").Select(e => e!.ToString()).FirstOrDefault(e => e.Length < 2 || e[0] != '.' || !e.Skip(1).All(char.IsAsciiLetterOrDigit)) is { } wrong
                ? ("MediaFieldSettings.AllowedExtensions", $"« {wrong} » n’est pas une extension : écrivez par exemple .pdf.") : null,
        },
        Kind<ContentPickerFieldSettings>("ContentPickerField", "Autres contenus", "Un ou plusieurs contenus du site.",
            SettingSpec.Of<ContentPickerFieldSettings>("Multiple", Flag, "Plusieurs contenus"),
            SettingSpec.Of<ContentPickerFieldSettings>("DisplayAllContentTypes", Flag, "De tous les types"),
            SettingSpec.Of<ContentPickerFieldSettings>("DisplayedContentTypes", ContentTypes, "Types proposés", "Sans effet si tous les types le sont.")) with
        {
            Check = v => !v.Flag(nameof(ContentPickerFieldSettings), "DisplayAllContentTypes") && v.List(nameof(ContentPickerFieldSettings), "DisplayedContentTypes").Count == 0
                ? ("ContentPickerFieldSettings.DisplayedContentTypes", "Choisissez au moins un type, ou cochez « De tous les types » : rien ne serait proposé.") : null,
        },
        Kind<TaxonomyFieldSettings>("TaxonomyField", "Liste de choix", "Un ou plusieurs termes d’une liste du site.",
            SettingSpec.Of<TaxonomyFieldSettings>("TaxonomyContentItemId", Taxonomy, "Liste", required: true),
            SettingSpec.Of<TaxonomyFieldSettings>("Unique", Flag, "Un seul terme"),
            SettingSpec.Of<TaxonomyFieldSettings>("LeavesOnly", Flag, "Seulement les termes qui n’en contiennent pas d’autres")),
        Kind<GeoPointFieldSettings>("GeoPointField", "Lieu", "Une latitude et une longitude."),
        Kind<YoutubeFieldSettings>("YoutubeField", "Vidéo", "L’adresse d’une vidéo, montrée comme un lien."),
        Kind<UserPickerFieldSettings>("UserPickerField", "Personnes", "Des personnes qui ont un compte, par leur identifiant.",
            SettingSpec.Of<UserPickerFieldSettings>("Multiple", Flag, "Plusieurs personnes")),
    ];

    public static SettingsKind? Of(string fieldName) => All.FirstOrDefault(k => k.Name == fieldName);

    private static SettingsKind Kind<T>(string field, string label, string words, params SettingSpec[] own) where T : FieldSettings, new() => new(field, label, words,
    [
        SettingSpec.Of<T>(nameof(FieldSettings.Hint), LongText, "Aide", "Ce qu’on lit sous le nom du champ en le remplissant."),
        SettingSpec.Of<T>(nameof(FieldSettings.Required), Flag, "Obligatoire"),
        .. own,
    ]);
}
