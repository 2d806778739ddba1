using Reseau50.Admin.Site.Types.Kinds;
using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Display;

namespace Reseau50.Admin.Site.Types;

/// <summary>The settings of a type.</summary>
internal static class TypeKind
{
    public const string Group = "ContentTypeSettings";

    private static readonly (string Value, string Text)[] Known = [("Widget", "un bloc, placé dans une page"), ("MenuItem", "une ligne de menu"), ("CustomSettings", "des réglages du site")];

    public static SettingsKind On(ContentDefinition all) => new("", "", "",
    [
        new(Group, "Description", SettingKind.LongText, "Description", "À quoi sert ce type, en une phrase."),
        new(Group, "Stereotype", SettingKind.Choice, "Genre", "Laissez « Aucun choix » pour un contenu ordinaire.")
        {
            Choices = [.. Known.Select(k => new Choice(k.Value, k.Text)), .. all.ContentTypes.Select(t => t.Settings.Text(Group, "Stereotype")).OfType<string>().Distinct().Where(s => Known.All(k => k.Value != s)).Select(s => new Choice(s, s))],
        },
        new(Group, "Creatable", SettingKind.Flag, "On peut en créer", "Le type est proposé dans « Nouveau contenu »."),
        new(Group, "Listable", SettingKind.Flag, "Dans les listes", "Le type est dans les listes de contenus de l’administration."),
        new(Group, "Draftable", SettingKind.Flag, "Brouillons"),
        new(Group, "Versionable", SettingKind.Flag, "Versions gardées"),
        new(Group, "Securable", SettingKind.Flag, "Droits à part", "Chaque rôle peut avoir des droits sur ce type seul."),
    ]);

    /// <summary>« un bloc, placé dans une page »; the stereotype itself when it is not one of Orchard's.</summary>
    public static string Words(string? stereotype) => stereotype is null ? "Contenus" : stereotype switch { "Widget" => "Blocs", "MenuItem" => "Lignes de menu", "CustomSettings" => "Réglages", _ => stereotype };
}
