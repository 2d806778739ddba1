using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;
using Reseau50.Forms.Contracts;

namespace Reseau50.Agenda.Registration.Mine;

/// <summary>A form that a booking answers.</summary>
internal enum MineForm
{
    /// <summary>The organiser's questions, while somebody comes and the date is not over.</summary>
    Questions,

    /// <summary>What those who had a seat thought of it, once it is over.</summary>
    Opinion,
}

/// <summary>What a booking answers by the address of its page: once, without account, to be changed as long as the form is asked.</summary>
internal sealed class MineAnswers(SiteDb db, SiteWork work, RuleReader rules, IFormSheets sheets, IFormAnswers answers, CurrentViewer viewer, SiteTime time)
{
    /// <summary>What was answered, to be changed; null when there is nothing to answer.</summary>
    public async Task<FormFill?> OfAsync(MineForm form, string secret, CancellationToken ct) =>
        await FindAsync(form, secret, ct) is var (booking, sheet) ? await sheets.OfAsync(sheet, SubjectOf(form, booking), ct) : null;

    /// <summary>Keeps what was posted, unless something is wrong with it.</summary>
    public async Task<FormFill?> KeepAsync(MineForm form, string secret, IFormCollection posted, CancellationToken ct)
    {
        if (await FindAsync(form, secret, ct) is not var (booking, sheet)) return null;
        var fill = await sheets.ReadAsync(sheet, posted, ct);
        if (fill.Problems.Count == 0) await work.RunAsync(() => answers.KeepAsync(fill, SubjectOf(form, booking), booking.AccountId, ct), ct);
        return fill;
    }

    private static string SubjectOf(MineForm form, Booking booking) => form == MineForm.Opinion ? Booking.OpinionOf(booking.Id) : booking.Subject;

    private async Task<(Booking, FormSheet)?> FindAsync(MineForm form, string secret, CancellationToken ct)
    {
        if (await db.Set<Booking>().AsNoTracking().FirstOrDefaultAsync(b => b.Secret == secret && b.ForgottenUtc == null && b.ProvenUtc != null, ct) is not { } booking) return null;
        if (!await db.Set<Attendee>().AnyAsync(a => a.BookingId == booking.Id && (form == MineForm.Opinion ? a.State == RegistrationState.Confirmed : a.State < RegistrationState.NotComing), ct)) return null;
        if (await rules.ReadAsync(booking.EventId, ct) is not { } found || (form == MineForm.Opinion) != (time.UtcNow >= found.EndsUtc)) return null;
        var id = form == MineForm.Opinion ? found.EvaluationId : found.FormId;
        return id is not null && await sheets.FindAsync(id, viewer.Value, ct) is { } sheet ? (booking, sheet) : null;
    }
}
