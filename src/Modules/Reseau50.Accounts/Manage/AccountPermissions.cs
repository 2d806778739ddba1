using Reseau50.Cms.Security;

namespace Reseau50.Accounts.Manage;

/// <summary>What this module's screens ask for, besides the kernel's <c>ManageUsers</c> and <c>ManageRoles</c>.</summary>
internal static class AccountPermissions
{
    public const string Requests = "ManageMembershipRequests", People = "ManageUsers", Roles = "ManageRoles", MailTexts = "ManageMailTexts", Joining = "ManageJoining", Impersonate = "ImpersonateUsers";

    public static readonly IReadOnlyList<Permission> All =
    [
        new(Requests, "Répondre aux demandes d’adhésion de ses réseaux"), new(MailTexts, "Modifier les textes des courriels"), new(Joining, "Régler l’adhésion"),
        new(Impersonate, "Voir le site comme une autre personne"),
    ];
}
