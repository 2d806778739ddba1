using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Events;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;

namespace Reseau50.Agenda.Registration.Desk;

/// <summary>New rules, a new hour: within a minute those who wait are called, and those who registered are told.</summary>
internal sealed class RulesPublishing(SiteDb db, SiteTime time) : IPublishing
{
    public string ContentType => Evenement.Type;

    public Task PublishingAsync(ContentItem item, CancellationToken ct)
    {
        var now = time.UtcNow;
        return db.Set<EventRegister>().Where(r => r.EventId == item.ContentItemId).ExecuteUpdateAsync(s => s.SetProperty(r => r.NextDueUtc, now), ct);
    }
}
