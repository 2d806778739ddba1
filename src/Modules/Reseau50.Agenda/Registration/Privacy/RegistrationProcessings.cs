using Reseau50.Cms.Security;

namespace Reseau50.Agenda.Registration.Privacy;

internal sealed class RegistrationProcessings : IProcessings
{
    public IReadOnlyList<Processing> All { get; } =
    [
        new("Inscriptions aux dates", "Savoir qui vient, tenir la liste d’attente, écrire aux personnes inscrites, attester de leur présence.", "Accord de la personne ; mission d’intérêt public pour les nombres", "Toute personne qui s’inscrit, avec ou sans compte, ou que l’organisation inscrit ou invite",
            "Nom, adresse électronique, catégorie, commune, structure facultative, réponses aux questions de l’organisation, présence", "La coordination et l’organisation de la date ; les partenaires, en nombres seulement", [typeof(RegistrationForgetting)], "",
            "Écrans réservés à un droit ; la page d’une inscription s’ouvre par une adresse secrète ; aucun nom dans les calendriers, les journaux ni les pages publiques."),
    ];
}
