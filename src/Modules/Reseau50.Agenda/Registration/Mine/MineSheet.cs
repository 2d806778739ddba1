using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Day.Presence;
using Reseau50.Agenda.Registration.Desk;
using Reseau50.Agenda.Registration.Letters;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Settings;
using Reseau50.Cms.Site;
using Reseau50.Forms.Contracts;

namespace Reseau50.Agenda.Registration.Mine;

/// <summary>What the owner of a booking reads.</summary>
internal sealed class MineSheet(SiteDb db, RuleReader rules, SeatBook seats, BookingCalendar calendar, SiteDocuments documents, SiteTime time)
{
    public async Task<MineView?> OfAsync(string secret, CancellationToken ct)
    {
        if (await FindAsync(secret, ct) is not var (booking, found)) return null;
        var people = await db.Set<Attendee>().AsNoTracking().Where(a => a.BookingId == booking.Id).OrderBy(a => a.Rank).ToListAsync(ct);
        var first = people.Where(p => p.State is RegistrationState.Waiting or RegistrationState.Unproven).Select(p => (long?)p.Position).Min();
        var rank = first is null ? 0 : 1 + await seats.Queue(booking.EventId, booking.SessionId).CountAsync(a => a.Position < first, ct);
        return new MineView(booking, found, people, rank, time.UtcNow, found.Session(booking.SessionId)) { Came = await CameAsync(people, ct) };
    }

    /// <summary>The site's address, for what leaves the screen: pictures and papers.</summary>
    public async Task<string> SiteAsync(HttpRequest request, CancellationToken ct) => SiteAddress.Of(await documents.ReadAsync<SiteSettings>(ct), request);

    /// <summary>The calendar file, while somebody of the booking has a seat.</summary>
    public async Task<string?> CalendarAsync(string secret, HttpRequest request, CancellationToken ct)
    {
        if (await FindAsync(secret, ct) is not var (booking, found) || !await db.Set<Attendee>().AnyAsync(a => a.BookingId == booking.Id && a.State == RegistrationState.Confirmed, ct)) return null;
        var register = await db.Set<EventRegister>().AsNoTracking().FirstOrDefaultAsync(r => r.EventId == booking.EventId, ct) ?? new EventRegister();
        return calendar.Of(found, register, booking, SiteAddress.Of(await documents.ReadAsync<SiteSettings>(ct), request), "PUBLISH");
    }

    private async Task<IReadOnlySet<Guid>> CameAsync(IReadOnlyList<Attendee> people, CancellationToken ct)
    {
        var ids = people.Where(p => p.State == RegistrationState.Confirmed).Select(p => p.Id).ToList();
        return (await db.Set<Attendance>().Where(r => ids.Contains(r.AttendeeId) && r.Mark == Mark.Present).Select(r => r.AttendeeId).ToListAsync(ct)).ToHashSet();
    }

    private async Task<(Booking, EventRules)?> FindAsync(string secret, CancellationToken ct)
    {
        if (await db.Set<Booking>().AsNoTracking().FirstOrDefaultAsync(b => b.Secret == secret && b.ForgottenUtc == null, ct) is not { } booking) return null;
        return await rules.ReadAsync(booking.EventId, ct) is { } found ? (booking, found) : null;
    }
}

/// <summary>What the page shows.</summary>
internal sealed record MineView(Booking Booking, EventRules Rules, IReadOnlyList<Attendee> People, int Rank, DateTime NowUtc, SessionRules? Session)
{
    public string? Said { get; init; }
    public string? Refusal { get; init; }

    /// <summary>What is proposed once the date is over.</summary>
    public IReadOnlyList<AfterLink> After { get; init; } = [];

    public string Site { get; init; } = "";

    /// <summary>Who was noted present: each has a certificate once the date is over.</summary>
    public IReadOnlySet<Guid> Came { get; init; } = new HashSet<Guid>();

    /// <summary>The organiser's questions, with what was answered.</summary>
    public FormFill? Questions { get; init; }

    /// <summary>What to fill in to say yes to an invitation.</summary>
    public InvitationView? Invitation { get; init; }

    /// <summary>An invitation that can still be accepted.</summary>
    public bool IsInvited => Booking.AwaitsAnswer(People) && (Rules.WindowAt(NowUtc) is RegistrationWindow.Open or RegistrationWindow.NotYet);

    public IEnumerable<Attendee> Live => People.Where(p => !p.State.IsOver());
    public bool Has(RegistrationState state) => People.Any(p => p.State == state);
    public bool IsOver => NowUtc >= Rules.EndsUtc;
    public bool MustProve => Booking.ProvenUtc is null && Live.Any();

    /// <summary>The link came too late: the same button asks again.</summary>
    public bool ProvesLate => Booking.ProvenUtc is null && !Live.Any() && Has(RegistrationState.Lapsed);
    public bool MayComeBack => !IsInvited && Booking.ProvenUtc is not null && !Live.Any() && Rules.WindowAt(NowUtc) == RegistrationWindow.Open;
    public string When => Session?.When ?? SpanWords.Full(Rules.Span);
    public DateTime? UntilUtc => Live.Max(p => p.UntilUtc);
    public bool SeesVideo => Rules.VideoLink is not null && !IsOver && People.Any(p => p.State == RegistrationState.Confirmed && p.Online);

    /// <summary>What the page says first.</summary>
    public string Headline => this switch
    {
        { IsOver: true } => "Cette date est passée",
        { Rules.IsCancelled: true } => "Cette date est annulée",
        { ProvesLate: true } => "Le délai est passé",
        { MustProve: true } => Has(RegistrationState.Held) ? "Plus qu’un geste : confirmez votre adresse" : "Confirmez votre adresse",
        _ when Has(RegistrationState.Offered) => "Une place s’est libérée pour vous",
        _ when Has(RegistrationState.Confirmed) => Live.Count() > 1 ? "Vos inscriptions" : "Votre place est confirmée",
        _ when Has(RegistrationState.Waiting) => $"Vous êtes n° {Rank} sur la liste d’attente",
        _ when Has(RegistrationState.Requested) => "Votre demande est à l’étude",
        _ when Has(RegistrationState.Invited) => "Vous êtes invité·e",
        _ => "Vous n’êtes plus inscrit·e",
    };
}
