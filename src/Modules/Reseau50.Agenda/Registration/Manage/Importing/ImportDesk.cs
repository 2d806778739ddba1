using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Events;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Desk;
using Reseau50.Agenda.Registration.Manage.Sheets;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;

namespace Reseau50.Agenda.Registration.Manage.Importing;

/// <summary>Registers a list of people in one act, in the order of the list. The rehearsal is the same act, taken back.</summary>
internal sealed class ImportDesk(EventDesk desk, AskDesk asking, SiteDb db, SiteWork work, AuditTrail audit)
{
    /// <summary>What would become of each line now; null when the event is gone.</summary>
    public Task<IReadOnlyList<LineOutcome>?> RehearseAsync(string eventId, IReadOnlyList<SheetPerson> people, CancellationToken ct = default) => work.RehearseAsync(() => ApplyAsync(eventId, people, ct), ct);

    public Task<IReadOnlyList<LineOutcome>?> ApplyAsync(string eventId, IReadOnlyList<SheetPerson> people, CancellationToken ct = default) => desk.OnAsync<IReadOnlyList<LineOutcome>?>(eventId, null, async turn =>
    {
        var outcomes = new List<LineOutcome>();
        foreach (var person in people) outcomes.Add(person.Asked is { } asked ? await OneAsync(turn, person.Line, asked, ct) : new LineOutcome(person.Line, LineFate.Refused, person.Problem!));
        var taken = outcomes.Count(o => o.Fate is LineFate.Seat or LineFate.Queue);
        if (taken > 0) audit.Add("agenda.imported", Evenement.Type, eventId, $"Une liste a ajouté {taken} inscription{(taken > 1 ? "s" : "")} à « {turn.Rules.Title} ».");
        return outcomes;
    }, ct);

    private async Task<LineOutcome> OneAsync(Turn turn, SheetLine line, Asked asked, CancellationToken ct)
    {
        var name = asked.People[0].Name;
        if (asked.Email.Length == 0 && await db.Set<Attendee>().AnyAsync(a => a.EventId == asked.EventId && a.SessionId == asked.SessionId && a.Name == name && a.State < RegistrationState.NotComing, ct))
            return new LineOutcome(line, LineFate.Already, "Ce nom est déjà dans la liste, et la ligne n’a pas d’adresse.");
        var answer = await asking.TakeAsync(turn, asked, ct);
        // The next line looks at what is stored.
        await db.SaveChangesAsync(ct);
        return answer.Outcome switch
        {
            AskOutcome.Taken when answer.People![0].State == RegistrationState.Confirmed => new LineOutcome(line, LineFate.Seat, "Aura une place."),
            AskOutcome.Taken => new LineOutcome(line, LineFate.Queue, "Entrera dans la liste d’attente."),
            AskOutcome.Already => new LineOutcome(line, LineFate.Already, "Cette adresse est déjà dans la liste."),
            AskOutcome.Full => new LineOutcome(line, LineFate.Refused, "C’est complet, et la liste d’attente l’est aussi."),
            _ => new LineOutcome(line, LineFate.Refused, "On ne s’inscrit plus à cette date."),
        };
    }
}
