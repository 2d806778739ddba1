using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Events;
using Reseau50.Cms.Content;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Text;
using Reseau50.Networks.Contracts;

namespace Reseau50.Agenda.Feeds;

/// <summary>The agenda as calendar files. Never a participant, never an event the viewer may not see.</summary>
internal sealed class CalendarFeeds(EventTable events, AutorouteTable routes, ContentReader reader)
{
    private static readonly TimeSpan KeptAfter = TimeSpan.FromDays(90);

    /// <summary>A calendar longer than this is refused by some clients.</summary>
    private const int MaxEvents = 1000;

    /// <summary>What is to come and the last ninety days, of one network or of all; what has no day yet is left out.</summary>
    public async Task<string> UpcomingAsync(string name, Reseau? network, string address, Viewer viewer, CancellationToken ct)
    {
        var since = events.Now - KeptAfter;
        var ids = await events.IdsAsync($"ics:{network?.Id}:{since.Ticks}", viewer, () =>
        {
            var query = EventTable.Between(events.Visible(viewer), since).Where(e => e.Precision != EventPrecision.Month);
            if (network is not null) query = events.OfNetwork(query, network.Id);
            return query.OrderBy(e => e.SortUtc).ThenBy(e => e.ContentItemId).Take(MaxEvents);
        }, ct);
        var found = await events.EventsAsync(await reader.PublishedAsync(ids, viewer, ct), viewer, ct);
        return IcsWriter.Write(name, found.Where(e => e.Span is not null).Select(e => Of(e, address)));
    }

    /// <summary>One event by the last word of its address, or null when it has no day to put in a calendar.</summary>
    public async Task<string?> OneAsync(string slug, string address, Viewer viewer, CancellationToken ct)
    {
        if (await routes.FindAsync("agenda/" + slug, viewer, ct) is not { ContainedId: null, Item: { ContentType: Evenement.Type } item }) return null;
        var found = (await events.EventsAsync([item], viewer, ct))[0];
        return found.IcsPath is null ? null : IcsWriter.Write(found.Title.Fr(), [Of(found, address)]);
    }

    internal static IcsEvent Of(Evenement e, string address)
    {
        var span = e.Span!;
        var allDay = span.Precision == EventPrecision.Day;
        var modified = e.Item.ModifiedUtc ?? e.Item.CreatedUtc ?? DateTime.UnixEpoch;
        return new IcsEvent(e.Id + "@agenda.reseau50", (e.IsCancelled ? "Annulé : " + e.Title : e.Title).Fr(), allDay ? span.Start : span.StartUtc,
            !span.HasEnd ? null : allDay ? span.End : span.EndUtc, allDay, e.State switch { EventState.Cancelled => "CANCELLED", EventState.Confirmed => "CONFIRMED", _ => "TENTATIVE" },
            (int)Math.Clamp((modified - (e.Item.CreatedUtc ?? modified)).TotalSeconds, 0, int.MaxValue), modified)
        {
            Description = string.Join("\n\n", new[] { e.Summary, e.Access, address + e.Path }.Where(t => t is not null)).Fr(),
            Location = e.Online && e.Place is null ? "En ligne" : string.Join(", ", new[] { e.Place, e.Address }.Where(t => t is not null)).Fr(),
            Url = address + e.Path,
            Categories = [.. new[] { e.Kind?.Name }.OfType<string>().Concat(e.Networks.Select(n => n.Sigle))],
        };
    }
}
