using Reseau50.Cms.Mail.Texts;

namespace Reseau50.Contact.Letters;

/// <summary>What the site writes about messages and notices, as long as nobody words it otherwise.</summary>
internal static class ContactTexts
{
    public const string Received = "contact.recu", ReportReceived = "contact.signalement-recu", Answer = "contact.reponse", Decided = "contact.decision", Author = "contact.decision-auteur";

    public static readonly IReadOnlyList<MailVariable> Variables =
    [
        new("reference", "le numéro du message ou du signalement", "7KQ4-9M2T", Needed: true),
        new("page", "l’adresse de la page signalée, sur le site", "/ateliers/motricite-libre"),
        new("decision", "ce qui a été décidé", "le contenu a été modifié", Needed: true),
    ];

    // The first two go to whatever address was typed: not one word of the sender in them, or they would carry anybody's advertising to anybody.
    public static readonly IReadOnlyList<MailText> All =
    [
        new(Received, "Une personne écrit par le formulaire de contact : accusé de réception.", "Votre message est arrivé", """
            Bonjour,

            Votre message est arrivé. Il porte le numéro {{ reference }}.

            La coordination le lit et vous répond par courriel, dans la semaine le plus souvent.

            Si vous n’avez rien envoyé, ne faites rien : quelqu’un s’est trompé d’adresse.
            """, "reference"),
        new(ReportReceived, "Une personne signale un contenu : accusé de réception.", "Votre signalement est arrivé", """
            Bonjour,

            Votre signalement est arrivé. Il porte le numéro {{ reference }}.

            La coordination regarde le contenu sans tarder, décide, et vous écrit sa décision avec ses raisons.

            Si un enfant est en danger, n’attendez pas notre réponse : appelez le 119, jour et nuit, ou le 17 si c’est urgent.

            Si vous n’avez rien envoyé, ne faites rien : quelqu’un s’est trompé d’adresse.
            """, "reference"),
        new(Answer, "La coordination répond à un message.", "Réponse à votre message", """
            {{ message }}

            Cette réponse concerne votre message {{ reference }}. Pour continuer l’échange, [écrivez-nous](/contact) en rappelant ce numéro.
            """, "message", "reference"),
        new(Decided, "Un signalement est décidé : la personne qui a signalé l’apprend.", "Notre décision sur votre signalement", """
            Bonjour,

            Vous avez signalé un contenu du site, à l’adresse {{ page }} (signalement {{ reference }}). Une personne de la coordination l’a examiné. Notre décision : {{ decision }}.

            Nos raisons :

            {{ raison }}

            Vous n’êtes pas d’accord ? [Écrivez-nous](/contact) en rappelant ce numéro : la décision sera revue. Vous pouvez aussi vous adresser à la justice et, pour vos données personnelles, à la CNIL.
            """, "reference", "page", "decision", "raison"),
        new(Author, "Un contenu signalé est retiré ou modifié : son auteur l’apprend.", "Une décision sur un de vos contenus", """
            Bonjour {{ nom }},

            Un de vos contenus, à l’adresse {{ page }}, nous a été signalé. Une personne de la coordination l’a examiné. Notre décision : {{ decision }}.

            Nos raisons :

            {{ raison }}

            Vous n’êtes pas d’accord ? [Écrivez-nous](/contact) en rappelant le numéro {{ reference }} : la décision sera revue. Vous pouvez aussi vous adresser à la justice.
            """, "nom", "reference", "page", "decision", "raison"),
    ];
}
