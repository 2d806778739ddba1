using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Networks.Contracts;

namespace Reseau50.Territories.Directory;

/// <summary>The structures of each territory, by what they are.</summary>
internal sealed class StructureFigures(StructureTable structures, TermTable terms) : IFigureSource
{
    private const string NoKind = "Sans type";

    public int Position => 50;

    public async Task<IReadOnlyList<Figure>> OfAsync(IReadOnlyCollection<int> years, Viewer viewer, CancellationToken ct = default) =>
    [
        new Figure("structures", "Structures", "Structures publiées dans l’annuaire, par type, là où elles sont.", [.. (await terms.AllAsync("tax-types-structure", ct)).Select(t => t.Name), NoKind],
            [.. (await structures.AllAsync(Viewer.System, ct)).Select(s => new FigureCount(s.Epci?.Id, 0, 0, s.Kind?.Name ?? NoKind, 1))])
        { Today = true, Link = (epci, _) => new("L’annuaire", "/structures" + (epci is null ? "" : "?territoire=" + epci.Slug())) },
    ];
}
