using Reseau50.Admin.Items.Keeping;
using Reseau50.Admin.Site.Recipes;
using Reseau50.Cms.Security;

namespace Reseau50.Admin.Items;

internal sealed class EditorProcessings : IProcessings
{
    public IReadOnlyList<Processing> All { get; } =
    [
        new("Textes en cours d’écriture", "Ne rien perdre d’un formulaire laissé ouvert, dire qui l’a ouvert.", "Mission d’intérêt public", "Personnes qui écrivent sur le site", "Nom affiché, page, texte non enregistré",
            "La personne seule ; les autres voient qu’elle est là", [typeof(OpenFormForgetting)], "", "Chacun ne relit que sa propre copie."),
        new("Recettes du site", "Savoir ce qui a été essayé et appliqué, par qui.", "Intérêt légitime : la sécurité du site", "Personnes qui administrent le site", "Compte, date, recette, compte rendu", "Administration", [typeof(RecipeRunForgetting)], "", "Écrans réservés à un droit."),
    ];
}
