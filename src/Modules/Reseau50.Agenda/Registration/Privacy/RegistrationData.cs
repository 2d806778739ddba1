using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Day.Presence;
using Reseau50.Agenda.Registration.Desk;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;
using Reseau50.Forms.Contracts;

namespace Reseau50.Agenda.Registration.Privacy;

/// <summary>What somebody registered for. Whoever leaves gives back the seats of dates to come; past dates keep their numbers.</summary>
internal sealed class RegistrationData(SiteDb db, EventDesk desk, IFormAnswers answers, SiteTime time) : IPersonalData
{
    public string Name => "Inscriptions aux dates";
    public IReadOnlyList<Type> Tables => [typeof(Booking), typeof(Attendee), typeof(Attendance), typeof(CertificateCode)];

    public async Task<IReadOnlyList<PersonalTable>> ExportAsync(PersonalSubject who, CancellationToken ct)
    {
        var own = await (from b in Own(who) join a in db.Set<Attendee>() on b.Id equals a.BookingId orderby b.AskedUtc, b.Id, a.Rank select new { BookingId = b.Id, b.AskedUtc, b.EventId, b.Name, b.Email, b.Commune, b.Structure, b.ConsentUtc, a.Id, Person = a.Name, a.Category, a.State }).AsNoTracking().ToListAsync(ct);
        var titles = await db.ContentItems.AsNoTracking().Where(i => i.Latest && own.Select(o => o.EventId).Contains(i.ContentItemId)).ToDictionaryAsync(i => i.ContentItemId, i => i.DisplayText, ct);
        var persons = own.Select(o => o.Id).ToList();
        var noted = await db.Set<Attendance>().AsNoTracking().Where(r => persons.Contains(r.AttendeeId) && r.Mark != Mark.None).OrderBy(r => r.EventId).ThenBy(r => r.AttendeeId).ThenBy(r => r.Half).ToListAsync(ct);
        var answered = await answers.OfAsync([.. own.Select(o => o.BookingId).Distinct().SelectMany(id => (string[])[Booking.SubjectOf(id), Booking.OpinionOf(id)])], ct);
        return [new("inscriptions", ["Demandée le", "Date", "Contact", "Adresse", "Commune", "Structure", "Accord donné le", "Personne", "Catégorie", "État"],
            [.. own.Select(o => (IReadOnlyList<string?>)[Day(o.AskedUtc), titles.GetValueOrDefault(o.EventId, o.EventId), o.Name, o.Email, o.Commune, o.Structure, o.ConsentUtc is { } at ? Day(at) : null, o.Person, o.Category, Words.Of(o.State)])]),
            new("reponses-des-inscriptions", ["Date", "Question", "Réponse"],
                [.. own.DistinctBy(o => o.BookingId).SelectMany(o => ((string[])[Booking.SubjectOf(o.BookingId), Booking.OpinionOf(o.BookingId)]).SelectMany(subject => answered.GetValueOrDefault(subject, [])).Select(a => (IReadOnlyList<string?>)[titles.GetValueOrDefault(o.EventId, o.EventId), a.Label, a.Words]))]),
            new("presences", ["Date", "Personne", "Demi-journée", "Présence", "Notée le"],
                [.. noted.Select(r => (own.First(o => o.Id == r.AttendeeId), r)).Select(x => (IReadOnlyList<string?>)[titles.GetValueOrDefault(x.r.EventId, x.r.EventId), x.Item1.Person, (x.r.Half + 1).ToString(CultureInfo.InvariantCulture), Marks.All.First(m => m.Mark == x.r.Mark).Text, Day(x.r.TappedUtc)])])];
    }

    public async Task EraseAsync(PersonalSubject who, CancellationToken ct)
    {
        // One lock after the other in one order: two people who leave at once do not wait for each other.
        var own = await Own(who).OrderBy(b => b.EventId).ToListAsync(ct);
        foreach (var booking in own) booking.ForgottenUtc = time.UtcNow;
        await db.SaveChangesAsync(ct);
        foreach (var booking in own)
            await desk.OnAsync(booking.EventId, false, async turn =>
            {
                if (turn.Now >= turn.Rules.EndsUtc) return false;
                foreach (var person in await db.Set<Attendee>().Where(a => a.BookingId == booking.Id && a.State < RegistrationState.NotComing).ToListAsync(ct)) turn.Set(person, RegistrationState.Withdrawn);
                return true;
            }, ct);
        await RegistrationForgetting.ForgetAsync(db, answers, [.. own.Select(b => b.Id)], time.UtcNow, ct);
        await db.Set<Booking>().Where(b => b.EnteredBy == who.AccountId).ExecuteUpdateAsync(s => s.SetProperty(b => b.EnteredBy, who.Pseudonym), ct);
        await db.Set<Attendance>().Where(r => r.NotedBy == who.AccountId).ExecuteUpdateAsync(s => s.SetProperty(r => r.NotedBy, who.Pseudonym), ct);
    }

#pragma warning disable CA1304, CA1311, CA1862 // The database folds, not the culture of this process.
    private IQueryable<Booking> Own(PersonalSubject who) => db.Set<Booking>().Where(b => b.AccountId == who.AccountId || (who.Email != "" && b.Email.ToLower() == who.Email.ToLower()));
#pragma warning restore CA1304, CA1311, CA1862

    private string Day(DateTime utc) => time.ToLocal(utc).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
