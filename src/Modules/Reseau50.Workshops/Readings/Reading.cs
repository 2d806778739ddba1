using Reseau50.Cms.Text;

namespace Reseau50.Workshops.Readings;

/// <summary>A second reading as people read of it. <see cref="Changed"/>: the draft says something else than what was read. Days are local.</summary>
internal sealed record Reading(WriteUpReading Row, string Reader, string Asker, DateTime Asked, DateTime? Answered, bool Changed)
{
    public bool IsWaiting => Row.Answer is null && Row.EndedUtc is null;

    /// <summary>Where it stands, in a sentence or two.</summary>
    public string Words => Row.Answer switch
    {
        WriteUpReading.Approved => $"Approuvé par {Reader} le {FrenchDate.ShortDay(Answered!.Value)}{(Changed ? ", sur une version plus ancienne : le texte a changé depuis." : ".")}",
        WriteUpReading.Changes => $"{Reader} a demandé des changements le {FrenchDate.ShortDay(Answered!.Value)}.{(Changed ? " Le texte a changé depuis." : "")}",
        _ => $"Relecture demandée à {Reader} le {FrenchDate.ShortDay(Asked)}{(IsWaiting ? ", sans réponse pour l’instant." : ".")}",
    };

    /// <summary>Why it stopped counting, or null.</summary>
    public string? EndWords => Row.End switch
    {
        WriteUpReading.TakenBack => "Demande retirée.",
        WriteUpReading.GivenBack => "La personne n’a pas pu relire.",
        WriteUpReading.Published when Row.Answer is null => "Publié sans attendre la réponse.",
        WriteUpReading.Published => "Puis publié.",
        _ => null,
    };

    /// <summary>What whoever publishes must know first, or null.</summary>
    public string? BeforePublishing => Row.Answer switch
    {
        null => $"{Reader} n’a pas encore répondu à la relecture demandée le {FrenchDate.ShortDay(Asked)}.",
        WriteUpReading.Changes => $"{Reader} a demandé des changements le {FrenchDate.ShortDay(Answered!.Value)}, et n’a pas relu depuis.",
        _ => null,
    };
}
