using Reseau50.Admin.Contracts;
using Reseau50.Agenda.Events;
using Reseau50.Agenda.Registration.Desk;
using Reseau50.Agenda.Registration.Manage;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Content;
using Reseau50.Cms.Security;

namespace Reseau50.Agenda.Registration.Editing;

/// <summary>What the form of an event says of those who registered: how many, and, before it is published, that there would be fewer seats than people.</summary>
internal sealed class RegistrationSign(RuleReader reader, SeatBook seats, CurrentViewer viewer) : IItemSign
{
    public string ContentType => Evenement.Type;

    public async Task<ItemSign?> OfAsync(ContentItem item, CancellationToken ct)
    {
        if (await reader.OfAsync(item, ct) is not { } rules) return null;
        var taken = await seats.SeatedAsync(rules.EventId, ct);
        var lines = Short(rules, taken).Concat(Reserved(rules)).ToList();
        if (taken.Count == 0 && lines.Count == 0) return null;
        var people = taken.Values.Sum();
        var (path, text) = viewer.Value.May(AgendaModule.ManageRegistrations) && rules.Mode != RegistrationMode.None ? (RegistrationsController.PathOf(rules.EventId), "Voir les inscriptions") : (rules.Path, "Voir la page");
        return new ItemSign("Les inscriptions", people switch { 0 => "Personne n’est encore inscrit.", 1 => "Une personne a une place.", _ => $"{people} personnes ont une place." }, path, text)
        {
            Lines = [.. lines.Select(l => new SignLine(l))],
            BeforePublishing = lines.Count == 0 ? null : string.Join(' ', lines) + " Personne ne sera retiré : nul ne sera appelé avant qu’il y ait de la place.",
            Mark = string.Join('|', lines),
        };
    }

    private static IEnumerable<string> Short(EventRules rules, Dictionary<(string Session, bool Online), int> taken)
    {
        if (taken.Count > 0 && rules.Mode == RegistrationMode.None) yield return "On ne s’inscrirait plus à cette date.";
        foreach (var session in rules.Sessions)
            if (Of(taken, session.Id, false) is var there && there > session.Room) yield return $"« {session.Title} » aurait {session.Room} place{(session.Room > 1 ? "s" : "")} pour {there} personnes inscrites.";
        if (rules.HasSessions) yield break;
        if (Of(taken, "", false) is var here && here > rules.Room) yield return $"La salle aurait {rules.Room} place{(rules.Room > 1 ? "s" : "")} pour {here} personnes inscrites.";
        if (Of(taken, "", true) is var afar && afar > rules.Afar) yield return $"Il y aurait {rules.Afar} place{(rules.Afar > 1 ? "s" : "")} en ligne pour {afar} personnes inscrites.";
    }

    private static IEnumerable<string> Reserved(EventRules rules)
    {
        if (rules.Mode == RegistrationMode.None) yield break;
        var here = rules.Seats.Where(r => r.IsReserve && r.Online != true).Sum(r => r.Size);
        var afar = rules.Seats.Where(r => r.IsReserve && r.Online == true).Sum(r => r.Size);
        if (here > rules.Room) yield return $"{here} places sont gardées pour {rules.Room}.";
        if (afar > rules.Afar) yield return $"{afar} places sont gardées en ligne pour {rules.Afar}.";
    }

    private static int Of(Dictionary<(string Session, bool Online), int> taken, string session, bool online) => taken.GetValueOrDefault((session, online));
}
