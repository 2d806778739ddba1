using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Mine;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;

namespace Reseau50.Agenda.Registration.Asking;

/// <summary>What the page of an event says about registering; <see cref="MinePath"/> is the reader's own registration, if he or she has an account and one.</summary>
internal sealed record RegistrationBox(EventRules Rules, SeatsLeft Seats, RegistrationWindow Window, string? MinePath, RegistrationState? Mine, bool IsKnown);

internal sealed class RegistrationBoxes(RuleReader rules, Availability availability, SiteDb db, SiteTime time)
{
    /// <summary>The box, or null where one does not register.</summary>
    public async Task<RegistrationBox?> OfAsync(ContentItem item, Viewer viewer, CancellationToken ct)
    {
        if (await rules.OfAsync(item, ct) is not { Mode: not RegistrationMode.None } found) return null;
        var mine = viewer.AccountId is not { } id ? null : await (from b in db.Set<Booking>()
                                                                  join a in db.Set<Attendee>() on b.Id equals a.BookingId
                                                                  where b.EventId == found.EventId && b.AccountId == id && a.Role == PersonRole.Contact && a.State < RegistrationState.Refused
                                                                  orderby b.AskedUtc descending
                                                                  select new { b.Secret, a.State }).FirstOrDefaultAsync(ct);
        return new RegistrationBox(found, await availability.OfAsync(found, ct), found.WindowAt(time.UtcNow), mine is null ? null : MinePaths.Of(mine.Secret), mine?.State, viewer.AccountId is not null);
    }
}
