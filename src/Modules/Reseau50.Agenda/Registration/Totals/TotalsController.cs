using System.Globalization;
using System.Text;
using CsvHelper;
using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Contracts;
using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Registration.Manage;
using Reseau50.Agenda.Seasons;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using Reseau50.Cms.Statistics;

namespace Reseau50.Agenda.Registration.Totals;

/// <summary>Who comes, by category and date, for the organisers: every number.</summary>
[Needs(AgendaModule.ManageRegistrations)]
internal sealed class TotalsController(TotalsTable table, SeasonTable seasons, CurrentViewer viewer, SiteTime time) : AdminController
{
    public const string Path = RegistrationsController.Path + "/totaux";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(string? saison, CancellationToken ct) => await GridAsync(saison, ct) is { } view ? Screen("AllTotals", view, "Totaux par catégorie", new Crumb("Inscriptions", RegistrationsController.Path)) : NotFound();

    [HttpGet(Path + ".csv")]
    public async Task<IActionResult> Csv(string? saison, CancellationToken ct) => await GridAsync(saison, ct) is { Grid: { } grid } ? File(await TotalsFile.OfAsync(grid, ct), TotalsFile.Type, TotalsFile.NameOf(grid)) : NotFound();

    private async Task<TotalsView?> GridAsync(string? slug, CancellationToken ct)
    {
        var all = await seasons.AllAsync(viewer.Value, ct);
        var season = string.IsNullOrEmpty(slug) ? all.FirstOrDefault(s => s.Has(time.Today.AddMonths(2))) ?? (all.Count > 0 ? all[0] : null) : all.FirstOrDefault(s => s.Slug == slug);
        if (season is null && !string.IsNullOrEmpty(slug)) return null;
        return new TotalsView(all, season is null ? null : await table.OfAsync(season, viewer.Value, small: true, ct), Path);
    }
}

/// <summary>The same for partners and officers of the territories, on the site: small numbers are hidden, and those that would give them away.</summary>
internal sealed class SharedTotalsController(TotalsTable table, SeasonTable seasons, CurrentViewer viewer) : Controller
{
    private const string Path = "/agenda/saison/{slug}/inscriptions";

    public static string PathOf(Season season) => $"/agenda/saison/{Uri.EscapeDataString(season.Slug)}/inscriptions";

    public static bool MayRead(Viewer viewer) => viewer.May(AgendaModule.ViewRegistrationTotals) || viewer.May(AgendaModule.ManageRegistrations);

    [HttpGet(Path), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Show(string slug, CancellationToken ct)
    {
        if (viewer.Value.AccountId is null) return LocalRedirect("/connexion?retour=" + Uri.EscapeDataString(Request.Path));
        if (await GridAsync(slug, ct) is not { } grid) return NotFound();
        ViewData[PageHead.Key] = new PageHead($"{grid.Season.Name} : les inscriptions", "Qui s’inscrit, par catégorie et par date.") { Kind = "totals", Indexed = false, Section = "/agenda", Crumbs = [new Crumb("Agenda", "/agenda"), new Crumb(grid.Season.Name, grid.Season.Path)] };
        return View("SharedTotals", grid);
    }

    [HttpGet(Path + ".csv")]
    public async Task<IActionResult> Csv(string slug, CancellationToken ct) => await GridAsync(slug, ct) is { } grid ? File(await TotalsFile.OfAsync(grid, ct), TotalsFile.Type, TotalsFile.NameOf(grid)) : NotFound();

    private async Task<TotalsGrid?> GridAsync(string slug, CancellationToken ct) =>
        MayRead(viewer.Value) && (await seasons.AllAsync(viewer.Value, ct)).FirstOrDefault(s => s.Slug == slug) is { } season
            ? await table.OfAsync(season, viewer.Value, small: false, ct) : null;
}

/// <summary>The table for a spreadsheet: what the screen says, cell by cell.</summary>
internal static class TotalsFile
{
    public const string Type = "text/csv; charset=utf-8", Hidden = Bar.Hidden;

    public static string NameOf(TotalsGrid grid) => $"inscriptions-{grid.Season.Slug}.csv";

    public static async Task<byte[]> OfAsync(TotalsGrid grid, CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        await using (var text = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        await using (var csv = CsvWriter.Create(text, new CsvWriterOptions { Separator = ';', Injection = CsvInjection.Escape }, true))
        {
            await csv.WriteRecordAsync([$"État au {grid.AtLocal:dd/MM/yyyy}", .. grid.Dates.Select(d => $"{d.Title}, {SpanWords.Days(d.Span.FirstDay, d.Span.LastDay)}"), "Total"], ct);
            foreach (var (name, numbers) in grid.Lines) await csv.WriteRecordAsync([name, .. numbers.Select(Word)], ct);
            await csv.WriteRecordAsync(["Total", .. grid.Sums.Select(n => Word(n))], ct);
        }
        return bytes.ToArray();
    }

    public static string Word(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? Hidden;
}

/// <summary>What the organisers' screen shows; without a season there is no table.</summary>
internal sealed record TotalsView(IReadOnlyList<Season> Seasons, TotalsGrid? Grid, string Path);
