using Reseau50.Cms.Security;
using Reseau50.Forum.Drafts;

namespace Reseau50.Forum.Privacy;

internal sealed class ForumProcessings : IProcessings
{
    public IReadOnlyList<Processing> All { get; } =
    [
        new("Forum", "Permettre aux professionnelles et aux professionnels d’échanger, et modérer ces échanges.", "Mission d’intérêt public", "Membres du réseau",
            "Messages, textes précédents, brouillons, dates, raison d’un retrait, mercis, votes, personnes citées, jusqu’où chaque personne a lu", "Les personnes qui voient la catégorie ; pour les textes précédents et les raisons, l’auteur et la modération ; pour les brouillons et les votes, personne d’autre", [typeof(DraftForgetting)], "Les messages restent, sous « Membre parti », après la fermeture du compte ; le reste s’efface avec lui",
            "Catégories cachées à qui ne peut pas les voir, actes de la modération au journal, sans un mot des messages."),
    ];
}
