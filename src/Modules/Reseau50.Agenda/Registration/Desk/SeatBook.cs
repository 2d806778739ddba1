using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Seats;
using Reseau50.Cms.Data;

namespace Reseau50.Agenda.Registration.Desk;

/// <summary>People who wait together, in the order of arrival.</summary>
internal sealed record WaitingParty(Guid Id, long Position, IReadOnlyList<Profile> People);

/// <summary>Who sits and who waits for one date. Counts are made by the database: they cost the same whether ten people wait or ten thousand.</summary>
internal sealed class SeatBook(SiteDb db)
{
    public IQueryable<Attendee> Of(string eventId, string sessionId) => db.Set<Attendee>().Where(r => r.EventId == eventId && r.SessionId == sessionId);

    public IQueryable<Attendee> Seated(string eventId, string sessionId) => Of(eventId, sessionId).Where(r => RegistrationStates.Seated.Contains(r.State));

    /// <summary>Those in the queue: proven, or still to prove their address.</summary>
    public IQueryable<Attendee> Queue(string eventId, string sessionId) => Of(eventId, sessionId).Where(r => r.State == RegistrationState.Waiting || r.State == RegistrationState.Unproven);

    public async Task<Dictionary<Profile, int>> SeatedAsync(string eventId, string sessionId, CancellationToken ct) =>
        (await Seated(eventId, sessionId).GroupBy(r => new { r.Category, r.Epci, r.Online }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct))
            .ToDictionary(g => new Profile(g.Key.Category, g.Key.Epci, g.Key.Online), g => g.Count);

    /// <summary>Seats taken in each session, in the room and afar, whatever one came for.</summary>
    public async Task<Dictionary<(string Session, bool Online), int>> SeatedAsync(string eventId, CancellationToken ct) =>
        (await db.Set<Attendee>().Where(r => r.EventId == eventId && RegistrationStates.Seated.Contains(r.State)).GroupBy(r => new { r.SessionId, r.Online }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct))
            .ToDictionary(g => (g.Key.SessionId, g.Key.Online), g => g.Count);

    public IQueryable<Attendee> Waiting(string eventId) => db.Set<Attendee>().Where(r => r.EventId == eventId && (r.State == RegistrationState.Waiting || r.State == RegistrationState.Unproven));

    /// <summary>Which kinds of people wait.</summary>
    public async Task<IReadOnlyList<Profile>> WaitingProfilesAsync(string eventId, string sessionId, CancellationToken ct) =>
        [.. (await Queue(eventId, sessionId).Select(r => new { r.Category, r.Epci, r.Online }).Distinct().ToListAsync(ct)).Select(p => new Profile(p.Category, p.Epci, p.Online))];

    public async Task<IReadOnlyList<WaitingParty>> WaitingAsync(string eventId, string sessionId, CancellationToken ct) =>
        [.. (await Queue(eventId, sessionId).OrderBy(r => r.Position).Select(r => new { r.PartyId, r.Position, r.Category, r.Epci, r.Online }).ToListAsync(ct))
            .GroupBy(r => (r.Position, r.PartyId)).Select(g => new WaitingParty(g.Key.PartyId, g.Key.Position, [.. g.Select(r => new Profile(r.Category, r.Epci, r.Online))]))];
}
