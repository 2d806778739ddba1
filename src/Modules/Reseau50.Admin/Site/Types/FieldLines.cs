using Reseau50.Admin.Site.Types.Kinds;
using Reseau50.Cms.ContentTypes;

namespace Reseau50.Admin.Site.Types;

/// <summary>The fields of a part, in their order.</summary>
internal static class FieldLines
{
    public static DefinitionLines Of(ContentDefinition all, string part, string stamp, bool mayEdit) => new(
        [.. all.Part(part).Ordered().Select(f => new DefinitionLine(f.Name, f.Settings.Text(FieldKinds.Common, "DisplayName") ?? f.Name, $"{FieldKinds.Of(f.FieldName)?.Label ?? f.FieldName}, {f.Name}", $"{TypeScreens.PartsPath}/{part}/champs/{f.Name}"))],
        stamp, mayEdit, "Aucun champ pour l’instant.");
}
