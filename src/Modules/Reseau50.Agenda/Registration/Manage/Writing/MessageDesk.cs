using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Events;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Desk;
using Reseau50.Agenda.Registration.Letters;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;

namespace Reseau50.Agenda.Registration.Manage.Writing;

/// <summary>A message to those who registered: to a state of <see cref="MessageDesk.Audiences"/>, or, when there are any, to the bookings of these persons.</summary>
internal sealed record OrganiserMessage(string Audience, IReadOnlyCollection<Guid> Persons, string Subject, string Body, Guid Number)
{
    /// <summary>Names this text of this form: sent twice, it leaves once; corrected, it is another.</summary>
    public string Stamp => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{Number}\n{Subject}\n{Body}")))[..32];
}

/// <summary>Writes to the contacts of an event, each once. Who left, or has not proven the address, is never written to.</summary>
internal sealed class MessageDesk(EventDesk desk, SiteDb db, BookingLetters letters, AuditTrail audit)
{
    public static readonly IReadOnlyList<(string Value, string Text, RegistrationState[] States)> Audiences =
    [
        ("confirmees", "Places confirmées", [RegistrationState.Confirmed]),
        ("attente", "Liste d’attente et places proposées", [RegistrationState.Waiting, RegistrationState.Offered]),
        ("demandes", "Demandes à examiner", [RegistrationState.Requested]),
        ("invitees", "Invitations sans réponse", [RegistrationState.Invited]),
        ("toutes", "Toutes ces personnes", [RegistrationState.Confirmed, RegistrationState.Waiting, RegistrationState.Offered, RegistrationState.Requested, RegistrationState.Invited]),
    ];

    /// <summary>How many contacts each audience has.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountsAsync(string eventId, CancellationToken ct)
    {
        var standing = await (from b in Written(eventId) join a in db.Set<Attendee>() on b.Id equals a.BookingId select new { b.Id, a.State }).Distinct().ToListAsync(ct);
        return Audiences.ToDictionary(a => a.Value, a => standing.Where(s => a.States.Contains(s.State)).Select(s => s.Id).Distinct().Count());
    }

    public async Task<IReadOnlyList<Booking>> RecipientsAsync(string eventId, string audience, IReadOnlyCollection<Guid> persons, CancellationToken ct)
    {
        var states = persons.Count > 0 ? Audiences[^1].States : Audiences.FirstOrDefault(a => a.Value == audience).States ?? [];
        var people = db.Set<Attendee>().Where(a => a.EventId == eventId && states.Contains(a.State));
        if (persons.Count > 0) people = people.Where(a => persons.Contains(a.Id));
        return await Written(eventId).Where(b => people.Any(a => a.BookingId == b.Id)).OrderBy(b => b.AskedUtc).ThenBy(b => b.Id).ToListAsync(ct);
    }

    /// <summary>How many messages were queued: none when this very message left before; null when the event is gone.</summary>
    public Task<int?> SendAsync(string eventId, OrganiserMessage message, CancellationToken ct = default) => desk.OnAsync<int?>(eventId, null, async turn =>
    {
        var sent = 0;
        foreach (var booking in await RecipientsAsync(eventId, message.Audience, message.Persons, ct))
            if (await letters.SendMessageAsync(turn, booking, message.Subject, message.Body, "message:" + message.Stamp, ct)) sent++;
        if (sent > 0) audit.Add("agenda.message", Evenement.Type, eventId, $"Un message de l’organisation est parti à {sent} contact{(sent > 1 ? "s" : "")} de « {turn.Rules.Title} ».");
        return sent;
    }, ct);

    private IQueryable<Booking> Written(string eventId) => db.Set<Booking>().AsNoTracking().Where(b => b.EventId == eventId && b.ProvenUtc != null && b.ForgottenUtc == null && b.Email != "");
}
