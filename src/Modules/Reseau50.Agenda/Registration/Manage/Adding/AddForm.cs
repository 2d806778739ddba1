using Microsoft.AspNetCore.Mvc.ModelBinding;
using Reseau50.Agenda.Registration.Asking;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Content;

namespace Reseau50.Agenda.Registration.Manage.Adding;

/// <summary>Somebody whom the organiser enters: by telephone, at the counter. An address is not needed; nothing typed is lost by a refusal.</summary>
internal sealed class AddForm
{
    public string? Nom { get; set; }
    public string? Courriel { get; set; }
    public string? Categorie { get; set; }
    public string? Commune { get; set; }
    public string? Structure { get; set; }
    public string? Seance { get; set; }
    public string? Participation { get; set; }

    /// <summary>The person agreed to be on the list.</summary>
    public bool Accord { get; set; }

    /// <summary>Somebody else has the same name.</summary>
    public bool Homonyme { get; set; }

    /// <summary>There is somebody of that name, and no address to tell them apart.</summary>
    [BindNever]
    public bool AsksNamesake { get; set; }

    /// <summary>What is wrong, in the order of the form.</summary>
    public IEnumerable<Problem> Faults(EventRules rules, IReadOnlyCollection<string> categories, Func<string, bool> isPlace)
    {
        if (rules.HasSessions && rules.Session(Seance ?? "") is null) yield return new(nameof(Seance), "Choisissez la porte ouverte à laquelle la personne vient.");
        if (AskForm.NameFault(Nom) is { } name) yield return new(nameof(Nom), name);
        if (AskForm.Line(Courriel) is { } mail && !Mailboxes.IsOne(mail)) yield return new(nameof(Courriel), "Cette adresse électronique est incomplète : elle s’écrit nom@domaine.fr. Sans adresse, laissez vide.");
        if (!categories.Contains(Categorie ?? "")) yield return new(nameof(Categorie), "Choisissez une catégorie : les places gardées et les nombres en dépendent.");
        if (AskForm.Line(Commune) is { } commune && !isPlace(commune)) yield return new(nameof(Commune), "Nous ne connaissons pas cette commune dans la Manche. Vérifiez son nom, ou ajoutez son département entre parenthèses : « Rennes (35) ».");
        if (AskForm.Line(Structure) is { Length: > AskForm.LongestStructure }) yield return new(nameof(Structure), $"Le nom de la structure compte {AskForm.LongestStructure} caractères au plus.");
        if (rules.Presence == Attending.Both && Participation is not ("sur-place" or "en-ligne")) yield return new(nameof(Participation), "Dites si la personne vient sur place ou suit en ligne.");
        if (!Accord) yield return new(nameof(Accord), "Cochez cette case si la personne est d’accord : sans son accord, nous ne pouvons pas garder son inscription.");
    }
}
