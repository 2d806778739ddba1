using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Seasons;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;

namespace Reseau50.Agenda.Conflicts;

/// <summary>A season and what it wants.</summary>
internal sealed record PlannedSeason(Season Season, ContentItem Item)
{
    public IReadOnlyList<SeasonTarget> Targets => SeasonTable.Targets(Item);
    public bool IsDraft => !Item.Published;
}

/// <summary>The seasons somebody who plans sees, newest first: those of the site, and the drafts he or she may look at, in place of what they would replace.</summary>
internal sealed class PlannedSeasons(SiteDb db, ContentReader reader)
{
    public async Task<IReadOnlyList<PlannedSeason>> AllAsync(Viewer viewer, CancellationToken ct)
    {
        var (all, own, me) = (viewer.MayAny(ItemAct.Preview, SeasonTable.Type), viewer.MayOwn(ItemAct.Preview, SeasonTable.Type), viewer.AccountId);
        var drafts = (await db.ContentItems.AsNoTracking().Where(i => i.ContentType == SeasonTable.Type && i.Latest && !i.Published && (all || (own && i.Owner == me))).ToListAsync(ct)).ConvertAll(r => r.ToItem());
        var published = (await reader.AllAsync(SeasonTable.Type, viewer, ct)).Where(i => drafts.All(d => d.ContentItemId != i.ContentItemId));
        return [.. drafts.Concat(published).Select(i => (Season: SeasonTable.Read(i), Item: i)).Where(s => s.Season is not null).Select(s => new PlannedSeason(s.Season!, s.Item))
            .OrderByDescending(s => s.Season.From).ThenBy(s => s.Season.Id, StringComparer.Ordinal)];
    }
}
