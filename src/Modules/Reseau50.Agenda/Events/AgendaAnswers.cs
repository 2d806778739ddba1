using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Seasons;
using Reseau50.Cms.Security;

namespace Reseau50.Agenda.Events;

/// <inheritdoc cref="IAgenda"/>
internal sealed class AgendaAnswers(EventTable events, SeasonTable seasons) : IAgenda
{
    public async Task<IReadOnlyList<EventLine>> SessionsOfAsync(string workshopId, Viewer viewer, CancellationToken ct = default) =>
        [.. (await SessionsOfAsync([workshopId], viewer, ct))[workshopId]];

    public async Task<ILookup<string, EventLine>> SessionsOfAsync(IReadOnlyCollection<string> workshopIds, Viewer viewer, CancellationToken ct = default)
    {
        var asked = workshopIds.Distinct().Order(StringComparer.Ordinal).ToArray();
        var slots = await events.SlotsAsync("sessions:" + string.Join(',', asked), viewer,
            () => events.Visible(viewer).Where(e => asked.Contains(e.WorkshopId)).OrderBy(e => e.SortUtc).ThenBy(e => e.ContentItemId), ct);
        return (await events.LinesAsync(slots, viewer, ct)).ToLookup(l => l.WorkshopId!);
    }

    public async Task<IReadOnlyList<EventLine>> UpcomingAsync(string? networkId, string? territoryId, int count, Viewer viewer, CancellationToken ct = default)
    {
        var now = events.Now;
        var slots = await events.SlotsAsync($"next:{now.Ticks}:{networkId}:{territoryId}:{count}", viewer, async () =>
        {
            var query = EventTable.Between(events.Visible(viewer), now);
            if (networkId is not null) query = events.OfNetwork(query, networkId);
            if (territoryId is not null) query = await events.OnTerritoryAsync(query, territoryId, ct);
            return events.OnceEach(query, now).OrderBy(e => e.SortUtc).ThenBy(e => e.ContentItemId).Take(count);
        }, ct);
        return await events.LinesAsync(slots, viewer, ct);
    }

    public async Task<IReadOnlyList<EventLine>> ValorisationsOfAsync(string workshopId, Viewer viewer, CancellationToken ct = default) =>
        [.. (await ValorisationsOfAsync([workshopId], viewer, ct))[workshopId]];

    public async Task<ILookup<string, EventLine>> ValorisationsOfAsync(IReadOnlyCollection<string> workshopIds, Viewer viewer, CancellationToken ct = default)
    {
        var pairs = await events.PickedAsync(Evenement.ValorisedField, workshopIds, viewer, ct);
        var ids = pairs.Select(p => p.EventId).Distinct().ToList();
        if (ids.Count == 0) return Enumerable.Empty<EventLine>().ToLookup(l => l.Id);
        var slots = await events.SlotsAsync("valorised:" + string.Join(',', ids), viewer, () => events.OnceEach(events.Visible(viewer).Where(e => ids.Contains(e.ContentItemId)), DateTime.MinValue), ct);
        var lines = (await events.LinesAsync(slots, viewer, ct)).ToDictionary(l => l.Id);
        return pairs.Where(p => lines.ContainsKey(p.EventId)).ToLookup(p => p.PickedId, p => lines[p.EventId]);
    }

    public Task<IReadOnlyList<Season>> SeasonsAsync(Viewer viewer, CancellationToken ct = default) => seasons.AllAsync(viewer, ct);
}
