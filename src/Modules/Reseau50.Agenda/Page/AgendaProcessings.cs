using Reseau50.Cms.Security;

namespace Reseau50.Agenda.Page;

internal sealed class AgendaProcessings : IProcessings
{
    public IReadOnlyList<Processing> All { get; } =
    [
        new("Intervenantes et intervenants", "Dire qui intervient lors d’une rencontre.", "Mission d’intérêt public", "Personnes invitées à intervenir", "Fonction, organisme, nom si la personne l’accepte",
            "Lecteurs de la page, selon sa visibilité", [], "Tant que la rencontre est en ligne.", "Écrit par la coordination ; corrigé ou retiré à la demande."),
    ];
}
