using Reseau50.Cms.Security;
using Reseau50.Contact.Forgetting;

namespace Reseau50.Contact.Privacy;

internal sealed class ContactProcessings : IProcessings
{
    public IReadOnlyList<Processing> All { get; } =
    [
        new("Messages et signalements", "Répondre à qui écrit, examiner un contenu signalé et rendre compte de la décision.", "Mission d’intérêt public ; obligation légale pour les signalements", "Toute personne qui écrit ou signale",
            "Nom et adresse électronique facultatifs pour un signalement, message, page concernée ; réponses et fichiers, si le formulaire de contact en demande", "La coordination", [typeof(MessageForgetting)], "", "Écrans réservés à un droit ; rien de ce qui est écrit ne figure dans le journal."),
    ];
}
