using Reseau50.Admin.Contracts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Text;
using Reseau50.Workshops.WriteUps;

namespace Reseau50.Workshops.Readings;

/// <summary>The drafts somebody is asked to read.</summary>
internal sealed class ReadingPanel(ReadingTable table) : IAdminPanel
{
    public int Position => 4;

    public async Task<AdminPanel?> ForAsync(Viewer viewer, CancellationToken ct)
    {
        if (!viewer.Writes()) return null;
        var waiting = await table.WaitingForAsync(viewer, ct);
        return waiting.Count == 0 && !viewer.MayAny(ItemAct.Edit, WriteUp.Type) ? null
            : new AdminPanel("À relire", [.. waiting.Select(d => new AdminPanelLine(d.Item.DisplayText, d.Path, $"demandé par {d.Reading.Asker} le {FrenchDate.ShortDay(d.Reading.Asked)}"))], "Personne n’attend votre relecture.");
    }
}
