using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Events;
using Reseau50.Agenda.Seasons;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;

namespace Reseau50.Agenda.Conflicts;

/// <summary>Dates as somebody who plans sees them: what is on the site and theirs to see, and the drafts they may look at, in place of what they would replace.</summary>
internal sealed class PlannedDates(SiteDb db, EventTable events, SeasonLines lines)
{
    /// <summary>Those that take place between two moments, even in part, in their order: three queries.</summary>
    public async Task<IReadOnlyList<SeasonEvent>> BetweenAsync(DateTime from, DateTime to, Viewer viewer, CancellationToken ct)
    {
        var (all, own, me) = (viewer.MayAny(ItemAct.Preview, Evenement.Type), viewer.MayOwn(ItemAct.Preview, Evenement.Type), viewer.AccountId);
        var seen = db.VisibleTo<EvenementIndex>(viewer).Select(e => e.VersionId);
        var rows = EventTable.Between(db.Set<EvenementIndex>().AsNoTracking(), from, to).Where(e => seen.Contains(e.VersionId)
            || (e.Latest && !e.Published && (all || (own && db.ContentItems.Any(i => i.ContentItemVersionId == e.VersionId && i.Owner == me)))));
        var found = await lines.OfAsync(events.TakingPlace(rows), ct);
        var drafts = found.Where(e => e.IsDraft).Select(e => e.Id).ToHashSet();
        return [.. found.Where(e => e.IsDraft || !drafts.Contains(e.Id))];
    }
}
