using Microsoft.AspNetCore.Mvc;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;

namespace Reseau50.Territories.Instances;

/// <summary>The instances whoever looks may see, and their next dates together. For whom there is none, there is no such page.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class InstancesController(InstanceTable instances, CurrentViewer viewer, SiteTime time) : Controller
{
    public const string Path = "/instances";

    [HttpGet(Path)]
    public async Task<IActionResult> List(CancellationToken ct)
    {
        if (viewer.Value.AccountId is null) return LocalRedirect("/connexion?retour=" + Uri.EscapeDataString(Request.Path));
        if (await instances.AllAsync(viewer.Value, ct) is not { Count: > 0 } all) return NotFound();
        ViewData[PageHead.Key] = new PageHead("Instances", "Là où la coordination représente les réseaux : dates et notes.") { Indexed = false, Section = "/territoires" };
        return View("InstanceList", new InstanceListView(all, time.Now));
    }
}

/// <summary>What the list shows.</summary>
internal sealed record InstanceListView(IReadOnlyList<Instance> All, DateTime NowLocal)
{
    public IReadOnlyList<(InstanceDate Date, Instance Instance)> Coming => [.. All.SelectMany(i => i.Dates.Select(d => (d, i))).Where(x => x.d.AtLocal >= NowLocal).OrderBy(x => x.d.AtLocal)];
}
