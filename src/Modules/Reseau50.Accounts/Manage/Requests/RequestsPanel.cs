using Reseau50.Admin.Contracts;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;
using Reseau50.Cms.Text;

namespace Reseau50.Accounts.Manage.Requests;

/// <summary>The requests that wait for an answer, the oldest first.</summary>
internal sealed class RequestsPanel(RequestList list, SiteTime time) : IAdminPanel
{
    private const int Shown = 5;

    public int Position => 5;

    public async Task<AdminPanel?> ForAsync(Viewer viewer, CancellationToken ct)
    {
        if (!viewer.May(AccountPermissions.Requests)) return null;
        var (lines, total) = await list.PageAsync(RequestList.Waiting, 1, Shown, ct);
        return new AdminPanel(total > Shown ? $"Demandes d’adhésion ({total})" : "Demandes d’adhésion",
            [.. lines.Select(l => new AdminPanelLine(l.Name, RequestsController.Path + "#" + RequestsController.AnchorOf(l.Id), "depuis le " + FrenchDate.ShortDay(time.ToLocal(l.Request.ProvenUtc!.Value))))],
            "Aucune demande n’attend votre réponse.")
        { All = RequestsController.Path };
    }
}
