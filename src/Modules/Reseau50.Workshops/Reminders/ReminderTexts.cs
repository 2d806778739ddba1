using Reseau50.Cms.Mail.Texts;

namespace Reseau50.Workshops.Reminders;

/// <summary>The letters about write-ups that are awaited.</summary>
internal static class ReminderTexts
{
    public const string First = "atelier.compte-rendu-attendu", Second = "atelier.compte-rendu-toujours-attendu";
    private static readonly string[] Names = ["nom", "atelier", "seance", "jours", "lien"];

    public static readonly IReadOnlyList<MailVariable> Variables =
    [
        new("atelier", "le titre de l’atelier", "Motricité libre"),
        new("seance", "le titre de la séance", "Atelier motricité libre, deuxième séance"),
        new("jours", "le nombre de jours depuis la séance", "7"),
    ];

    public static readonly IReadOnlyList<MailText> All =
    [
        new(First, "Quelques jours après une séance dont rien n’a encore été publié.", "Un compte-rendu à écrire : {{ atelier }}", """
            Bonjour {{ nom }},

            La séance « {{ seance }} » de l’atelier {{ atelier }} a eu lieu il y a {{ jours }} jours, et le réseau n’en a encore rien lu. Un quart d’heure suffit : qui était là, ce que vous avez vécu, ce qu’il faut retenir.

            [Rendre compte de la séance]({{ lien }})

            Si quelqu’un d’autre s’en charge, il n’y a rien à faire.
            """, Names),
        new(Second, "Trois semaines après une séance dont rien n’a encore été publié. C’est le dernier rappel.", "Dernier rappel : {{ atelier }}", """
            Bonjour {{ nom }},

            Il y a {{ jours }} jours que la séance « {{ seance }} » de l’atelier {{ atelier }} a eu lieu. Cinq lignes valent mieux que rien : les autres professionnels les attendent.

            [Rendre compte de la séance]({{ lien }})

            Nous ne vous écrirons plus à ce sujet.
            """, Names),
    ];
}
