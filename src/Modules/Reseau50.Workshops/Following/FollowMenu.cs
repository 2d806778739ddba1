using Reseau50.Admin.Contracts;
using Reseau50.Workshops.WriteUps;

namespace Reseau50.Workshops.Following;

/// <summary>The menu's line.</summary>
internal sealed class FollowMenu : IAdminMenu
{
    public IReadOnlyList<AdminLink> Links { get; } = [new("Réseau", "Ateliers", FollowController.Path, v => AdminGateAttribute.LetsIn(v) && v.Writes())];
}
