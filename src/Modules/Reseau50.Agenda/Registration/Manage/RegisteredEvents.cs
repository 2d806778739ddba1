using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Events;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;

namespace Reseau50.Agenda.Registration.Manage;

/// <summary>A date one registers for, and how it stands.</summary>
internal sealed record RegisteredEvent(EventRules Rules, RegistrationWindow Window, IReadOnlyDictionary<RegistrationState, int> Counts)
{
    public int Of(params RegistrationState[] states) => states.Sum(s => Counts.GetValueOrDefault(s));
    public int Taken => Of(RegistrationStates.Seated);
    public int? Size => Rules.HasSessions ? Rules.Sessions.Aggregate((int?)0, (sum, s) => sum + s.Room) : Rules.Presence == Attending.Online ? Rules.Afar : Rules.Room;
}

/// <summary>Dates to come, and those of the last weeks. Three queries, however many there are.</summary>
internal sealed class RegisteredEvents(SiteDb db, EventTable events, ContentReader reader, RuleReader rules, SiteTime time)
{
    private const int Most = 200;

    /// <summary>What is over stays in sight this long: attendance is noted the day after.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task<IReadOnlyList<RegisteredEvent>> AllAsync(Viewer viewer, CancellationToken ct)
    {
        var since = time.UtcNow - Kept;
        var ids = await EventTable.Between(events.Visible(viewer), since).Where(e => e.Ordinal == 0 && e.Precision != EventPrecision.Month).OrderBy(e => e.SortUtc).ThenBy(e => e.ContentItemId).Take(Most).Select(e => e.ContentItemId).ToListAsync(ct);
        var found = new List<EventRules>();
        foreach (var item in await reader.PublishedAsync(ids, viewer, ct))
            if (await rules.OfAsync(item, ct) is { Mode: not RegistrationMode.None } one) found.Add(one);
        var asked = found.Select(r => r.EventId).ToList();
        var counts = (await db.Set<Attendee>().Where(a => asked.Contains(a.EventId)).GroupBy(a => new { a.EventId, a.State }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct)).ToLookup(g => g.Key.EventId);
        return [.. found.Select(r => new RegisteredEvent(r, r.WindowAt(time.UtcNow), counts[r.EventId].ToDictionary(g => g.Key.State, g => g.Count)))];
    }
}
