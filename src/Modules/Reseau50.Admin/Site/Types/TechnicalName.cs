using System.Text.RegularExpressions;
using Reseau50.Cms.Content;
using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Display;
using Reseau50.Cms.Text;

namespace Reseau50.Admin.Site.Types;

/// <summary>The name under which content keeps a type, a part or a field. Given once: recipes, templates and stored items know it.</summary>
internal static partial class TechnicalName
{
    private const int Most = 60;

    // Words of the addresses of these screens, and what an item carries beside its parts.
    private static readonly string[] Reserved = ["Nouveau", "Nouvelle", "Ajouter", "Terms", "FlowMetadata", "LayerMetadata", "Content", "Id", .. ContentJson.Metadata];

    /// <summary>« Fiche d’éveil » → <c>FicheDEveil</c>; empty when nothing of it can be a name.</summary>
    public static string Of(string words)
    {
        var name = string.Concat(Slug.Of(words).Split('-', StringSplitOptions.RemoveEmptyEntries).Select(w => char.ToUpperInvariant(w[0]) + w[1..])).TrimStart("0123456789".ToCharArray());
        return name.Length == 0 ? "" : (char.ToUpperInvariant(name[0]) + name[1..])[..Math.Min(name.Length, Most)];
    }

    /// <summary>What the form gives, or what its words propose; reported when it cannot be.</summary>
    public static string Read(FormInput form, string input, string words, IEnumerable<string> taken)
    {
        var name = form.Text(input) ?? Of(words);
        if (Fault(name, taken) is { } fault && form.Problem(input) is null) form.Report(input, fault);
        return name;
    }

    /// <summary>The names no type and no part can have any more.</summary>
    public static IEnumerable<string> TakenBy(ContentDefinition all, DriverTable drivers) => all.ContentTypes.Select(t => t.Name).Concat(all.ContentParts.Select(p => p.Name)).Concat(drivers.Parts.Select(p => p.PartName));

    private static string? Fault(string name, IEnumerable<string> taken) =>
        name.Length == 0 ? "Donnez un nom technique." : name.Length > Most ? $"Le nom technique est trop long : {Most} caractères au plus."
        : !Shape().IsMatch(name) ? $"« {name} » ne peut pas être un nom technique : une majuscule d’abord, puis des lettres sans accent et des chiffres, sans espace."
        : Reserved.Contains(name, StringComparer.OrdinalIgnoreCase) ? $"« {name} » sert déjà au site : choisissez un autre nom technique."
        : taken.Contains(name, StringComparer.OrdinalIgnoreCase) ? $"« {name} » existe déjà : choisissez un autre nom technique." : null;

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*$")]
    private static partial Regex Shape();
}
