using Reseau50.Admin.Contracts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;

namespace Reseau50.Admin.Shell;

/// <summary>The way to the administration, for those it lets in.</summary>
internal sealed class AdminEntry : IMastheadEntry
{
    public string Feature => "Reseau50.Admin";

    public bool IsFor(Viewer viewer) => AdminGateAttribute.LetsIn(viewer);

    public (string Text, string Path) For(Viewer viewer) => ("Administration", AdminController.Root);
}
