using Reseau50.Admin.Contracts;
using Reseau50.Admin.Media.Library;
using Reseau50.Cms.Media;

namespace Reseau50.Admin.Media;

/// <summary>The line of the library.</summary>
internal sealed class MediaMenu : IAdminMenu
{
    public IReadOnlyList<AdminLink> Links { get; } = [new("Contenus", "Médiathèque", LibraryController.Path, MediaPermission.Manage)];
}
