using Reseau50.Cms.Display;

namespace Reseau50.Contact.Messages;

/// <summary>Where a message stands.</summary>
internal static class MessageState
{
    public const string New = "a-traiter", Taken = "en-cours", Done = "traite", Filed = "classe";

    public static readonly IReadOnlyList<(string Value, string Text)> All = [(New, "À traiter"), (Taken, "En cours"), (Done, "Traités"), (Filed, "Classés sans suite")];

    public static string Words(string state) => state switch { New => "à traiter", Taken => "en cours", Done => "traité", _ => "classé sans suite" };
}

/// <summary>What a message or a notice may be about.</summary>
internal static class Subjects
{
    public const string Child = "enfant";

    public static readonly IReadOnlyList<(string Value, string Text)> Messages =
        [("question", "Une question"), ("erreur", "Une erreur sur le site"), ("accessibilite", "L’accessibilité"), ("donnees", "Mes données personnelles"), ("autre", "Autre chose")];

    public static readonly IReadOnlyList<(string Value, string Text)> Reports =
    [
        (Child, "Un enfant est identifiable"), ("illicite", "Un propos illicite : injure, haine, menace…"), ("vie-privee", "Une atteinte à la vie privée"),
        ("faux", "Un contenu faux ou dangereux"), ("droit-auteur", "Le droit d’auteur"), ("autre", "Autre chose"),
    ];

    public static string Words(bool report, string subject) => (report ? Reports : Messages).FirstOrDefault(s => s.Value == subject).Text ?? subject;

    public static IReadOnlyList<Choice> Choices(IReadOnlyList<(string Value, string Text)> of, string? chosen) => [.. of.Select(s => new Choice(s.Value, s.Text, s.Value == chosen))];
}

/// <summary>What may be decided on a content.</summary>
internal static class Decision
{
    public const string Removed = "retire", Changed = "modifie", Left = "laisse";

    public static readonly IReadOnlyList<(string Value, string Text)> All = [(Removed, "Contenu retiré"), (Changed, "Contenu modifié"), (Left, "Contenu laissé tel quel")];

    public static string Words(string decision) => All.FirstOrDefault(d => d.Value == decision).Text ?? decision;

    /// <summary>As a mail says it.</summary>
    public static string Sentence(string decision) => decision switch
    {
        Removed => "le contenu a été retiré du site",
        Changed => "le contenu a été modifié",
        _ => "le contenu reste en ligne tel quel",
    };
}
