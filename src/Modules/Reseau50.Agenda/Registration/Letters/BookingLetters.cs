using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Desk;
using Reseau50.Agenda.Registration.Mine;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Mail;
using Reseau50.Cms.Mail.Texts;
using Reseau50.Cms.Site;

namespace Reseau50.Agenda.Registration.Letters;

/// <summary>Writes to the contact of a booking: one letter at most for one change, named by the number of the change.</summary>
internal sealed class BookingLetters(MailWriter mails, MailOutbox outbox, PublicAddress address, SiteDb db, BookingCalendar calendar, MailboxLimit limit, SiteTime time)
{
    private const string Replaced = "Un message plus récent remplace celui-ci.";

    public static string Prefix(Booking booking) => $"agenda:{booking.Id}:";

    /// <summary>The letter about what changed, if there is something to say. What waited to leave about an earlier state stays behind.</summary>
    public async Task SendAsync(Turn turn, Booking booking, IReadOnlyList<Step> steps, CancellationToken ct)
    {
        if (steps.Count > 0) await outbox.GiveUpAsync(Prefix(booking), Replaced, ct);
        var people = await db.Set<Attendee>().AsNoTracking().Where(r => r.BookingId == booking.Id).OrderBy(r => r.Rank).ToListAsync(ct);
        var text = turn.Letters.GetValueOrDefault(booking.Id) ?? TextFor(steps, booking);
        if (text is null || booking.Email.Length == 0 || booking.ForgottenUtc is not null || await address.FindAsync(ct) is not { } site) return;
        // A letter that anybody can have sent by typing an address leaves a few times an hour at most.
        if (text is RegistrationTexts.Prove or RegistrationTexts.ProveQueue or RegistrationTexts.ProveRequest or RegistrationTexts.Already && !limit.MayWriteTo(booking.Email)) return;
        await mails.QueueAsync(Prefix(booking) + booking.Changes, booking.Email, text, await ValuesAsync(turn, booking, people, site, ct), Extras(turn, booking, people, text, site), ct);
    }

    /// <summary>A letter about the date itself; <paramref name="occasion"/> names it, so that it leaves once.</summary>
    public async Task SendTextAsync(Turn turn, Booking booking, string text, string occasion, IReadOnlyDictionary<string, string> more, CancellationToken ct)
    {
        if (booking.Email.Length == 0 || await address.FindAsync(ct) is not { } site) return;
        var people = await db.Set<Attendee>().AsNoTracking().Where(r => r.BookingId == booking.Id).OrderBy(r => r.Rank).ToListAsync(ct);
        var values = await ValuesAsync(turn, booking, people, site, ct);
        foreach (var (name, value) in more) values[name] = value;
        var extras = Extras(turn, booking, people, text, site) ?? new MailExtras();
        if (text is RegistrationTexts.Reminder or RegistrationTexts.Thanks) extras = extras with { Unsubscribe = $"{site}{MinePaths.Of(booking.Secret)}/sans-rappel" };
        await mails.QueueAsync(Prefix(booking) + occasion, booking.Email, text, values, extras, ct);
    }

    /// <summary>Of several changes at once, the one the contact must act upon or has waited for.</summary>
    private static string? TextFor(IReadOnlyList<Step> steps, Booking booking)
    {
        var last = steps.GroupBy(s => s.Person.Id).Select(g => g.Last() with { From = g.First().From }).ToList();
        if (Any(RegistrationState.Held)) return last.All(s => s.From == RegistrationState.Unproven) ? null : RegistrationTexts.Prove;
        if (Any(RegistrationState.Unproven)) return RegistrationTexts.ProveQueue;
        if (Any(RegistrationState.Asked)) return RegistrationTexts.ProveRequest;
        if (Any(RegistrationState.Offered)) return RegistrationTexts.Offered;
        if (Any(RegistrationState.Confirmed)) return RegistrationTexts.Confirmed;
        if (Any(RegistrationState.Waiting)) return RegistrationTexts.Queued;
        if (Any(RegistrationState.Requested)) return RegistrationTexts.Requested;
        if (Any(RegistrationState.Invited)) return RegistrationTexts.Invited;
        if (Any(RegistrationState.Refused)) return RegistrationTexts.Refused;
        if (Any(RegistrationState.Removed)) return RegistrationTexts.Removed;
        if (Any(RegistrationState.Withdrawn)) return RegistrationTexts.Withdrawn;
        // A hold that ends tells nobody: the address was never proven.
        return booking.ProvenUtc is not null && last.Any(s => s is { To: RegistrationState.Lapsed, From: RegistrationState.Offered }) ? RegistrationTexts.Lapsed : null;

        bool Any(RegistrationState state) => last.Any(s => s.To == state);
    }

    private async Task<Dictionary<string, string>> ValuesAsync(Turn turn, Booking booking, IReadOnlyList<Attendee> people, string site, CancellationToken ct)
    {
        var (rules, session) = (turn.Rules, turn.Rules.Session(booking.SessionId));
        var until = people.Where(p => p.UntilUtc is not null).Max(p => p.UntilUtc);
        var seated = people.Any(p => p.State == RegistrationState.Confirmed);
        return new Dictionary<string, string>
        {
            ["nom"] = booking.Name,
            ["evenement"] = session is null ? rules.Title : $"{rules.Title} – {session.Title}",
            ["quand"] = session?.When ?? SpanWords.Full(rules.Span),
            ["lieu"] = WhereOf(turn, people),
            ["lien"] = site + MinePaths.Of(booking.Secret),
            ["personnes"] = string.Join('\n', people.Where(p => p.State is not RegistrationState.Lapsed).Select(p => $"{p.Name} : {Words.Of(p.State)}")),
            ["rang"] = (await RankAsync(booking, people, ct)).ToString(SiteTime.French),
            ["delai"] = until is { } end ? MomentWords.Until(time.ToLocal(end), time.Now) : "",
            ["acces"] = seated && rules.VideoLink is { } link && (rules.Presence == Attending.Online || people.Any(p => p.Online)) ? $"Pour vous connecter : {link}" : "",
            ["raison"] = booking.Note ?? "",
            ["mot"] = booking.Note ?? "",
        };
    }

    private MailExtras? Extras(Turn turn, Booking booking, IReadOnlyList<Attendee> people, string text, string site)
    {
        var method = text switch
        {
            RegistrationTexts.Confirmed or RegistrationTexts.Moved => "REQUEST",
            RegistrationTexts.Changed or RegistrationTexts.Cancelled when people.All(p => p.State != RegistrationState.Confirmed) => null,
            RegistrationTexts.Changed => "REQUEST",
            RegistrationTexts.Cancelled => "CANCEL",
            RegistrationTexts.Withdrawn or RegistrationTexts.Removed when people.All(p => p.State != RegistrationState.Confirmed) => "CANCEL",
            _ => null,
        };
        return method is null ? null : new MailExtras(calendar.Of(turn.Rules, turn.Register, booking, site, method));
    }

    /// <summary>How many wait before the first of these, and one.</summary>
    private async Task<int> RankAsync(Booking booking, IReadOnlyList<Attendee> people, CancellationToken ct)
    {
        if (people.Where(p => p.State is RegistrationState.Waiting or RegistrationState.Unproven).Select(p => (long?)p.Position).Min() is not { } first) return 0;
        return 1 + await new SeatBook(db).Queue(booking.EventId, booking.SessionId).CountAsync(r => r.Position < first, ct);
    }

    private static string WhereOf(Turn turn, IReadOnlyList<Attendee> people) =>
        turn.Rules.Presence == Attending.Online || turn.Rules.Place is null || (people.Count > 0 && people.All(p => p.Online)) ? "en ligne" : string.Join(", ", new[] { turn.Rules.Place, turn.Rules.Address }.OfType<string>());
}
