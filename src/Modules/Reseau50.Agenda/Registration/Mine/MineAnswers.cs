using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;
using Reseau50.Forms.Contracts;

namespace Reseau50.Agenda.Registration.Mine;

/// <summary>The answers of a booking to the organiser's questions, while somebody of it comes and the date is not over.</summary>
internal sealed class MineAnswers(SiteDb db, SiteWork work, RuleReader rules, IFormSheets sheets, IFormAnswers answers, CurrentViewer viewer, SiteTime time)
{
    /// <summary>What was answered, to be changed; null when there is nothing to answer.</summary>
    public async Task<FormFill?> OfAsync(string secret, CancellationToken ct) =>
        await FindAsync(secret, ct) is var (booking, sheet) ? await sheets.OfAsync(sheet, booking.Subject, ct) : null;

    /// <summary>Keeps what was posted, unless something is wrong with it.</summary>
    public async Task<FormFill?> KeepAsync(string secret, IFormCollection posted, CancellationToken ct)
    {
        if (await FindAsync(secret, ct) is not var (booking, sheet)) return null;
        var fill = await sheets.ReadAsync(sheet, posted, ct);
        if (fill.Problems.Count == 0) await work.RunAsync(() => answers.KeepAsync(fill, booking.Subject, booking.AccountId, ct), ct);
        return fill;
    }

    private async Task<(Booking, FormSheet)?> FindAsync(string secret, CancellationToken ct)
    {
        if (await db.Set<Booking>().AsNoTracking().FirstOrDefaultAsync(b => b.Secret == secret && b.ForgottenUtc == null && b.ProvenUtc != null, ct) is not { } booking) return null;
        if (!await db.Set<Attendee>().AnyAsync(a => a.BookingId == booking.Id && a.State < RegistrationState.NotComing, ct)) return null;
        if (await rules.ReadAsync(booking.EventId, ct) is not { FormId: { } id } found || time.UtcNow >= found.EndsUtc) return null;
        return await sheets.FindAsync(id, viewer.Value, ct) is { } sheet ? (booking, sheet) : null;
    }
}
