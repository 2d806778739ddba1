using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Jobs;
using Reseau50.Cms.Settings;
using Reseau50.Forms.Contracts;

namespace Reseau50.Agenda.Registration.Privacy;

/// <summary>Makes numbers of those who registered: names, addresses and structures go, state, category and EPCI stay. A promise of the privacy policy: kept even while the feature is off.</summary>
internal sealed class RegistrationForgetting(SiteDb db, SiteWork work, SiteDocuments documents, IFormAnswers answers, AuditTrail audit, TimeProvider clock) : IRecurringJob, IRetentionRule
{
    public string Kind => "agenda.oubli";
    public TimeSpan Every => TimeSpan.FromDays(1);

    public string Name => "Inscriptions";
    public string Duration => $"{new RegistrationSettings().OubliMois} mois après la date, sauf autre réglage";
    public string Effect => "les noms, les adresses et les structures sont effacés, les nombres par catégorie restent";

    public async Task<RetentionPreview> PreviewAsync(int most, CancellationToken ct) =>
        await RetentionPreview.OfAsync((await OverAsync(ct)).OrderBy(b => b.AskedUtc).ThenBy(b => b.Id).Select(b => new RetentionLine(b.Id.ToString(), b.Name)), most, ct);

    public Task RunAsync(CancellationToken ct) => work.RunAsync(async () =>
    {
        var over = await (await OverAsync(ct)).Select(b => b.Id).ToListAsync(ct);
        foreach (var some in over.Chunk(500)) await ForgetAsync(db, answers, some, clock.GetUtcNow().UtcDateTime, ct);
        if (over.Count > 0) audit.Add("agenda.forgotten", "Inscription", "", over.Count == 1 ? "Une inscription passée rendue anonyme." : $"{over.Count} inscriptions passées rendues anonymes.");
    }, ct);

    /// <summary>Takes the people out of these bookings; the numbers stay.</summary>
    public static async Task ForgetAsync(SiteDb db, IFormAnswers answers, IReadOnlyCollection<Guid> bookings, DateTime now, CancellationToken ct)
    {
        await answers.ForgetAsync([.. bookings.Select(Booking.SubjectOf), .. bookings.Select(Booking.OpinionOf)], ct);
        await db.Set<Attendee>().Where(a => bookings.Contains(a.BookingId)).ExecuteUpdateAsync(s => s.SetProperty(a => a.Name, "").SetProperty(a => a.Mailbox, (string?)null), ct);
        await db.Set<Booking>().Where(b => bookings.Contains(b.Id)).ExecuteUpdateAsync(s => s.SetProperty(b => b.Name, "").SetProperty(b => b.Email, "").SetProperty(b => b.AccountId, (string?)null)
            .SetProperty(b => b.Structure, (string?)null).SetProperty(b => b.Commune, (string?)null).SetProperty(b => b.Note, (string?)null).SetProperty(b => b.ForgottenUtc, now), ct);
    }

    private async Task<IQueryable<Booking>> OverAsync(CancellationToken ct)
    {
        var limit = clock.GetUtcNow().UtcDateTime.AddMonths(-RegistrationSettings.Of(await documents.ReadAsync<SiteSettings>(ct)).OubliMois);
        return db.Set<Booking>().Where(b => b.ForgottenUtc == null && db.Set<EventRegister>().Any(r => r.EventId == b.EventId && r.EndsUtc <= limit));
    }
}
