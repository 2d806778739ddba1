using Reseau50.Cms.Security;

namespace Reseau50.Accounts.Privacy;

internal static class PrivacyPermissions
{
    public const string Manage = "ManagePrivacy";

    public static readonly IReadOnlyList<Permission> All = [new(Manage, "Tenir les données personnelles : demandes, registre, durées")];
}
