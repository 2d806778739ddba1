using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Registration.Desk;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Agenda.Registration.Seats;
using Reseau50.Cms.Display;

namespace Reseau50.Agenda.Registration.Asking;

/// <summary>How many seats are taken, and how many people wait; <see cref="Size"/> is null without limit. For an event with sessions, all of them together.</summary>
internal sealed record SeatsLeft(int Taken, int? Size, int Waiting, IReadOnlyDictionary<string, (int Taken, int? Size)> Sessions)
{
    public bool IsFull => Size is { } size && Taken >= size;

    /// <summary>« 19/50 places prises ».</summary>
    public string Words => Size is { } size ? size == 1 ? $"{Taken}/1 place prise" : $"{Taken}/{size} places prises" : Taken switch { 0 => "personne n’est encore inscrit", 1 => "1 personne inscrite", _ => $"{Taken} personnes inscrites" };
}

/// <summary>Counts for whoever looks: numbers, never names. Two queries for an event.</summary>
internal sealed class Availability(SeatBook seats, SiteTime time)
{
    public async Task<SeatsLeft> OfAsync(EventRules rules, CancellationToken ct)
    {
        var taken = await seats.SeatedAsync(rules.EventId, ct);
        var waiting = await seats.Waiting(rules.EventId).CountAsync(ct);
        var sessions = rules.Sessions.ToDictionary(s => s.Id, s => (taken.GetValueOrDefault((s.Id, false)), s.Room));
        int? size = rules.HasSessions ? Sum(rules.Sessions.Select(s => s.Room)) : rules.Presence switch { Attending.Online => rules.Afar, Attending.Both => Sum([rules.Room, rules.Afar]), _ => rules.Room };
        return new SeatsLeft(taken.Values.Sum(), size, waiting, sessions);
    }

    /// <summary>What would become of somebody who asks this now, in the word of the page that thanks: said to whoever asks in the name of somebody registered.</summary>
    public async Task<string> WordAsync(EventRules rules, Asked asked, CancellationToken ct)
    {
        if (rules.Mode == RegistrationMode.Approval) return "demande";
        var seated = await seats.SeatedAsync(rules.EventId, asked.SessionId, ct);
        return rules.PlanAt(time.UtcNow, asked.SessionId).For(seated, [.. asked.People.Select(p => new Profile(p.Category, asked.Epci, p.Online))]) is null ? "tenue" : "attente";
    }

    private static int? Sum(IEnumerable<int?> sizes) => sizes.Aggregate((int?)0, (sum, size) => sum + size);
}
