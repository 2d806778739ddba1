using Reseau50.Admin.Site.Types.Kinds;
using Reseau50.Cms.ContentTypes;

namespace Reseau50.Admin.Site.Types;

/// <summary>The fields of a part, in their order.</summary>
internal static class FieldLines
{
    public static DefinitionLines Of(ContentDefinition all, string part, string stamp, bool mayEdit)
    {
        // A type that lost the part of its fields keeps their definition: items no longer show them.
        if (all.Type(part) is { } type && type.Part(part) is null && all.Part(part)?.ContentPartFieldDefinitionRecords.Count > 0)
            return new([], stamp, mayEdit, "La partie qui porte les champs a été retirée : remettez-la par « Ajouter une partie » pour les retrouver.");
        return new([.. all.Part(part).Ordered().Select(f => Line(part, f))], stamp, mayEdit, "Aucun champ pour l’instant.");
    }

    private static DefinitionLine Line(string part, ContentPartFieldRecord field) => new(field.Name, field.Settings.Text(FieldKinds.Common, "DisplayName") ?? field.Name,
        $"{FieldKinds.Of(field.FieldName)?.Label ?? field.FieldName}, {field.Name}", $"{TypeScreens.PartsPath}/{part}/champs/{field.Name}");
}
