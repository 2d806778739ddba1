using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Reseau50.Cms.Parts;
using Reseau50.Networks.Contracts;

namespace Reseau50.Agenda.Registration.Asking;

/// <summary>Communes as people type them: with or without accents, capitals, hyphens; « St » for « Saint ».</summary>
internal sealed partial class Communes(TermTable terms)
{
    /// <summary>Those of the department, as they are suggested.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(CancellationToken ct) => [.. (await terms.AllAsync(Territories.Taxonomy, ct)).Where(t => t.Depth > 0).Select(t => t.Name).Distinct()];

    /// <summary>The commune's name and its EPCI; a place outside the department has none; null for what is no place we know.</summary>
    public async Task<(string Name, string? Epci)?> FindAsync(string typed, CancellationToken ct)
    {
        var wanted = Fold(typed);
        var found = (await terms.AllAsync(Territories.Taxonomy, ct)).FirstOrDefault(t => Fold(t.Name) == wanted);
        return found is not null ? (found.Name, found.Root.Id) : Outside().IsMatch(typed) ? (typed, null) : null;
    }

    internal static string Fold(string name)
    {
        var plain = string.Concat(name.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)).ToLowerInvariant().Replace("œ", "oe", StringComparison.Ordinal);
        return Saint().Replace(Signs().Replace(plain, " ").Trim(), m => m.Groups[1].Value.Length == 1 ? "sainte " : "saint ");
    }

    [GeneratedRegex(@"\((\d{2,3}|2[ABab])\)$")]
    private static partial Regex Outside();

    [GeneratedRegex(@"[^\p{L}\d]+")]
    private static partial Regex Signs();

    [GeneratedRegex(@"\bst(e?) ")]
    private static partial Regex Saint();
}
