using Reseau50.Cms.Mail.Texts;

namespace Reseau50.Workshops.Readings;

/// <summary>The letters about second readings.</summary>
internal static class ReadingTexts
{
    public const string Asked = "compte-rendu.relecture-demandee", Approved = "compte-rendu.approuve", Changes = "compte-rendu.changements-demandes", GivenBack = "compte-rendu.relecture-rendue",
        TakenBack = "compte-rendu.relecture-retiree";

    public static readonly IReadOnlyList<MailVariable> Variables =
    [
        new("titre", "le titre du compte-rendu", "Vingt-quatre cases"),
        new("consigne", "ce que la personne demande de regarder ; rien si elle n’a rien écrit", "Dis-moi si les familles sont bien méconnaissables."),
        new("commentaire", "le commentaire de la personne qui a relu ; rien s’il n’y en a pas", "Il manque le nombre de présents."),
    ];

    public static readonly IReadOnlyList<MailText> All =
    [
        new(Asked, "Une personne demande une seconde lecture d’un compte-rendu : la personne choisie l’apprend.", "À relire : {{ titre }}", """
            Bonjour {{ nom }},

            {{ personne }} vous demande de relire le compte-rendu « {{ titre }} » avant sa publication.

            {{ consigne }}

            [Lire le brouillon et répondre]({{ lien }})

            Vous pouvez l’approuver, demander des changements, ou dire que vous ne pouvez pas relire.
            """, "nom", "personne", "titre", "consigne", "lien"),
        new(Approved, "Un compte-rendu est approuvé par la personne qui l’a relu : qui l’a écrit l’apprend.", "Approuvé : {{ titre }}", """
            Bonjour {{ nom }},

            {{ personne }} a relu le compte-rendu « {{ titre }} » et l’approuve.

            {{ commentaire }}

            [Ouvrir le compte-rendu]({{ lien }})
            """, "nom", "personne", "titre", "commentaire", "lien"),
        new(Changes, "La personne qui relit un compte-rendu demande des changements : qui l’a écrit l’apprend.", "Des changements demandés : {{ titre }}", """
            Bonjour {{ nom }},

            {{ personne }} a relu le compte-rendu « {{ titre }} » et demande des changements :

            {{ commentaire }}

            [Ouvrir le compte-rendu]({{ lien }})
            """, "nom", "personne", "titre", "commentaire", "lien"),
        new(GivenBack, "La personne choisie ne peut pas relire un compte-rendu : qui l’a écrit l’apprend.", "Relecture à confier à quelqu’un d’autre : {{ titre }}", """
            Bonjour {{ nom }},

            {{ personne }} ne pourra pas relire le compte-rendu « {{ titre }} ». Vous pouvez le demander à quelqu’un d’autre, ou vous en passer.

            [Ouvrir le compte-rendu]({{ lien }})
            """, "nom", "personne", "titre", "lien"),
        new(TakenBack, "Une demande de relecture est retirée : la personne choisie l’apprend.", "Plus besoin de relire : {{ titre }}", """
            Bonjour {{ nom }},

            {{ personne }} ne vous demande plus de relire le compte-rendu « {{ titre }} ». Il n’y a rien à faire.
            """, "nom", "personne", "titre"),
    ];
}
