using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;

namespace Reseau50.Territories.Report;

/// <summary>A principle of the charter, or a part of the reference, and how much of a year's work bears on it.</summary>
internal sealed record Bearing(string Name, int Workshops, int WriteUps, int Tools);

internal sealed record BearingGroup(string Name, IReadOnlyList<Bearing> Lines);

/// <summary>Counts what was opened in a year by the principles its authors named. One thing may bear on several. One query.</summary>
internal sealed class Bearings(SiteDb db, TermTable terms, SiteTime time)
{
    private static readonly (string Taxonomy, string Name)[] Groups = [("tax-referentiel", "Référentiel national de la qualité d’accueil"), ("tax-charte", "Charte nationale d’accueil du jeune enfant")];

    public async Task<IReadOnlyList<BearingGroup>> OfAsync(int year, CancellationToken ct)
    {
        var (from, to) = (time.ToUtc(new DateTime(year, 1, 1)), time.ToUtc(new DateTime(year + 1, 1, 1)));
        var opened = db.VisibleTo(Viewer.System).Where(i => i.CreatedUtc >= from && i.CreatedUtc < to);
        var asked = Groups.Select(g => g.Taxonomy).ToArray();
        var counts = (await db.Set<TaxonomyIndex>().Where(t => asked.Contains(t.TaxonomyContentItemId) && opened.Any(i => i.ContentItemVersionId == t.VersionId))
            .GroupBy(t => new { t.TermContentItemId, t.ContentType }).Select(g => new { g.Key.TermContentItemId, g.Key.ContentType, Count = g.Count() }).ToListAsync(ct)).ToDictionary(c => (c.TermContentItemId, c.ContentType), c => c.Count);
        var groups = new List<BearingGroup>();
        foreach (var (taxonomy, name) in Groups)
            groups.Add(new BearingGroup(name, [.. (await terms.AllAsync(taxonomy, ct)).Select(t => new Bearing(t.Name, Of(t, "Atelier"), Of(t, "CompteRendu"), Of(t, "Outil")))]));
        return groups;

        int Of(Term term, string type) => counts.GetValueOrDefault((term.Id, type));
    }
}
