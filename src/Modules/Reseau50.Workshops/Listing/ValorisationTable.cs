using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Contracts;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Security;
using Reseau50.Workshops.WriteUps;

namespace Reseau50.Workshops.Listing;

/// <summary>What workshops have left, as far as a viewer may see it: published write-ups, published tools, days that were not cancelled. The same queries for one workshop and for all.</summary>
internal sealed class ValorisationTable(SiteDb db, ContentReader reader, IAgenda agenda)
{
    private static readonly Dictionary<string, Valorisation> Fields = new() { [WriteUp.WorkshopField] = Valorisation.WriteUp, ["Outil.AtelierSource"] = Valorisation.Tool };

    public async Task<ILookup<string, Valorisation>> OfAsync(IReadOnlyCollection<string> workshopIds, Viewer viewer, CancellationToken ct)
    {
        var asked = workshopIds.Order(StringComparer.Ordinal).ToArray();
        var fields = Fields.Keys.ToArray();
        var pointing = await reader.CachedAsync<IReadOnlyList<(string WorkshopId, Valorisation What)>>("left:" + string.Join(',', asked), viewer, async () =>
            [.. (await db.VisibleTo<PickerIndex>(viewer).Where(p => fields.Contains(p.Field) && asked.Contains(p.SelectedContentItemId)).Select(p => new { p.SelectedContentItemId, p.Field }).Distinct().ToListAsync(ct))
                .Select(p => (p.SelectedContentItemId, Fields[p.Field]))]);
        var days = await agenda.ValorisationsOfAsync(asked, viewer, ct);
        return pointing.Concat(asked.Where(id => days[id].Any(d => !d.IsCancelled)).Select(id => (WorkshopId: id, What: Valorisation.Day))).ToLookup(x => x.WorkshopId, x => x.What);
    }
}
