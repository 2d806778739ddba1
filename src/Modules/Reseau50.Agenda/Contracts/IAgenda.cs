using Reseau50.Cms.Security;

namespace Reseau50.Agenda.Contracts;

/// <summary>What other modules ask the agenda. Every answer holds only what the viewer may see, and costs the same number of queries whatever its length.</summary>
public interface IAgenda
{
    /// <summary>The sessions of a workshop, in the order of their dates, cancelled ones included.</summary>
    Task<IReadOnlyList<EventLine>> SessionsOfAsync(string workshopId, Viewer viewer, CancellationToken ct = default);

    /// <summary>The sessions of several workshops, by <see cref="EventLine.WorkshopId"/>.</summary>
    Task<ILookup<string, EventLine>> SessionsOfAsync(IReadOnlyCollection<string> workshopIds, Viewer viewer, CancellationToken ct = default);

    /// <summary>The next events, of a network and on a territory (an EPCI with its communes, or one commune) when they are given.</summary>
    Task<IReadOnlyList<EventLine>> UpcomingAsync(string? networkId, string? territoryId, int count, Viewer viewer, CancellationToken ct = default);

    /// <summary>The events that bring a workshop's work to the whole network.</summary>
    Task<IReadOnlyList<EventLine>> ValorisationsOfAsync(string workshopId, Viewer viewer, CancellationToken ct = default);

    /// <summary>The same of several workshops, by the workshop's id, cancelled ones included.</summary>
    Task<ILookup<string, EventLine>> ValorisationsOfAsync(IReadOnlyCollection<string> workshopIds, Viewer viewer, CancellationToken ct = default);

    /// <summary>The seasons, newest first.</summary>
    Task<IReadOnlyList<Season>> SeasonsAsync(Viewer viewer, CancellationToken ct = default);
}
