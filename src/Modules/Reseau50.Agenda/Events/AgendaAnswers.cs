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
        var query = events.Visible(viewer).Where(e => asked.Contains(e.WorkshopId)).OrderBy(e => e.SortUtc).ThenBy(e => e.ContentItemId);
        return (await LinesAsync("sessions:" + string.Join(',', asked), query, viewer, ct)).ToLookup(l => l.WorkshopId!);
    }

    public async Task<IReadOnlyList<EventLine>> UpcomingAsync(string? networkId, string? territoryId, int count, Viewer viewer, CancellationToken ct = default)
    {
        var now = events.Now;
        var query = EventTable.Between(events.Visible(viewer), now);
        if (networkId is not null) query = events.OfNetwork(query, networkId);
        if (territoryId is not null) query = await events.OnTerritoryAsync(query, territoryId, ct);
        return await LinesAsync($"next:{now.Ticks}:{networkId}:{territoryId}:{count}", query.OrderBy(e => e.SortUtc).ThenBy(e => e.ContentItemId).Take(count), viewer, ct);
    }

    public Task<IReadOnlyList<EventLine>> ValorisationsOfAsync(string workshopId, Viewer viewer, CancellationToken ct = default) =>
        LinesAsync("valorise:" + workshopId, events.Picking(events.Visible(viewer), Evenement.ValorisedField, workshopId).OrderBy(e => e.SortUtc).ThenBy(e => e.ContentItemId), viewer, ct);

    public Task<IReadOnlyList<Season>> SeasonsAsync(Viewer viewer, CancellationToken ct = default) => seasons.AllAsync(viewer, ct);

    private async Task<IReadOnlyList<EventLine>> LinesAsync(string key, IQueryable<EvenementIndex> query, Viewer viewer, CancellationToken ct) =>
        await events.LinesAsync(await events.IdsAsync(key, viewer, query, ct), viewer, ct);
}
