using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Letters;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Jobs;

namespace Reseau50.Agenda.Registration.Desk;

/// <summary>Each minute: what is held or offered too long ends, reserves open, those who wait are called.</summary>
internal sealed class RegistrationTick(SiteDb db, EventDesk desk, SiteTime time) : IRecurringJob
{
    private static readonly TimeSpan Unpublished = TimeSpan.FromHours(1);

    public string Kind => "agenda.files";
    public TimeSpan Every => TimeSpan.FromMinutes(1);
    public string Feature => "Reseau50.Agenda";

    public async Task RunAsync(CancellationToken ct)
    {
        var now = time.UtcNow;
        var due = await db.Set<EventRegister>().AsNoTracking().Where(r => r.NextDueUtc != null && r.NextDueUtc <= now).OrderBy(r => r.NextDueUtc).Select(r => r.EventId).ToListAsync(ct);
        foreach (var id in due)
        {
            if (await desk.OnAsync(id, false, _ => Task.FromResult(true), ct)) continue;
            // Not published any more: asked again later, it may come back.
            var later = now + Unpublished;
            await db.Set<EventRegister>().Where(r => r.EventId == id).ExecuteUpdateAsync(s => s.SetProperty(r => r.NextDueUtc, later), ct);
        }
    }
}

/// <summary>Every ten minutes: reminders and thanks that are due, and what changed in dates that recipes brought anew.</summary>
internal sealed class DateTick(SiteDb db, EventDesk desk, DateNotices notices, SiteTime time) : IRecurringJob
{
    public string Kind => "agenda.rappels";
    public TimeSpan Every => TimeSpan.FromMinutes(10);
    public string Feature => "Reseau50.Agenda";

    public async Task RunAsync(CancellationToken ct)
    {
        var (now, over) = (time.UtcNow, time.UtcNow - DateNotices.Watched);
        var ids = await db.Set<EventRegister>().AsNoTracking().Where(r => r.EndsUtc > now || (r.EndsUtc > over && (r.Reminded == null || !r.Reminded.Contains(DateNotices.Thanked)))).OrderBy(r => r.EndsUtc).Select(r => r.EventId).ToListAsync(ct);
        foreach (var id in ids)
            await desk.OnAsync(id, false, async turn =>
            {
                await notices.RemindAsync(turn, ct);
                await notices.ThankAsync(turn, ct);
                return true;
            }, ct);
    }
}
