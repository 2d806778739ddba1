using Microsoft.AspNetCore.Mvc;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using Reseau50.Territories.Dashboard;

namespace Reseau50.Territories.Report;

/// <summary>The year told to those who pay for it, by the three objectives of the coordination: the numbers of the department's dashboard, small ones hidden whoever reads, since the paper goes around.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ReportController(TerritoryFigures figures, Bearings bearings, CurrentViewer viewer, SiteTime time) : Controller
{
    public const string Path = "/territoires/bilan";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(int? annee, CancellationToken ct)
    {
        if (viewer.Value.AccountId is null) return LocalRedirect("/connexion?retour=" + Uri.EscapeDataString(Request.Path + Request.QueryString));
        var year = annee ?? time.Today.Year;
        if (!FigureRights.MayReadDepartment(viewer.Value) || !DashboardController.IsYear(year)) return NotFound();
        var tables = await figures.OfDepartmentAsync(year, viewer.Value, ct, small: false);
        ViewData[PageHead.Key] = new PageHead($"Bilan de l’année {year}", "L’année du réseau, par objectif, en nombres.") { Indexed = false, Section = "/territoires", Crumbs = [new Crumb("Territoires", "/territoires"), new Crumb("Tableau de bord", DashboardController.Department)] };
        return View("YearReport", new ReportView(year, time.Now, tables, await bearings.OfAsync(year, ct)));
    }
}

/// <summary>What the report shows.</summary>
internal sealed record ReportView(int Year, DateTime AtLocal, IReadOnlyList<FigureTable> Tables, IReadOnlyList<BearingGroup> Bearings)
{
    public IEnumerable<FigureTable> Of(params string[] keys) => keys.Select(k => Tables.FirstOrDefault(t => t.Figure.Key == k)).OfType<FigureTable>();

    public static readonly IReadOnlyList<string> Common = ["seances", "comptes-rendus", "outils", "presences", "adhesions"], Partnership = ["inscriptions", "rencontres", "seances", "comptes-rendus", "outils", "structures"];
}
