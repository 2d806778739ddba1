using Reseau50.Cms.Mail.Texts;

namespace Reseau50.Agenda.Registration.Letters;

/// <summary>What the site writes about registrations, as long as nobody words it otherwise.</summary>
internal static class RegistrationTexts
{
    public const string Prove = "agenda.confirmer-adresse", ProveQueue = "agenda.confirmer-adresse-attente", ProveRequest = "agenda.confirmer-adresse-demande", Confirmed = "agenda.inscription-confirmee", Queued = "agenda.liste-d-attente",
        Requested = "agenda.demande-recue", Offered = "agenda.place-proposee", Lapsed = "agenda.proposition-passee", Withdrawn = "agenda.desistement", Refused = "agenda.demande-refusee",
        Removed = "agenda.inscription-retiree", Already = "agenda.deja-inscrit", Moved = "agenda.deplacee", Invited = "agenda.invitation", Changed = "agenda.changement", Cancelled = "agenda.annulation",
        Reminder = "agenda.rappel", Thanks = "agenda.merci", Message = "agenda.message";

    public static readonly IReadOnlyList<MailVariable> Variables =
    [
        new("evenement", "le titre de la date", "Réunion d’information MAM"),
        new("quand", "le jour et l’heure", "mardi 9 mars 2027, 18 h 30 – 20 h"),
        new("lieu", "où cela se passe", "Saint-Lô, maison des associations"),
        new("personnes", "chaque personne inscrite, une par ligne", "Camille D. : place confirmée"),
        new("rang", "la place dans la liste d’attente", "4"),
        new("delai", "jusqu’à quand la place est gardée", "jeudi 4 mars à 18 h", Needed: true),
        new("acces", "comment rejoindre une réunion en ligne ; rien pour les autres", "Pour vous connecter : https://visio.exemple.fr/reunion"),
        new("avant", "le temps qui reste", "demain"),
        new("changements", "ce qui a changé", "Nouvelle heure : 18 h au lieu de 18 h 30", Needed: true),
        new("suite", "ce qui est proposé après la date ; rien s’il n’y a rien", "Donnez-nous votre avis : https://exemple.fr/formulaires/avis"),
        new("objet", "l’objet choisi par l’organisation", "Covoiturage pour jeudi"),
    ];

    private static MailText Text(string name, string when, string subject, string body) => new(name, when, subject, body, [.. MailVariables.Names(subject + body)]);

    public static readonly IReadOnlyList<MailText> All =
    [
        Text(Prove, "Quelqu’un s’inscrit sans compte : la place est tenue, l’adresse est à confirmer.", "Confirmez votre inscription : {{ evenement }}", """
            Bonjour {{ nom }},

            Une place vous est gardée pour « {{ evenement }} » ({{ quand }}, {{ lieu }}). Confirmez-la avant {{ delai }}.

            [Confirmer mon inscription]({{ lien }})

            Passé ce délai, la place revient aux autres ; ce lien vous permettra d’en redemander une.

            Si vous n’avez rien demandé, ne faites rien : l’inscription s’efface d’elle-même.
            """),
        Text(ProveQueue, "Quelqu’un s’inscrit sans compte et tout est complet : l’adresse est à confirmer.", "Confirmez votre place dans la file : {{ evenement }}", """
            Bonjour {{ nom }},

            « {{ evenement }} » ({{ quand }}, {{ lieu }}) est complet. Vous avez le numéro {{ rang }} sur la liste d’attente, à condition de confirmer votre adresse avant {{ delai }}.

            [Confirmer ma place dans la liste]({{ lien }})

            Si vous n’avez rien demandé, ne faites rien : la demande s’efface d’elle-même.
            """),
        Text(ProveRequest, "Quelqu’un demande à participer, sans compte, à une date où l’organisation choisit : l’adresse est à confirmer.", "Confirmez votre demande : {{ evenement }}", """
            Bonjour {{ nom }},

            Vous demandez à participer à « {{ evenement }} » ({{ quand }}, {{ lieu }}). Pour que l’organisation lise votre demande, confirmez votre adresse avant {{ delai }}.

            [Confirmer ma demande]({{ lien }})

            Si vous n’avez rien demandé, ne faites rien : la demande s’efface d’elle-même.
            """),
        Text(Confirmed, "Une place est confirmée.", "Inscription confirmée : {{ evenement }}", """
            Bonjour {{ nom }},

            C’est confirmé : rendez-vous {{ quand }}, {{ lieu }}, pour « {{ evenement }} ».

            {{ personnes }}

            {{ acces }}

            La date est jointe pour votre agenda. Vous avez un empêchement ? [Prévenez-nous ici]({{ lien }}) : votre place servira à quelqu’un d’autre.
            """),
        Text(Queued, "Une personne entre dans la liste d’attente.", "Liste d’attente : {{ evenement }}", """
            Bonjour {{ nom }},

            « {{ evenement }} » ({{ quand }}, {{ lieu }}) est complet pour le moment. Vous avez le numéro {{ rang }} sur la liste d’attente.

            {{ personnes }}

            Dès qu’une place se libère pour vous, nous vous écrivons. [Voir ma place dans la liste, ou la quitter]({{ lien }})
            """),
        Text(Requested, "Une demande attend la réponse de l’organisation.", "Demande reçue : {{ evenement }}", """
            Bonjour {{ nom }},

            Votre demande pour « {{ evenement }} » ({{ quand }}, {{ lieu }}) est arrivée. L’organisation l’examine et vous répond par courriel.

            [Voir ma demande, ou la retirer]({{ lien }})
            """),
        Text(Offered, "Une place s’est libérée pour une personne qui attend.", "Une place pour vous : {{ evenement }}", """
            Bonjour {{ nom }},

            Une place s’est libérée pour « {{ evenement }} » ({{ quand }}, {{ lieu }}), et c’est votre tour. Répondez avant {{ delai }} : elle vous est gardée jusque-là.

            {{ personnes }}

            [Accepter ou refuser la place]({{ lien }})

            Sans réponse, elle sera proposée à la personne suivante.
            """),
        Text(Lapsed, "Une place proposée n’a pas été prise à temps.", "La place proposée est passée : {{ evenement }}", """
            Bonjour {{ nom }},

            La place proposée pour « {{ evenement }} » ({{ quand }}) n’a pas été prise à temps ; elle est allée à la personne suivante.

            Vous voulez encore venir ? [Demander une nouvelle place dans la liste]({{ lien }})
            """),
        Text(Withdrawn, "Une personne se désiste.", "Désistement enregistré : {{ evenement }}", """
            Bonjour {{ nom }},

            C’est noté pour « {{ evenement }} » ({{ quand }}). Merci d’avoir prévenu.

            {{ personnes }}

            Vous changez d’avis ? [Revenir à mon inscription]({{ lien }})
            """),
        Text(Refused, "L’organisation refuse une demande.", "Réponse à votre demande : {{ evenement }}", """
            Bonjour {{ nom }},

            Votre demande pour « {{ evenement }} » ({{ quand }}) n’a pas pu être acceptée.

            {{ raison }}

            [Voir les prochaines dates](/agenda)
            """),
        Text(Removed, "L’organisation retire une inscription.", "Votre inscription est retirée : {{ evenement }}", """
            Bonjour {{ nom }},

            Votre inscription à « {{ evenement }} » ({{ quand }}) est retirée par l’organisation.

            {{ raison }}

            {{ personnes }}

            Une question ? [Écrivez-nous](/contact).
            """),
        Text(Already, "Une personne déjà inscrite s’inscrit de nouveau.", "Vous êtes déjà inscrit·e : {{ evenement }}", """
            Bonjour {{ nom }},

            Votre adresse figure déjà parmi les inscriptions à « {{ evenement }} » ({{ quand }}, {{ lieu }}). Rien n’a changé.

            {{ personnes }}

            [Voir ou modifier mon inscription]({{ lien }})
            """),
        Text(Moved, "Une inscription change de date ou de séance.", "Nouvelle date pour votre inscription : {{ evenement }}", """
            Bonjour {{ nom }},

            Votre inscription est maintenant pour « {{ evenement }} », {{ quand }}, {{ lieu }}.

            {{ personnes }}

            {{ acces }}

            La date jointe remplace la précédente dans votre agenda. [Voir mon inscription]({{ lien }})
            """),
        Text(Invited, "L’organisation invite une personne.", "Invitation : {{ evenement }}", """
            Bonjour {{ nom }},

            Vous êtes invité·e à « {{ evenement }} », {{ quand }}, {{ lieu }}.

            {{ mot }}

            [Répondre à l’invitation]({{ lien }})
            """),
        Text(Changed, "L’heure, le jour ou le lieu d’une date change : les personnes inscrites l’apprennent.", "Changement : {{ evenement }}", """
            Bonjour {{ nom }},

            « {{ evenement }} » change.

            {{ changements }}

            Rendez-vous maintenant {{ quand }}, {{ lieu }}. La date jointe remplace la précédente dans votre agenda.

            {{ acces }}

            Cela ne vous convient plus ? [Prévenez-nous ici]({{ lien }}).
            """),
        Text(Cancelled, "Une date est annulée : les personnes inscrites l’apprennent.", "Annulé : {{ evenement }}", """
            Bonjour {{ nom }},

            « {{ evenement }} », prévu {{ quand }}, est annulé. Ne vous déplacez pas.

            La date jointe la retire de votre agenda. [Voir les prochaines dates](/agenda)
            """),
        Text(Reminder, "La date approche.", "Rappel : {{ evenement }}, {{ avant }}", """
            Bonjour {{ nom }},

            « {{ evenement }} », c’est {{ avant }} : {{ quand }}, {{ lieu }}.

            {{ personnes }}

            {{ acces }}

            Un empêchement ? [Prévenez-nous ici]({{ lien }}), même au dernier moment : quelqu’un attend peut-être une place.
            """),
        Text(Thanks, "La date est passée : les personnes venues sont remerciées.", "Merci d’être venu·e : {{ evenement }}", """
            Bonjour {{ nom }},

            Merci d’avoir participé à « {{ evenement }} ».

            {{ suite }}

            [Retrouver la page de la date, et votre attestation]({{ lien }})
            """),
        Text(Message, "L’organisation écrit aux personnes inscrites.", "{{ objet }}", """
            Bonjour {{ nom }},

            {{ message }}

            Ce message concerne « {{ evenement }} », {{ quand }}. [Voir mon inscription]({{ lien }})
            """),
    ];
}
