using Reseau50.Accounts.Manage.Admission;
using Reseau50.Accounts.Manage.MailTexts;
using Reseau50.Accounts.Manage.People;
using Reseau50.Accounts.Manage.Requests;
using Reseau50.Accounts.Manage.Roles;
using Reseau50.Admin.Contracts;

namespace Reseau50.Accounts.Manage;

/// <summary>The lines of the administration's menu about people.</summary>
internal sealed class PeopleMenu : IAdminMenu
{
    private const string Group = "Personnes";

    public IReadOnlyList<AdminLink> Links { get; } =
    [
        new(Group, "Demandes d’adhésion", RequestsController.Path, AccountPermissions.Requests),
        new(Group, "Comptes", PeopleController.Path, AccountPermissions.People),
        new(Group, "Rôles", RolesController.Path, AccountPermissions.Roles),
        new(Group, "Règles d’adhésion", AdmissionController.Path, AccountPermissions.Joining),
        new("Courriels", "Textes des courriels", MailTextsController.Path, AccountPermissions.MailTexts),
    ];
}
