using Reseau50.Cms.Parts;
using static Reseau50.Admin.Site.Types.Kinds.SettingKind;

namespace Reseau50.Admin.Site.Types.Kinds;

/// <summary>The parts that come with the site's code, in the order in which they are proposed.</summary>
internal static class PartKinds
{
    public const string Common = "ContentTypePartSettings";
    private const string Example = "Exemple : {{ ContentItem | display_text | slugify }}";

    /// <summary>Properties of the settings' classes that nobody is asked for, and why.</summary>
    public static readonly IReadOnlyDictionary<string, string> LeftOut = new Dictionary<string, string>
    {
        ["AutoroutePartSettings.AllowUpdatePath"] = "kept for Orchard: an address given once stays",
        ["AutoroutePartSettings.ShowHomepageOption"] = "kept for Orchard: the first page is a setting of the site",
        ["AutoroutePartSettings.AllowRouteContainedItems"] = "kept for Orchard: a list of choices says itself whether its terms have addresses",
        ["AutoroutePartSettings.ManageContainedItemRoutes"] = "kept for Orchard, as above",
        ["ListPartSettings.PageSize"] = "kept for Orchard: a list shows all it holds",
        ["ListPartSettings.EnableOrdering"] = "kept for Orchard: items are always in their order",
        ["ListPartSettings.ContainedContentTypes"] = "kept for Orchard: an item says itself which list it is in",
        ["FlowElementSettings.OnlyWhereNamed"] = "said of a piece of something larger by the recipe that brings it",
        ["FlowMetadata"] = "what an item carries, no setting",
    };

    /// <summary>Parts that items carry by themselves: no type names them by hand.</summary>
    public static readonly IReadOnlySet<string> Welded = new HashSet<string> { nameof(ContainedPart), nameof(TermPart) };

    public static readonly IReadOnlyList<SettingsKind> All =
    [
        new("TitlePart", "Titre", "Le titre du contenu, dans les listes et en tête de sa page.",
        [
            SettingSpec.Of<TitlePartSettings>("Options", NumberedChoice, "Le titre", required: true) with
            {
                Choices = [new("0", "s’écrit à la main"), new("3", "s’écrit à la main, obligatoire"), new("2", "se fait d’après le contenu, et se voit"), new("1", "se fait d’après le contenu, sans se voir")],
            },
            SettingSpec.Of<TitlePartSettings>("Pattern", Pattern, "Modèle du titre", "Pour un titre fait d’après le contenu. Exemple : {{ ContentItem.Content.Fiche.Nom.Text }}"),
            SettingSpec.Of<TitlePartSettings>("RenderTitle", Flag, "Montrer le titre dans la page"),
        ])
        {
            Check = v => v.Number(nameof(TitlePartSettings), "Options") is 1 or 2 && v.Text(nameof(TitlePartSettings), "Pattern").Length == 0 ? ("TitlePartSettings.Pattern", "Donnez un modèle : sans lui, le titre serait vide.") : null,
        },
        new("AutoroutePart", "Adresse", "Une page à soi, avec son adresse.",
        [
            SettingSpec.Of<AutoroutePartSettings>("Pattern", Pattern, "Modèle de l’adresse", "Ce que devient l’adresse d’un nouveau contenu. Exemple : fiches/{{ ContentItem | display_text | slugify }}"),
            SettingSpec.Of<AutoroutePartSettings>("AllowCustomPath", Flag, "On peut écrire l’adresse soi-même"),
        ]),
        new("MarkdownBodyPart", "Texte de la page", "Un long texte mis en forme.", []),
        new("HtmlBodyPart", "Texte en HTML", "Un long texte en HTML, nettoyé à l’affichage.", []),
        new("FlowPart", "Blocs", "Une page composée de blocs, les uns sous les autres.",
        [
            SettingSpec.Of<FlowPartSettings>("ContainedContentTypes", ContentTypes, "Blocs proposés", "Aucun coché : tous les blocs du site.") with { Stereotype = "Widget" },
        ]) { IsNamed = true },
        new("BagPart", "Sac de contenus", "Des contenus qui ne vivent que dans celui-ci : les dates d’un programme, les personnes d’une équipe.",
        [
            SettingSpec.Of<BagPartSettings>("ContainedContentTypes", ContentTypes, "Types contenus", required: true),
            SettingSpec.Of<BagPartSettings>("DisplayType", SettingKind.Choice, "Montrés") with { Choices = [new("Detail", "en entier"), new("Summary", "en résumé")] },
        ]) { IsNamed = true },
        new("ListPart", "Liste", "D’autres contenus se rangent sous celui-ci, dans un ordre.", []),
        new("AliasPart", "Nom court", "Un nom par lequel les menus et les modules retrouvent le contenu.",
        [
            SettingSpec.Of<AliasPartSettings>("Pattern", Pattern, "Modèle du nom", Example),
        ]),
        new("VisibilityPart", "Réservé à", "Choisir qui voit le contenu.", []),
        new("PublishLaterPart", "Publier plus tard", "Choisir quand le contenu se publie de lui-même.", []),
        new("ArchiveLaterPart", "Retirer plus tard", "Choisir quand le contenu se retire de lui-même.", []),
        new("CommonPart", "Date et propriétaire", "Pouvoir changer la date de création et le propriétaire.",
        [
            SettingSpec.Of<CommonPartSettings>("DisplayDateEditor", Flag, "Changer la date de création"),
            SettingSpec.Of<CommonPartSettings>("DisplayOwnerEditor", Flag, "Changer le propriétaire"),
        ]),
        new("AuditTrailPart", "Mot sur la version", "Dire en quelques mots ce qu’une version change.", []),
        new("PreviewPart", "Aperçu", "L’adresse de l’aperçu, quand ce n’est pas la page du contenu.",
        [
            SettingSpec.Of<PreviewPartSettings>("Pattern", Pattern, "Modèle de l’adresse", Example),
        ]),
        new("TaxonomyPart", "Termes", "Fait du contenu une liste de choix.", []),
        new("MenuPart", "Menu", "Fait du contenu un menu.", []),
        new("MenuItemsListPart", "Lignes de menu", "Les lignes d’un menu.", []),
        new("LinkMenuItemPart", "Ligne vers une adresse", "Pour une ligne de menu.", []),
        new("ContentMenuItemPart", "Ligne vers un contenu", "Pour une ligne de menu.", []),
        new("HtmlMenuItemPart", "Ligne en HTML", "Pour une ligne de menu.", []),
        new("MenuItemPermissionPart", "Ligne selon les droits", "Pour une ligne de menu : qui la voit.", []),
        new("FormPart", "Formulaire", "Fait du contenu un formulaire ; ses blocs sont ses questions.", []),
        new("FormElementLabelPart", "Question : ses mots", "Pour un élément de formulaire.", []),
        new("FormInputElementPart", "Question : son nom", "Pour un élément de formulaire.", []),
        new("FormElementPart", "Élément de formulaire", "Pour un élément de formulaire : son repère dans la page.", []),
        new("FormElementValidationPart", "Question : son erreur", "Pour un élément de formulaire.", []),
        new("InputPart", "Réponse courte", "Pour un élément de formulaire.", []),
        new("TextAreaPart", "Réponse longue", "Pour un élément de formulaire.", []),
        new("SelectPart", "Choix proposés", "Pour un élément de formulaire.", []),
        new("ButtonPart", "Bouton d’envoi", "Pour un élément de formulaire.", []),
        new("LabelPart", "Libellé", "Pour un élément de formulaire : les mots d’une question écrits à part.", []),
        new("ValidationPart", "Erreur d’une question", "Pour un élément de formulaire.", []),
        new("ValidationSummaryPart", "Liste des erreurs", "Pour un élément de formulaire.", []),
        new("QuestionPart", "Question : ses règles", "Pour un élément de formulaire : aide, obligation, limites, condition.", []),
    ];

    public static SettingsKind? Of(string partName) => All.FirstOrDefault(k => k.Name == partName);

    /// <summary>The settings of any part on a type, fields or code.</summary>
    public static SettingsKind On(string partName) => (Of(partName) ?? new SettingsKind(partName, partName, "", [])) is var kind ? kind with
    {
        Settings = [new SettingSpec(Common, "DisplayName", Text, "Nom affiché", "Dans les formulaires. Laissez vide pour le nom habituel."), .. kind.Settings],
    } : kind;
}
