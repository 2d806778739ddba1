using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Events;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Desk;
using Reseau50.Agenda.Registration.Manage.Sheets;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;

namespace Reseau50.Agenda.Registration.Manage.Inviting;

/// <summary>Invites people to a date: a letter to each, and no seat until they say yes. Nobody is invited twice, and whoever said no is left alone.</summary>
internal sealed class InviteDesk(EventDesk desk, SiteDb db, SeatBook seats, SiteWork work, AuditTrail audit)
{
    /// <summary>What would become of each line now; null when the event is gone.</summary>
    public Task<IReadOnlyList<LineOutcome>?> RehearseAsync(string eventId, IReadOnlyList<SheetPerson> people, CancellationToken ct = default) => work.RehearseAsync(() => InviteAsync(eventId, people, null, ct), ct);

    /// <summary>Invites them; <paramref name="word"/> stands in the letter and on the page it leads to.</summary>
    public Task<IReadOnlyList<LineOutcome>?> InviteAsync(string eventId, IReadOnlyList<SheetPerson> people, string? word, CancellationToken ct = default) => desk.OnAsync<IReadOnlyList<LineOutcome>?>(eventId, null, async turn =>
    {
        var outcomes = new List<LineOutcome>();
        foreach (var person in people) outcomes.Add(person.Asked is { } asked ? await OneAsync(turn, person.Line, asked, word, ct) : new LineOutcome(person.Line, LineFate.Refused, person.Problem!));
        var sent = outcomes.Count(o => o.Fate == LineFate.Invited);
        if (sent > 0) audit.Add("agenda.invited", Evenement.Type, eventId, $"{sent} personne{(sent > 1 ? "s" : "")} invitée{(sent > 1 ? "s" : "")} à « {turn.Rules.Title} ».");
        return outcomes;
    }, ct);

    private async Task<LineOutcome> OneAsync(Turn turn, SheetLine line, Asked asked, string? word, CancellationToken ct)
    {
        if (turn.Rules.IsCancelled || turn.Now >= turn.Rules.StartsUtc) return new LineOutcome(line, LineFate.Refused, "On ne s’inscrit plus à cette date.");
        var mailbox = Mailboxes.Fold(asked.Email);
        var known = await seats.Of(asked.EventId, asked.SessionId).Where(a => a.Mailbox == mailbox).Select(a => a.State).ToListAsync(ct);
        if (known.Any(s => !s.IsOver())) return new LineOutcome(line, LineFate.Already, known.Contains(RegistrationState.Invited) ? "Déjà invitée : elle n’a pas encore répondu." : $"Déjà dans la liste : {Words.Of(known.First(s => !s.IsOver()))}.");
        if (known.Any(s => s is RegistrationState.NotComing or RegistrationState.Withdrawn)) return new LineOutcome(line, LineFate.Already, "A dit ne pas venir : on ne lui écrit plus.");
        var booking = AskDesk.Made(turn, asked);
        booking.Note = word;
        var person = AskDesk.Made(turn, asked, booking, asked.People[0], Guid.CreateVersion7(), turn.NextPosition(), 0, RegistrationState.Invited, null, mailbox);
        db.Add(booking);
        db.Add(person);
        turn.Add(person);
        // The next line looks at what is stored.
        await db.SaveChangesAsync(ct);
        return new LineOutcome(line, LineFate.Invited, "Recevra une invitation.");
    }
}
