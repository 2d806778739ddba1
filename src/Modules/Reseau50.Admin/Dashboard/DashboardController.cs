using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Contracts;
using Reseau50.Admin.Items.Listing;
using Reseau50.Cms.Features;
using Reseau50.Cms.Security;

namespace Reseau50.Admin.Dashboard;

/// <summary>The first page of the administration: what there is to do.</summary>
internal sealed class DashboardController(IEnumerable<IAdminPanel> panels, EnabledFeatures features, ItemTypes types, CurrentViewer viewer) : AdminController
{
    [HttpGet(Root)]
    public async Task<IActionResult> Show(CancellationToken ct)
    {
        var shown = new List<AdminPanel>();
        foreach (var panel in (await features.OfAsync(panels, p => p.GetType().Assembly, ct)).OrderBy(p => p.Position))
            if (await panel.ForAsync(viewer.Value, ct) is { } drawn) shown.Add(drawn);
        return Screen("Dashboard", new DashboardView(shown, await types.CreatableAsync(ct)), "À faire");
    }
}

/// <summary>What the page shows.</summary>
internal sealed record DashboardView(IReadOnlyList<AdminPanel> Panels, IReadOnlyList<Reseau50.Cms.ContentTypes.TypeDefinition> Creatable);
