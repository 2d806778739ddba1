using Reseau50.Agenda.Contracts;
using Reseau50.Cms.Content;
using Reseau50.Cms.Security;
using Reseau50.Networks.Contracts;

namespace Reseau50.Workshops.Listing;

/// <summary>The workshops a viewer may see, with their sessions: a few dozen a year, read at once in the same number of queries whatever their number.</summary>
internal sealed class WorkshopTable(ContentReader reader, IAgenda agenda, ReseauTable networks, ValorisationTable valorisations)
{
    /// <summary>Those with a date ahead first, the nearest on top; then the newest of those that are over.</summary>
    public Task<IReadOnlyList<Workshop>> AllAsync(Viewer viewer, CancellationToken ct) => reader.CachedAsync<IReadOnlyList<Workshop>>("workshops", viewer, async () =>
    {
        var items = await reader.AllAsync(Workshop.Type, viewer, ct);
        var sessions = await agenda.SessionsOfAsync([.. items.Select(i => i.ContentItemId)], viewer, ct);
        var left = await valorisations.OfAsync([.. items.Select(i => i.ContentItemId)], viewer, ct);
        var all = new List<Workshop>();
        foreach (var item in items)
            all.Add(new Workshop(item, await networks.OfAsync(item, viewer, ct), [.. sessions[item.ContentItemId].OrderBy(s => s.Span.SortUtc)], left[item.ContentItemId].ToHashSet()));
        return [.. all.OrderBy(w => w.Next?.Span.SortUtc ?? DateTime.MaxValue).ThenByDescending(w => w.Sessions.LastOrDefault()?.Span.SortUtc).ThenBy(w => w.Title, StringComparer.Ordinal)];
    });

    public async Task<Workshop> OfAsync(ContentItem item, Viewer viewer, CancellationToken ct) =>
        new(item, await networks.OfAsync(item, viewer, ct), await agenda.SessionsOfAsync(item.ContentItemId, viewer, ct),
            (await valorisations.OfAsync([item.ContentItemId], viewer, ct))[item.ContentItemId].ToHashSet());
}
