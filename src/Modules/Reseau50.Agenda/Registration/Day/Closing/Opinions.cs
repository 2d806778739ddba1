using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;
using Reseau50.Forms.Contracts;

namespace Reseau50.Agenda.Registration.Day.Closing;

/// <summary>What those who came to a date thought of it, in numbers, for those who read the answers to forms.</summary>
internal sealed class Opinions(SiteDb db, IFormNumbers numbers, CurrentViewer viewer)
{
    /// <summary>Null when none was asked, none has come, or they are not for the reader.</summary>
    public async Task<FormNumbers?> OfAsync(EventRules rules, CancellationToken ct)
    {
        if (rules.EvaluationId is not { } form || !viewer.Value.May("ViewFormAnswers")) return null;
        var bookings = await db.Set<Booking>().Where(b => b.EventId == rules.EventId).Select(b => b.Id).ToListAsync(ct);
        return await numbers.OfAsync(form, [.. bookings.Select(Booking.OpinionOf)], ct) is { Sent: > 0 } found ? found with { Level = 3 } : null;
    }
}
