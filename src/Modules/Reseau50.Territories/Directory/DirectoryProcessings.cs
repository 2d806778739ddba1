using Reseau50.Cms.Security;

namespace Reseau50.Territories.Directory;

internal sealed class DirectoryProcessings : IProcessings
{
    public IReadOnlyList<Processing> All { get; } =
    [
        new("Annuaire des structures", "Trouver une structure d’accueil ou un relais, et lui écrire.", "Mission d’intérêt public", "Personnes à joindre dans les structures, par leur fonction", "Fonction, téléphone et adresse électronique professionnels",
            "Tout lecteur du site", [], "Tant que la structure figure à l’annuaire.", "Fonctions plutôt que noms ; correction par la coordination."),
    ];
}
