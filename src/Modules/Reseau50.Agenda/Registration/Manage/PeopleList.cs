using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Day.Presence;
using Reseau50.Agenda.Registration.Desk;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Parts;
using Reseau50.Forms.Contracts;
using Reseau50.Networks.Contracts;

namespace Reseau50.Agenda.Registration.Manage;

/// <summary>What the list of an event is asked; the words are those of its address. Without a state: those who come, wait or ask; without columns: not as a table.</summary>
internal sealed record PeopleFilter(string? Q = null, string? Etat = null, int Page = 1, List<string?>? Colonnes = null)
{
    public static readonly IReadOnlyList<(string Value, string Text, RegistrationState[] States)> States =
    [
        ("confirmees", "Places confirmées", [RegistrationState.Confirmed]),
        ("attente", "Liste d’attente", [RegistrationState.Waiting, RegistrationState.Unproven, RegistrationState.Offered]),
        ("demandes", "Demandes à examiner", [RegistrationState.Requested]),
        ("a-confirmer", "Adresse à confirmer", [RegistrationState.Held, RegistrationState.Unproven, RegistrationState.Asked]),
        ("invitees", "Invitations sans réponse", [RegistrationState.Invited]),
        ("parties", "Désistements, refus, retraits", [RegistrationState.NotComing, RegistrationState.Withdrawn, RegistrationState.Refused, RegistrationState.Lapsed, RegistrationState.Removed]),
    ];
}

/// <summary>One person of the list.</summary>
internal sealed record PersonLine(Guid Id, Guid BookingId, string Name, RegistrationState State, PersonRole Role, string? Category, string? Epci, bool Online, string SessionId, long Position, DateTime SinceUtc, string Email, string Contact, string? Commune, string? Structure, string? Note, string Ticket)
{
    public string Words => Desk.Words.Of(State);

    /// <summary>What was noted at the door; null while nothing is.</summary>
    public string? Presence { get; init; }

    /// <summary>What was answered to the organiser's own questions, once for those who came together.</summary>
    public IReadOnlyList<FormAnswer> Answers { get; init; } = [];
}

/// <summary>How many of a category come and wait.</summary>
internal sealed record CategoryTotal(string Name, int Seated, int Waiting);

/// <summary>The people of one event. The same queries for one and for a thousand.</summary>
internal sealed class PeopleList(SiteDb db, TermTable terms, AttendanceBook book, IFormAnswers answers)
{
    public async Task<(IReadOnlyList<PersonLine> Lines, int Total)> PageAsync(string eventId, PeopleFilter filter, int skip, int take, CancellationToken ct)
    {
        var found = from a in db.Set<Attendee>().AsNoTracking() join b in db.Set<Booking>().AsNoTracking() on a.BookingId equals b.Id where a.EventId == eventId select new { a, b };
        if (PeopleFilter.States.FirstOrDefault(s => s.Value == filter.Etat).States is { } states) found = found.Where(x => states.Contains(x.a.State));
        else found = found.Where(x => x.a.State < RegistrationState.NotComing);
        if (filter.Q?.Trim() is { Length: > 0 } words)
        {
            var lower = words.ToLowerInvariant();
            // SQLite folds only plain letters: what was typed is tried too.
#pragma warning disable CA1304, CA1311, CA1862 // The database folds, not the culture of this process.
            found = found.Where(x => x.a.Name.ToLower().Contains(lower) || x.a.Name.Contains(words) || x.b.Email.ToLower().Contains(lower) || x.b.Structure!.ToLower().Contains(lower) || x.b.Structure!.Contains(words) || x.b.Commune!.ToLower().Contains(lower) || x.a.Ticket == words.ToUpper());
#pragma warning restore CA1304, CA1311, CA1862
        }
        var lines = await found.OrderBy(x => x.a.Position).ThenBy(x => x.a.Rank).Skip(skip).Take(take)
            .Select(x => new PersonLine(x.a.Id, x.b.Id, x.a.Name, x.a.State, x.a.Role, x.a.Category, x.a.Epci, x.a.Online, x.a.SessionId, x.a.Position, x.a.SinceUtc, x.b.Email, x.b.Name, x.b.Commune, x.b.Structure, x.b.Note, x.a.Ticket)).ToListAsync(ct);
        var marks = await book.MarksAsync(eventId, ct);
        var answered = await answers.OfAsync([.. lines.Select(l => Booking.SubjectOf(l.BookingId)).Distinct()], ct);
        return ([.. (await NamedAsync(lines, ct)).Select(l => l with { Presence = Marks.Summary(marks[l.Id]), Answers = answered.GetValueOrDefault(Booking.SubjectOf(l.BookingId), []) })], await found.CountAsync(ct));
    }

    /// <summary>Seats and queue by category; the sums are those of the event.</summary>
    public async Task<IReadOnlyList<CategoryTotal>> TotalsAsync(string eventId, CancellationToken ct)
    {
        var rows = await db.Set<Attendee>().Where(a => a.EventId == eventId && a.State < RegistrationState.NotComing).GroupBy(a => new { a.Category, a.State }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var names = (await terms.AllAsync(RuleReader.CategoryTaxonomy, ct)).Select(t => (t.Id, t.Name)).ToList();
        return [.. rows.GroupBy(r => r.Key.Category).Select(g => (Rank: names.FindIndex(n => n.Id == g.Key), Total: new CategoryTotal(names.FirstOrDefault(n => n.Id == g.Key).Name ?? "Sans catégorie",
            g.Where(r => r.Key.State.HasSeat()).Sum(r => r.Count), g.Where(r => r.Key.State is RegistrationState.Waiting or RegistrationState.Unproven).Sum(r => r.Count)))).OrderBy(t => (uint)t.Rank).Select(t => t.Total)];
    }

    private async Task<IReadOnlyList<PersonLine>> NamedAsync(IReadOnlyList<PersonLine> lines, CancellationToken ct)
    {
        var categories = (await terms.AllAsync(RuleReader.CategoryTaxonomy, ct)).ToDictionary(t => t.Id, t => t.Name);
        var epcis = (await terms.EpcisAsync(ct)).ToDictionary(t => t.Id, t => t.Name);
        return [.. lines.Select(l => l with { Category = l.Category is { } c ? categories.GetValueOrDefault(c, c) : null, Epci = l.Epci is { } e ? epcis.GetValueOrDefault(e, e) : null })];
    }
}
