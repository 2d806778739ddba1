using Reseau50.Cms.Security;
using Reseau50.Forms.Forgetting;

namespace Reseau50.Forms.Privacy;

internal sealed class FormProcessings : IProcessings
{
    public IReadOnlyList<Processing> All { get; } =
    [
        new("Réponses aux formulaires", "Connaître les besoins, évaluer une rencontre, répondre à une demande.", "Mission d’intérêt public", "Toute personne qui répond ; membres, quand une seule réponse est prise par personne",
            "Réponses aux questions posées, fichiers joints, date, compte de la personne connectée", "Les personnes qui ont le droit de lire les réponses", [typeof(AnswerForgetting), typeof(WaitingFileForgetting)], "",
            "Formulaires cachés à qui ne peut pas les voir, fichiers vérifiés et gardés hors de la médiathèque, écrans réservés à un droit ; rien de ce qui est répondu ne figure dans le journal."),
    ];
}
