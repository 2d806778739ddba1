using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Day.Presence;
using Reseau50.Agenda.Registration.Desk;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Security;
using Reseau50.Cms.Settings;
using Reseau50.Cms.Site;

namespace Reseau50.Agenda.Registration.Letters;

/// <summary>What those who registered learn of the date itself: that it changed, was cancelled, comes near, or is over. Each once, whoever looks first.</summary>
internal sealed class DateNotices(SiteDb db, BookingLetters letters, AfterDate after, SiteDocuments documents, PublicAddress address, SiteTime time)
{
    /// <summary>In what was sent of a date: the thanks.</summary>
    public const string Thanked = "merci;";

    /// <summary>How long after its end a date may still have something to say.</summary>
    public static readonly TimeSpan Watched = TimeSpan.FromDays(32);

    private const int SendingHour = 9;

    /// <summary>A reminder nobody sent in time is not sent any more.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(20);

    /// <summary>Tells what changed since people were last told. Nothing, as long as nobody registered.</summary>
    public async Task TellChangesAsync(Turn turn, CancellationToken ct)
    {
        var now = Facts.Of(turn.Rules);
        if (turn.Register.Told == now.Written) return;
        var before = turn.Register.Told is { } told ? Facts.Read(told) : null;
        turn.Register.Told = now.Written;
        if (before is null) return;
        turn.Register.Sequence++;
        if (now.IsCancelled && before.IsCancelled || turn.Now >= turn.Rules.EndsUtc) return;
        var text = now.IsCancelled ? RegistrationTexts.Cancelled : RegistrationTexts.Changed;
        foreach (var booking in await BookingsAsync(turn, Live(turn), ct))
            await letters.SendTextAsync(turn, booking, text, $"date:{turn.Register.Sequence}", new Dictionary<string, string> { ["changements"] = now.Since(before) }, ct);
    }

    /// <summary>Reminds those who have a seat, on the days the settings name, at nine in the morning. Who registered afterwards was told then.</summary>
    public async Task RemindAsync(Turn turn, CancellationToken ct)
    {
        if (turn.Rules.IsCancelled || turn.Rules.Mode == RegistrationMode.None || turn.Now >= turn.Rules.StartsUtc) return;
        foreach (var days in RegistrationSettings.Of(await documents.ReadAsync<SiteSettings>(ct)).RappelsJours)
        {
            var due = time.ToUtc(turn.Rules.Span.Start.Date.AddDays(-days).AddHours(SendingHour));
            var done = $"{days}:{turn.Rules.Span.Start:yyyyMMdd};";
            if (turn.Now < due || turn.Now > due + Grace || turn.Register.Reminded?.Contains(done, StringComparison.Ordinal) == true) continue;
            turn.Register.Reminded += done;
            foreach (var booking in await BookingsAsync(turn, Seated(turn), ct))
                if (!booking.Quiet && booking.AskedUtc < due) await letters.SendTextAsync(turn, booking, RegistrationTexts.Reminder, "rappel:" + done, new Dictionary<string, string> { ["avant"] = MomentWords.In((turn.Rules.Span.Start.Date - time.ToLocal(turn.Now).Date).Days) }, ct);
        }
    }

    /// <summary>Thanks those who had a seat and were not noted absent, on the day the settings name, with what is proposed afterwards.</summary>
    public async Task ThankAsync(Turn turn, CancellationToken ct)
    {
        if (turn.Rules.IsCancelled || turn.Now < turn.Rules.EndsUtc || turn.Register.Reminded?.Contains(Thanked, StringComparison.Ordinal) == true) return;
        var due = time.ToUtc(time.ToLocal(turn.Rules.EndsUtc).Date.AddDays(RegistrationSettings.Of(await documents.ReadAsync<SiteSettings>(ct)).MerciJours).AddHours(SendingHour));
        if (turn.Now < due || turn.Now > due + Grace || await address.FindAsync(ct) is not { } site) return;
        turn.Register.Reminded += Thanked;
        // Only what everybody may read: a letter is passed on.
        var links = await after.OfAsync(turn.Rules, Viewer.Visitor, ct);
        var noted = db.Set<Attendance>().Where(r => r.Mark != Mark.None);
        var came = Seated(turn).Where(a => !noted.Any(r => r.AttendeeId == a.Id) || noted.Any(r => r.AttendeeId == a.Id && r.Mark == Mark.Present));
        foreach (var booking in await BookingsAsync(turn, came, ct))
            if (!booking.Quiet) await letters.SendTextAsync(turn, booking, RegistrationTexts.Thanks, Thanked, new Dictionary<string, string> { ["suite"] = string.Join('\n', links.Select(l => $"{l.Words} : {site}{l.PathOf(booking)}")) }, ct);
    }

    private IQueryable<Attendee> Live(Turn turn) => db.Set<Attendee>().Where(a => a.EventId == turn.Rules.EventId && a.State < RegistrationState.NotComing);

    private IQueryable<Attendee> Seated(Turn turn) => Live(turn).Where(a => a.State == RegistrationState.Confirmed);

    private async Task<IReadOnlyList<Booking>> BookingsAsync(Turn turn, IQueryable<Attendee> people, CancellationToken ct) =>
        await db.Set<Booking>().Where(b => b.EventId == turn.Rules.EventId && b.ProvenUtc != null && b.ForgottenUtc == null && people.Any(a => a.BookingId == b.Id)).OrderBy(b => b.AskedUtc).ThenBy(b => b.Id).ToListAsync(ct);

    /// <summary>What people were told of a date.</summary>
    private sealed record Facts(string When, string Where, bool IsCancelled)
    {
        public string Written => string.Join('\n', IsCancelled ? "annulé" : "prévu", When, Where);

        public static Facts Of(EventRules rules) => new(SpanWords.Full(rules.Span), rules.Presence == Attending.Online || rules.Place is null ? "en ligne" : string.Join(", ", new[] { rules.Place, rules.Address }.OfType<string>()), rules.IsCancelled);

        public static Facts Read(string written) => written.Split('\n') is [var state, var when, var where] ? new Facts(when, where, state == "annulé") : new Facts("", "", false);

        /// <summary>« Nouvelle date : … au lieu de … », one line for each thing that changed.</summary>
        public string Since(Facts before) => string.Join('\n', new[]
        {
            before.IsCancelled && !IsCancelled ? "La date, annulée, a lieu finalement." : null,
            When != before.When ? $"Nouvelle date : {When}, au lieu de : {before.When}." : null,
            Where != before.Where ? $"Nouveau lieu : {Where}, au lieu de : {before.Where}." : null,
        }.OfType<string>());
    }
}
