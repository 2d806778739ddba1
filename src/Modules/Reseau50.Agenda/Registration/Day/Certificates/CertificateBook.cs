using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Day.HalfDays;
using Reseau50.Agenda.Registration.Day.Presence;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;

namespace Reseau50.Agenda.Registration.Day.Certificates;

/// <summary>What somebody was present at. <see cref="Length"/> is null where the hours of a half-day are not known; <see cref="Name"/> is empty once it is forgotten.</summary>
internal sealed record Certificate(string Code, string Name, EventRules Rules, SessionRules? Session, IReadOnlyList<HalfDay> Attended, IReadOnlyList<HalfDay> All)
{
    public string? Structure { get; init; }

    /// <summary>False when the reader may not see the date: its title is not said.</summary>
    public bool SaysTitle { get; init; } = true;

    public TimeSpan? Length => Attended.All(h => h.Length is not null) ? Attended.Aggregate(TimeSpan.Zero, (sum, h) => sum + h.Length!.Value) : null;
    public string Title => Session is null ? Rules.Title : $"{Rules.Title} – {Session.Title}";
    public string When => Session?.When ?? SpanWords.Full(Rules.Span);

    /// <summary>In groups of four: it is typed from paper.</summary>
    public string Grouped => string.Join('-', Code.Chunk(4).Select(c => new string(c)));

    /// <summary>« A. M. »: enough to compare with a paper, too little to learn a name from.</summary>
    public string Initials => string.Join(' ', Name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => char.ToUpperInvariant(w[0]) + "."));
}

/// <summary>Certificates are not stored: they say what is noted now. Only the code by which one is checked is.</summary>
internal sealed class CertificateBook(SiteDb db, RuleReader rules, ContentReader content, CurrentViewer viewer, SiteTime time)
{
    /// <summary>Those of one booking, or of one person of it; none for who was not there, before the date is over, or for another's secret.</summary>
    public async Task<IReadOnlyList<Certificate>> OfAsync(string secret, Guid? person, CancellationToken ct)
    {
        if (await db.Set<Booking>().AsNoTracking().FirstOrDefaultAsync(b => b.Secret == secret && b.ForgottenUtc == null, ct) is not { } booking) return [];
        if (await rules.ReadAsync(booking.EventId, ct) is not { } found || time.UtcNow < found.EndsUtc) return [];
        var people = await db.Set<Attendee>().AsNoTracking().Where(a => a.BookingId == booking.Id && (person == null || a.Id == person)).OrderBy(a => a.Rank).ToListAsync(ct);
        return [.. (await OfAsync(found, people, ct)).Select(c => c with { Structure = booking.Structure })];
    }

    /// <summary>What a code says to anybody; null for one that was never given, or whose presence was taken back.</summary>
    public async Task<Certificate?> CheckAsync(string typed, CancellationToken ct)
    {
        var code = Fold(typed);
        var person = await (from c in db.Set<CertificateCode>() join a in db.Set<Attendee>() on c.AttendeeId equals a.Id where c.Code == code select a).AsNoTracking().FirstOrDefaultAsync(ct);
        if (person is null || await rules.ReadAsync(person.EventId, ct) is not { } found || time.UtcNow < found.EndsUtc) return null;
        return (await OfAsync(found, [person], ct)).SingleOrDefault() is { } certificate ? certificate with { SaysTitle = await content.PublishedAsync(person.EventId, viewer.Value, ct) is not null } : null;
    }

    /// <summary>As typed from paper: with or without hyphens, in small letters.</summary>
    public static string Fold(string typed) => string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    private async Task<IReadOnlyList<Certificate>> OfAsync(EventRules found, IReadOnlyList<Attendee> people, CancellationToken ct)
    {
        var ids = people.Where(p => p.State == RegistrationState.Confirmed).Select(p => p.Id).ToArray();
        var noted = (await db.Set<Attendance>().AsNoTracking().Where(r => ids.Contains(r.AttendeeId) && r.Mark == Mark.Present).ToListAsync(ct)).ToLookup(r => r.AttendeeId, r => r.Half);
        var codes = await db.Set<CertificateCode>().AsNoTracking().Where(c => ids.Contains(c.AttendeeId)).ToDictionaryAsync(c => c.AttendeeId, c => c.Code, ct);
        return [.. from person in people
                   where codes.ContainsKey(person.Id)
                   let all = Halves.Of(found, person.SessionId, time)
                   let attended = all.Where(h => noted[person.Id].Contains(h.Number)).ToList()
                   where attended.Count > 0
                   select new Certificate(codes[person.Id], person.Name, found, found.Session(person.SessionId), attended, all)];
    }
}

/// <summary>How many codes one connection may try within an hour.</summary>
internal sealed class CertificateLimit : IDisposable
{
    public const int Most = 60;

    private readonly HourlyLimit _limit = new(Most);

    public bool May(System.Net.IPAddress? from) => _limit.Take(from);

    public void Dispose() => _limit.Dispose();
}
