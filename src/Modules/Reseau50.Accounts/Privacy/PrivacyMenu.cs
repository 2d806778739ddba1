using Reseau50.Accounts.Privacy.Register;
using Reseau50.Accounts.Privacy.Requests;
using Reseau50.Accounts.Privacy.Retention;
using Reseau50.Admin.Contracts;

namespace Reseau50.Accounts.Privacy;

/// <summary>The lines of the administration's menu about personal data.</summary>
internal sealed class PrivacyMenu : IAdminMenu
{
    private const string Group = "Données personnelles";

    public IReadOnlyList<AdminLink> Links { get; } =
    [
        new(Group, "Demandes sur les données", RequestLogController.Path, PrivacyPermissions.Manage),
        new(Group, "Registre des traitements", RegisterController.Path, PrivacyPermissions.Manage),
        new(Group, "Durées de conservation", RetentionController.Path, PrivacyPermissions.Manage),
    ];
}
