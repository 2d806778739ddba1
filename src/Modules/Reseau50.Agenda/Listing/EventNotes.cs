using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Events;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;

namespace Reseau50.Agenda.Listing;

/// <summary>« Journée des relais n° 1 » comes back every season: its date tells one from the other.</summary>
internal sealed class EventNotes(EventTable events, SiteTime time) : IPageNotes
{
    public string ContentType => Evenement.Type;

    public async Task<IReadOnlyDictionary<string, string>> OfAsync(Viewer viewer, CancellationToken ct) =>
        (await events.OnceEach(events.Visible(viewer), DateTime.MinValue).Select(e => new { e.ContentItemId, e.StartUtc, e.Precision }).ToListAsync(ct))
            .ToDictionary(e => e.ContentItemId, e => DateOnly.FromDateTime(time.ToLocal(e.StartUtc)) is var day && e.Precision == EventPrecision.Month ? SpanWords.MonthYear(day) : SpanWords.Days(day, day));
}
