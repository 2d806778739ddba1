using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Events;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Parts;

namespace Reseau50.Agenda.Seasons;

/// <summary>Dates as a plan, a year or a warning needs them: out of the indexes alone, three queries whatever their number.</summary>
internal sealed class SeasonLines(SiteDb db, SiteTime time)
{
    /// <summary>One line for each row of <paramref name="rows"/>, in their order.</summary>
    public async Task<IReadOnlyList<SeasonEvent>> OfAsync(IQueryable<EvenementIndex> rows, CancellationToken ct)
    {
        var found = await (from e in rows
                           join i in db.ContentItems on e.VersionId equals i.ContentItemVersionId
                           orderby e.SortUtc, e.ContentItemId
                           select new { e.VersionId, e.ContentItemId, i.DisplayText, e.Kind, e.WorkshopId, e.State, e.StartUtc, e.EndUtc, e.Precision, e.Published, e.TerritoryId, InSeries = db.Set<EvenementIndex>().Any(o => o.VersionId == e.VersionId && o.Ordinal == 1) }).ToListAsync(ct);
        var versions = rows.Select(e => e.VersionId);
        var picked = (await db.Set<PickerIndex>().Where(p => p.Field == Evenement.NetworksField && versions.Contains(p.VersionId)).Select(p => new { p.VersionId, p.SelectedContentItemId }).ToListAsync(ct))
            .ToLookup(p => p.VersionId, p => p.SelectedContentItemId);
        var paths = await db.Set<AutorouteIndex>().Where(r => r.ContainedContentItemId == null && versions.Contains(r.VersionId)).Select(r => new { r.VersionId, r.Path }).ToDictionaryAsync(r => r.VersionId, r => r.Path, ct);
        return [.. found.Select(r => new SeasonEvent(r.ContentItemId, r.DisplayText, "/" + paths.GetValueOrDefault(r.VersionId), r.Kind, [.. picked[r.VersionId]], r.WorkshopId,
            r.State, time.ToLocal(r.StartUtc), r.EndUtc, r.Precision)
            { IsDraft = !r.Published, TerritoryId = r.TerritoryId, InSeries = r.InSeries, LastDay = DateOnly.FromDateTime(time.ToLocal(r.EndUtc).AddTicks(-1)) })];
    }

    /// <summary>A series counts once: it begins with its first date that takes place, and is over with its last.</summary>
    public static IReadOnlyList<SeasonEvent> OnceEach(IEnumerable<SeasonEvent> events) => [.. events.GroupBy(e => e.Id).Select(g =>
    {
        var first = g.FirstOrDefault(e => e.State != EventState.Cancelled) ?? g.First();
        return first with { EndUtc = g.Max(e => e.EndUtc), Dates = g.Count(e => e.State != EventState.Cancelled) };
    })];
}
