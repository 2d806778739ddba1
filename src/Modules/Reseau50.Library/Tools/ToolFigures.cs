using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Networks.Contracts;

namespace Reseau50.Library.Tools;

/// <summary>The tools that come from each territory. Two queries.</summary>
internal sealed class ToolFigures(ToolLines lines, SiteDb db, TermTable terms, SiteTime time) : IFigureSource
{
    public int Position => 30;

    public async Task<IReadOnlyList<Figure>> OfAsync(IReadOnlyCollection<int> years, Viewer viewer, CancellationToken ct = default)
    {
        var (from, to) = (time.ToUtc(new DateTime(years.Min(), 1, 1)), time.ToUtc(new DateTime(years.Max() + 1, 1, 1)));
        var query = lines.Query(Viewer.System).AsNoTracking().Where(x => x.CreatedUtc >= from && x.CreatedUtc < to);
        var tools = await query.Select(x => new { x.ContentItemVersionId, x.CreatedUtc }).ToListAsync(ct);
        var origins = (await db.Set<TaxonomyIndex>().AsNoTracking().Where(t => t.Field == ToolLines.Type + ".Territoire" && query.Any(x => x.ContentItemVersionId == t.VersionId))
            .OrderBy(t => t.Ordinal).Select(t => new { t.VersionId, t.TermContentItemId }).ToListAsync(ct)).GroupBy(t => t.VersionId).ToDictionary(g => g.Key, g => g.First().TermContentItemId);
        var places = (await terms.AllAsync(Territories.Taxonomy, ct)).ToDictionary(t => t.Id, t => t.Root.Id);
        return
        [
            new Figure("outils", "Outils partagés", "Outils publiés aujourd’hui, au mois où leur fiche a été ouverte, là d’où ils viennent. Ce que les professionnels téléchargent est compté sans savoir qui télécharge, ni d’où.", [],
                [.. tools.Select(t => (Epci: origins.GetValueOrDefault(t.ContentItemVersionId) is { } place ? places.GetValueOrDefault(place) : null, At: time.ToLocal(t.CreatedUtc))).Select(t => new FigureCount(t.Epci, t.At.Year, t.At.Month, null, 1))])
            { Link = (epci, _) => new("Les outils", "/ressources" + (epci is null ? "" : "?territoire=" + epci.Slug())) },
        ];
    }
}
