using Reseau50.Cms.Jobs;
using Reseau50.Cms.Mail;
using Reseau50.Cms.Media;

namespace Reseau50.Cms.Security;

internal sealed class KernelProcessings : IProcessings
{
    public IReadOnlyList<Processing> All { get; } =
    [
        new("Contenus et signatures", "Publier, retrouver une version, savoir à qui poser une question.", "Mission d’intérêt public", "Personnes qui écrivent sur le site", "Nom de qui a écrit, date, texte",
            "Lecteurs du contenu, selon sa visibilité", [], "Le texte reste ; la signature, jusqu’à la fermeture du compte.", "Droits par rôle, versions gardées, journal."),
        new("Photos et documents", "Montrer le travail du réseau sans exposer un enfant.", "Mission d’intérêt public ; accord écrit des deux parents quand un enfant se reconnaît", "Enfants photographiés, personnes citées en crédit", "Image, référence de l’accord, jour où il finit, crédit",
            "Lecteurs de la page qui la montre", [typeof(MediaCleanup)], "Jusqu’à la fin ou au retrait de l’accord ; sans enfant reconnaissable, tant que la page est en ligne.", "Aucune image ne paraît sans réponse à la question ; position et données de l’appareil retirées à l’envoi."),
        new("Courriels du site", "Prévenir, confirmer, rappeler.", "Mission d’intérêt public", "Membres, personnes qui demandent à le devenir", "Adresse électronique, objet, texte, date d’envoi",
            "La personne, l’hébergeur du courrier", [typeof(MailForgetting)], "", "Liens secrets de courte durée, texte caché dans l’administration, connexion chiffrée."),
        new("Tâches du site", "Faire plus tard, une fois, ce qui a été demandé.", "Mission d’intérêt public", "Membres", "Identifiants de contenus", "Personne", [typeof(JobCleanup)], "", "Sans accès par le site."),
    ];
}
