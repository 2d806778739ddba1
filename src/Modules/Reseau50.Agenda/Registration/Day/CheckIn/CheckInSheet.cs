using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Registration.Asking;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Day.HalfDays;
using Reseau50.Agenda.Registration.Day.Presence;
using Reseau50.Agenda.Registration.Desk;
using Reseau50.Agenda.Registration.Manage;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Parts;

namespace Reseau50.Agenda.Registration.Day.CheckIn;

/// <summary>What the page is asked; the words are those of its address. <see cref="Billet"/> is what the picture on a ticket leads to.</summary>
internal sealed record CheckInFilter(string? Q = null, int? Demi = null, string? Seance = null, string? Billet = null);

internal sealed record CheckInView(EventRules Rules, SessionRules? Session, IReadOnlyList<HalfDay> Halves, HalfDay Half, CheckInFilter Filter, IReadOnlyList<ExpectedPerson> People)
{
    public IReadOnlyList<Choice> Categories { get; init; } = [];
    public WalkInForm WalkIn { get; init; } = new();

    /// <summary>Whose touches this telephone keeps.</summary>
    public string Who { get; init; } = "";

    /// <summary>What is wrong with the ticket shown, or null.</summary>
    public string? TicketFault { get; init; }

    public int Present => People.Count(p => p.MarkOf(Half.Number) == Mark.Present);
    public ExpectedPerson? OfTicket => Filter.Billet is { } ticket ? People.FirstOrDefault(p => p.Ticket.Equals(ticket.Trim(), StringComparison.OrdinalIgnoreCase)) : null;

    /// <summary>Those the search finds, the owner of the ticket first.</summary>
    public IEnumerable<ExpectedPerson> Shown => People.Where(p => p == OfTicket).Concat(People.Where(p => p != OfTicket && Fits(p)));

    public string Query(int? half = null) => QueryHelpers.AddQueryString("", new Dictionary<string, string?>
    {
        ["demi"] = half is null && Filter.Demi is null ? null : (half ?? Half.Number).ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["seance"] = Session?.Id,
        ["q"] = Filter.Q,
        ["billet"] = Filter.Billet,
    }.Where(p => !string.IsNullOrEmpty(p.Value)));

    private bool Fits(ExpectedPerson person) => string.IsNullOrWhiteSpace(Filter.Q) || Communes.Fold($"{person.Name} {person.Structure} {person.Ticket}").Contains(Communes.Fold(Filter.Q), StringComparison.Ordinal);
}

/// <summary>How one person stands, as telephones are told.</summary>
internal sealed record Standing(Guid Personne, int Demi, string Presence);

internal sealed class CheckInSheet(ManagedEvents dates, AttendanceBook book, TermTable terms, SiteDb db, SiteTime time)
{
    public async Task<CheckInView?> FindAsync(string id, CheckInFilter filter, CancellationToken ct)
    {
        if (await dates.FindAsync(id, ct) is not { } rules) return null;
        var all = await book.OfAsync(id, null, ct);
        var ticket = filter.Billet?.Trim().ToUpperInvariant();
        var owner = ticket is null ? null : all.FirstOrDefault(p => p.Ticket == ticket);
        var session = rules.HasSessions ? rules.Session(owner?.SessionId ?? filter.Seance ?? "") ?? rules.Sessions.OrderBy(s => s.StartsUtc).LastOrDefault(s => s.StartsUtc <= time.UtcNow) ?? rules.Sessions[0] : null;
        var halves = Halves.Of(rules, session?.Id ?? "", time);
        return new CheckInView(rules, session, halves, halves.FirstOrDefault(h => h.Number == filter.Demi) ?? Halves.At(halves, time.UtcNow), filter, [.. all.Where(p => session is null || p.SessionId == session.Id)])
        {
            Categories = [.. (await terms.AllAsync(RuleReader.CategoryTaxonomy, ct)).Select(t => new Choice(t.Id, t.Name))],
            TicketFault = ticket is null || owner is not null ? null : await FaultAsync(id, ticket, ct),
        };
    }

    public async Task<IReadOnlyList<Standing>> StandsAsync(string id, CancellationToken ct) =>
        [.. (await db.Set<Attendance>().AsNoTracking().Where(r => r.EventId == id).ToListAsync(ct)).Select(r => new Standing(r.AttendeeId, r.Half, Marks.Value(r.Mark)))];

    /// <summary>The walk-in of this form is on the list already.</summary>
    public Task<bool> IsTakenAsync(string id, Guid operation, CancellationToken ct) => db.Set<Attendance>().AnyAsync(r => r.EventId == id && r.WalkIn && r.OperationId == operation, ct);

    private async Task<string> FaultAsync(string id, string ticket, CancellationToken ct) =>
        await db.Set<Attendee>().AsNoTracking().FirstOrDefaultAsync(a => a.EventId == id && a.Ticket == ticket, ct) is { } person
            ? $"Ce billet ne donne plus de place ({Words.Of(person.State)}). S’il reste une place, ajoutez la personne ci-dessous."
            : "Ce billet n’est pas de cette date : vérifiez son code, ou cherchez le nom de la personne.";
}
