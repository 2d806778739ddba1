using Reseau50.Cms.Features;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Networks.Contracts;

namespace Reseau50.Territories.Dashboard;

/// <summary>Asks every module for its figures, and lays them out for one territory or for all (decision 0025).</summary>
internal sealed class TerritoryFigures(IEnumerable<IFigureSource> sources, EnabledFeatures features, TermTable terms)
{
    public const string Elsewhere = "Hors de la Manche, ou non précisé";

    public async Task<IReadOnlyList<FigureTable>> OfEpciAsync(Term epci, int year, Viewer viewer, CancellationToken ct) =>
        [.. (await AllAsync(year, viewer, ct)).Select(f => FigureTable.Of(f, year, "Catégorie", f.Rows.Count == 0
            ? [new("Total", c => c.EpciId == epci.Id) { IsAlways = true }]
            : [.. f.Rows.Select(row => new FigureTable.Place(row, c => c.EpciId == epci.Id && c.Row == row))], FigureRights.SeesSmall(viewer)))];

    /// <summary>Each figure by EPCI, and a last line for what is of none: the lines add up to the department. Small numbers are there as the reader's rights say, unless <paramref name="small"/> does.</summary>
    public async Task<IReadOnlyList<FigureTable>> OfDepartmentAsync(int year, Viewer viewer, CancellationToken ct, bool? small = null)
    {
        var epcis = await terms.EpcisAsync(ct);
        var known = epcis.Select(e => e.Id).ToHashSet();
        List<FigureTable.Place> places =
        [
            .. epcis.Select(e => new FigureTable.Place(e.Name, c => c.EpciId == e.Id) { IsAlways = true, Path = FigureRights.MayRead(viewer, e) ? DashboardController.PathOf(e) : null }),
            new(Elsewhere, c => c.EpciId is null || !known.Contains(c.EpciId)) { IsAlways = true },
        ];
        return [.. (await AllAsync(year, viewer, ct)).Select(f => FigureTable.Of(f, year, "Territoire", places, small ?? FigureRights.SeesSmall(viewer)))];
    }

    private async Task<IReadOnlyList<Figure>> AllAsync(int year, Viewer viewer, CancellationToken ct)
    {
        var all = new List<Figure>();
        foreach (var source in (await features.OfAsync(sources, s => s.GetType().Assembly, ct)).OrderBy(s => s.Position)) all.AddRange(await source.OfAsync([year - 1, year], viewer, ct));
        return all;
    }
}
