using Reseau50.Agenda.Registration.Asking;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Desk;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Parts;

namespace Reseau50.Agenda.Registration.Manage.Sheets;

/// <summary>A line and whom it names; or what is wrong with it.</summary>
internal sealed record SheetPerson(SheetLine Line, Asked? Asked, string? Problem);

/// <summary>What became of a line, or would.</summary>
internal enum LineFate { Seat, Queue, Invited, Already, Refused }

internal sealed record LineOutcome(SheetLine Line, LineFate Fate, string Words);

/// <summary>Makes of the lines of a list the people they name.</summary>
internal sealed class SheetPeople(TermTable terms, Communes communes)
{
    /// <summary>Somebody who is registered has a name; <paramref name="invited"/>: an address is needed, and enough.</summary>
    public async Task<IReadOnlyList<SheetPerson>> OfAsync(EventRules rules, IReadOnlyList<SheetLine> lines, string enteredBy, bool invited, CancellationToken ct)
    {
        var categories = (await terms.AllAsync(RuleReader.CategoryTaxonomy, ct)).Select(t => (t.Id, Name: Communes.Fold(t.Name))).ToList();
        var people = new List<SheetPerson>();
        foreach (var line in lines) people.Add(await OneAsync(rules, line, categories, enteredBy, invited, ct));
        return people;
    }

    private async Task<SheetPerson> OneAsync(EventRules rules, SheetLine line, List<(string Id, string Name)> categories, string enteredBy, bool invited, CancellationToken ct)
    {
        SheetPerson Wrong(string problem) => new(line, null, problem);
        if (!(invited && line.Name is null) && AskForm.NameFault(line.Name) is { } name) return Wrong(name);
        if (invited && line.Email is null) return Wrong("Donnez une adresse électronique : l’invitation y part.");
        if (line.Email is { } mail && !Mailboxes.IsOne(mail)) return Wrong($"L’adresse « {mail} » est incomplète : elle s’écrit nom@domaine.fr.");
        var wanted = line.Category is null ? [] : Matching(categories, Communes.Fold(line.Category));
        if (line.Category is not null && wanted.Count != 1) return Wrong(wanted.Count == 0 ? $"La catégorie « {line.Category} » n’existe pas : écrivez-la comme dans le formulaire." : $"La catégorie « {line.Category} » peut en désigner {wanted.Count} : écrivez-la en entier.");
        if (!invited && line.Category is null) return Wrong("Donnez une catégorie : les places gardées et les nombres en dépendent.");
        var place = line.Commune is null ? null : await communes.FindAsync(line.Commune, ct);
        if (line.Commune is not null && place is null) return Wrong($"Nous ne connaissons pas la commune « {line.Commune} » dans la Manche. Hors du département, écrivez « Rennes (35) ».");
        if (line.Structure is { Length: > AskForm.LongestStructure }) return Wrong($"Le nom de la structure compte {AskForm.LongestStructure} caractères au plus.");
        var session = line.Session is null ? null : rules.Sessions.FirstOrDefault(s => Communes.Fold(s.Title) == Communes.Fold(line.Session));
        if (rules.HasSessions && session is null) return Wrong($"Dites pour quelle séance : {string.Join(", ", rules.Sessions.Select(s => $"« {s.Title} »"))}.");
        if (Online(rules, line.Attending) is not { } online) return Wrong(invited || line.Attending is not null ? $"Participation « {line.Attending} » : écrivez « sur place » ou « en ligne »." : "Dites dans la colonne « Participation » si la personne vient « sur place » ou suit « en ligne ».");
        return new SheetPerson(line, new Asked(rules.EventId, session?.Id ?? "", line.Email ?? "", [new AskedPerson(line.Name ?? line.Email!, wanted.Count == 1 ? wanted[0] : null, PersonRole.Contact, online)])
        {
            IsProven = true,
            EnteredBy = enteredBy,
            Commune = place?.Name,
            Epci = place?.Epci,
            Structure = line.Structure,
        }, null);

        bool? Online(EventRules r, string? typed) => r.Presence switch
        {
            Attending.Online => true,
            Attending.InRoom => false,
            _ => Communes.Fold(typed ?? "") switch { "en ligne" or "a distance" or "visio" => true, "sur place" => false, "" when invited => false, _ => null },
        };
    }

    // The whole name, or a beginning that only one has.
    private static List<string> Matching(List<(string Id, string Name)> categories, string typed)
    {
        var exact = categories.Where(c => c.Name == typed).Select(c => c.Id).ToList();
        return exact.Count > 0 ? exact : [.. categories.Where(c => c.Name.StartsWith(typed, StringComparison.Ordinal)).Select(c => c.Id)];
    }
}
