using Reseau50.Admin.Contracts;

namespace Reseau50.Admin.Items.Listing;

/// <summary>The menu's own lines.</summary>
internal sealed class ItemsMenu : IAdminMenu
{
    public IReadOnlyList<AdminLink> Links { get; } =
    [
        new("Tableau de bord", "À faire", AdminController.Root, AdminGateAttribute.LetsIn),
        new("Contenus", "Tous les contenus", ItemsController.Path, AdminGateAttribute.LetsIn),
        new("Contenus", "Supprimés", ItemsController.Path + "?etat=" + ItemFilter.Deleted, AdminGateAttribute.LetsIn),
    ];
}
