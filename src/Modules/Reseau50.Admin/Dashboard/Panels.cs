using Reseau50.Admin.Contracts;
using Reseau50.Admin.Items.Listing;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;
using Reseau50.Cms.Text;

namespace Reseau50.Admin.Dashboard;

/// <summary>What one began and has not published.</summary>
internal sealed class DraftsPanel(ItemList list, SiteTime time) : IAdminPanel
{
    public int Position => 10;

    public async Task<AdminPanel?> ForAsync(Viewer viewer, CancellationToken ct) =>
        new("Mes brouillons", PanelLines.Of(await list.MyDraftsAsync(6, ct), time), "Aucun brouillon ne vous attend.");
}

/// <summary>What changed last, whoever changed it.</summary>
internal sealed class RecentPanel(ItemList list, SiteTime time) : IAdminPanel
{
    public int Position => 20;

    public async Task<AdminPanel?> ForAsync(Viewer viewer, CancellationToken ct) =>
        new("Modifiés récemment", PanelLines.Of((await list.PageAsync(new ItemFilter(), 8, ct)).Lines, time), "Rien n’a encore été écrit.") { All = ItemsController.Path };
}

internal static class PanelLines
{
    public static IReadOnlyList<AdminPanelLine> Of(IEnumerable<ItemLine> lines, SiteTime time) =>
        [.. lines.Select(l => new AdminPanelLine(l.Title, l.Path, $"{l.TypeName}, {l.StateWords}{(l.ModifiedUtc is { } at ? ", " + FrenchDate.Moment(time.ToLocal(at)) : "")}"))];
}
