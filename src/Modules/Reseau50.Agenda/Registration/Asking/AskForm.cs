using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Content;

namespace Reseau50.Agenda.Registration.Asking;

/// <summary>What is asked of whoever registers; the names of the fields are an address others rely on. Everything typed comes back after a refusal.</summary>
internal sealed partial class AskForm
{
    public const int LongestName = 80, LongestStructure = 120;

    public string? Nom { get; set; }
    public string? Courriel { get; set; }
    public string? Categorie { get; set; }
    public string? Commune { get; set; }
    public string? Structure { get; set; }

    /// <summary>« true » or « on » for a ticked box.</summary>
    public string? Consentement { get; set; }

    /// <summary>The session, for an event that has several.</summary>
    public string? Seance { get; set; }

    /// <summary>« en-ligne », or in the room.</summary>
    public string? Participation { get; set; }
    public int? Accompagnants { get; set; }

    /// <summary>Colleagues, one name a line.</summary>
    public string? Collegues { get; set; }

    /// <summary>The colleagues come together or not at all.</summary>
    public bool Ensemble { get; set; }

    /// <summary>Nobody sees this field; what fills it in is a program.</summary>
    public string? Site { get; set; }

    [BindNever]
    public string? Refusal { get; set; }

    [BindNever]
    public IReadOnlyList<Problem> Problems { get; set; } = [];

    public string? ProblemOf(string field) => Problems.FirstOrDefault(p => p.Name == field)?.Message;

    public bool Agrees => Consentement is "true" or "on" or "1" or "oui";

    public IReadOnlyList<string> ColleagueNames => [.. (Collegues ?? "").Split('\n').Select(Line).OfType<string>()];

    /// <summary>What is wrong, in the order of the form.</summary>
    public IEnumerable<Problem> Faults(EventRules rules, IReadOnlyCollection<string> categories, Func<string, bool> isPlace)
    {
        if (rules.HasSessions && rules.Session(Seance ?? "") is null) yield return new(nameof(Seance), "Choisissez la porte ouverte à laquelle vous venez.");
        if (NameFault(Nom) is { } name) yield return new(nameof(Nom), name);
        if (Line(Courriel) is not { } mail) yield return new(nameof(Courriel), "Donnez votre adresse électronique : la confirmation y arrive.");
        else if (!Mailboxes.IsOne(mail)) yield return new(nameof(Courriel), "Cette adresse électronique est incomplète : elle s’écrit nom@domaine.fr.");
        if (!categories.Contains(Categorie ?? "")) yield return new(nameof(Categorie), "Choisissez dans la liste ce qui vous décrit le mieux.");
        if (Line(Commune) is not { } commune) yield return new(nameof(Commune), "Donnez votre commune : celle où vous travaillez, ou celle où vous vivez.");
        else if (commune.Length > 100 || !isPlace(commune)) yield return new(nameof(Commune), "Nous ne connaissons pas cette commune dans la Manche. Vérifiez son nom, ou ajoutez son département entre parenthèses : « Rennes (35) ».");
        if (Line(Structure) is { Length: > LongestStructure }) yield return new(nameof(Structure), $"Le nom de la structure compte {LongestStructure} caractères au plus.");
        if (rules.Presence == Attending.Both && Participation is not ("sur-place" or "en-ligne")) yield return new(nameof(Participation), "Dites si vous venez sur place ou si vous suivez en ligne.");
        if (Accompagnants is < 0 || Accompagnants > rules.Companions) yield return new(nameof(Accompagnants), rules.Companions == 0 ? "On vient seul·e à cette date." : $"Vous pouvez amener {rules.Companions} personne{(rules.Companions > 1 ? "s" : "")} au plus.");
        if (ColleagueNames.Count > rules.Together - 1) yield return new(nameof(Collegues), rules.Together == 1 ? "À cette date, chaque personne s’inscrit elle-même." : $"Vous pouvez inscrire {rules.Together} personnes en tout, vous comprise : gardez {rules.Together - 1} nom{(rules.Together > 2 ? "s" : "")} au plus.");
        else if (ColleagueNames.Select(NameFault).FirstOrDefault(f => f is not null) is { } fault) yield return new(nameof(Collegues), fault);
        else if (ColleagueNames.Append(Line(Nom) ?? "").GroupBy(n => n.ToUpperInvariant()).Any(g => g.Count() > 1)) yield return new(nameof(Collegues), "Un nom est écrit deux fois : gardez chaque personne une fois, vous n’avez pas à vous ajouter.");
        if (!Agrees) yield return new(nameof(Consentement), "Cochez cette case : sans votre accord, nous ne pouvons pas garder votre inscription.");
    }

    public static string? NameFault(string? typed) => Line(typed) switch
    {
        null => "Donnez un nom : il figurera sur la feuille de présence.",
        { Length: > LongestName } => $"Un nom compte {LongestName} caractères au plus.",
        { } name when !NameShape().IsMatch(name) => "Un nom s’écrit avec des lettres, des espaces et des traits d’union.",
        _ => null,
    };

    /// <summary>One line as it can be kept; null when nothing is left of it.</summary>
    public static string? Line(string? typed)
    {
        var clean = Spaces().Replace(string.Concat((typed ?? "").Select(c => char.IsControl(c) ? ' ' : c)), " ").Trim();
        return clean.Length == 0 ? null : clean;
    }

    // No address and no link can stand in a name: it is written in the letter that goes to whatever address was typed.
    [GeneratedRegex(@"^(?!.*\.\S)[\p{L}\p{M}][\p{L}\p{M}'’\-. ]*$")]
    private static partial Regex NameShape();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
