using Reseau50.Admin.Contracts;
using Reseau50.Admin.Items.Listing;
using Reseau50.Admin.Journal;
using Reseau50.Admin.Mails;
using Reseau50.Admin.Site.Export;
using Reseau50.Admin.Site.Modules;
using Reseau50.Admin.Site.Recipes;
using Reseau50.Admin.Site.Settings;
using Reseau50.Admin.Site.Types;

namespace Reseau50.Admin.Site;

/// <summary>What concerns the site itself.</summary>
internal sealed class SiteMenu : IAdminMenu
{
    private const string Group = "Le site";

    public IReadOnlyList<AdminLink> Links { get; } =
    [
        new(Group, "Menus", ItemsController.Path + "?type=Menu", "ManageMenu"),
        new(Group, "Listes de choix", ItemsController.Path + "?type=Taxonomy", "ManageTaxonomy"),
        new("Courriels", "Courriels envoyés", MailsController.Path, "ManageUsers"),
        new(Group, "Réglages", SettingsController.Path, "ManageSettings"),
        new(Group, "Types de contenu", TypeScreens.TypesPath, v => v.May("ViewContentTypes") || v.May(TypeScreens.Edit)),
        new(Group, "Modules", ModulesController.Path, "ManageFeatures"),
        new(Group, "Recettes", RecipesController.Path, "ManageRecipes"),
        new(Group, "Exporter le site", ExportController.Path, "Export"),
        new(Group, "Journal", JournalController.Path, "ViewAuditTrail"),
    ];
}
