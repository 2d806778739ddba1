using Reseau50.Admin.Contracts;
using Reseau50.Cms.Security;
using Reseau50.Workshops.WriteUps;

namespace Reseau50.Workshops.Following;

/// <summary>Workshops that were held and have left nothing yet, for those who may write them up.</summary>
internal sealed class WaitingPanel(WorkshopDesk desk) : IAdminPanel
{
    private const int Most = 6;

    public int Position => 5;

    public async Task<AdminPanel?> ForAsync(Viewer viewer, CancellationToken ct) => !viewer.Writes() ? null
        : new AdminPanel("Comptes-rendus attendus", [.. (await desk.WaitingAsync(viewer, ct)).Take(Most).Select(w => new AdminPanelLine(w.Workshop.Title, $"{FollowController.Path}/{w.Workshop.Id}", w.Since))],
            "Tous les ateliers tenus ont laissé quelque chose au réseau.")
        { All = FollowController.Path };
}
