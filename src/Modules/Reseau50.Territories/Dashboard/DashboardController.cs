using Microsoft.AspNetCore.Mvc;
using Reseau50.Cms.Display;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using Reseau50.Networks.Contracts;
using Reseau50.Territories.Instances;

namespace Reseau50.Territories.Dashboard;

/// <summary>The figures of a territory, and of the department, for a year: read, taken away as a file, printed.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class DashboardController(TerritoryFigures figures, InstanceTable instances, TermTable terms, CurrentViewer viewer, SiteTime time) : Controller
{
    public const string Department = "/territoires/tableau-de-bord";
    private const string OneEpci = "/territoires/{slug}/tableau-de-bord";
    private const int FirstYear = 2000, LastYear = 2100;

    public static bool IsYear(int year) => year is >= FirstYear and <= LastYear;

    public static string PathOf(Term epci) => $"/territoires/{Uri.EscapeDataString(epci.Slug())}/tableau-de-bord";

    /// <summary>All of it; whoever reads one territory alone is led there.</summary>
    [HttpGet(Department)]
    public async Task<IActionResult> All(int? annee, CancellationToken ct)
    {
        if (viewer.Value.AccountId is null) return SignIn();
        if (!FigureRights.MayReadDepartment(viewer.Value)) return (await terms.EpcisAsync(ct)).FirstOrDefault(e => FigureRights.MayRead(viewer.Value, e)) is { } own ? LocalRedirect(PathOf(own) + Request.QueryString) : NotFound();
        return await ViewOfAsync(null, annee, ct) is { } view ? Page(view) : NotFound();
    }

    [HttpGet(OneEpci)]
    public async Task<IActionResult> One(string slug, int? annee, CancellationToken ct)
    {
        if (viewer.Value.AccountId is null) return SignIn();
        return await EpciAsync(slug, ct) is { } epci && await ViewOfAsync(epci, annee, ct) is { } view ? Page(view) : NotFound();
    }

    [HttpGet(Department + ".csv")]
    public async Task<IActionResult> AllAsFile(int? annee, CancellationToken ct) =>
        FigureRights.MayReadDepartment(viewer.Value) && await ViewOfAsync(null, annee, ct) is { } view ? File(await FigureFile.OfAsync(view, ct), FigureFile.Type, $"tableau-de-bord-manche-{view.Year}.csv") : NotFound();

    [HttpGet(OneEpci + ".csv")]
    public async Task<IActionResult> OneAsFile(string slug, int? annee, CancellationToken ct) =>
        await EpciAsync(slug, ct) is { } epci && await ViewOfAsync(epci, annee, ct) is { } view ? File(await FigureFile.OfAsync(view, ct), FigureFile.Type, $"tableau-de-bord-{epci.Slug()}-{view.Year}.csv") : NotFound();

    // Of a territory that is not theirs, readers learn nothing, not even that there is a page.
    private async Task<Term?> EpciAsync(string slug, CancellationToken ct) => await terms.EpciAsync(slug, ct) is { } epci && FigureRights.MayRead(viewer.Value, epci) ? epci : null;

    private async Task<DashboardView?> ViewOfAsync(Term? epci, int? year, CancellationToken ct)
    {
        var asked = year ?? time.Today.Year;
        if (!IsYear(asked)) return null;
        var tables = epci is null ? await figures.OfDepartmentAsync(asked, viewer.Value, ct) : await figures.OfEpciAsync(epci, asked, viewer.Value, ct);
        return new DashboardView(epci, asked, time.Now, tables, FigureRights.SeesSmall(viewer.Value)) { MayReadDepartment = FigureRights.MayReadDepartment(viewer.Value), HasInstances = (await instances.AllAsync(viewer.Value, ct)).Count > 0 };
    }

    private ViewResult Page(DashboardView view)
    {
        ViewData[PageHead.Key] = new PageHead($"{view.Title}, {view.Year}", "Ce qui se passe sur le territoire, en nombres.")
        {
            Indexed = false,
            Section = "/territoires",
            Crumbs = [new Crumb("Territoires", "/territoires"), .. view.Epci is { Path: { } path } epci ? [new Crumb(epci.Name, "/" + path)] : Array.Empty<Crumb>()],
        };
        return View("TerritoryBoard", view);
    }

    private LocalRedirectResult SignIn() => LocalRedirect("/connexion?retour=" + Uri.EscapeDataString(Request.Path + Request.QueryString));
}

/// <summary>What the page and the file show; without a territory, the department.</summary>
internal sealed record DashboardView(Term? Epci, int Year, DateTime AtLocal, IReadOnlyList<FigureTable> Tables, bool IsWhole)
{
    public bool MayReadDepartment { get; init; }

    /// <summary>Some departmental body has something for whoever reads.</summary>
    public bool HasInstances { get; init; }

    public string Title => Epci is null ? "Tableau de bord de la Manche" : "Tableau de bord : " + Epci.Name;
    public string Path => Epci is null ? DashboardController.Department : DashboardController.PathOf(Epci);

    /// <summary>The years at hand: three back, one ahead, and the one shown.</summary>
    public IEnumerable<int> Years => Enumerable.Range(AtLocal.Year - 3, 5).Append(Year).Distinct().Order();
}
