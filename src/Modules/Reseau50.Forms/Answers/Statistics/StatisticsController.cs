using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Contracts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using Reseau50.Forms.Answers.Listing;
using Reseau50.Forms.Contracts;
using Reseau50.Forms.Keeping;

namespace Reseau50.Forms.Answers.Statistics;

/// <summary>One form: what it says as a whole.</summary>
[Needs(FormsModule.View, FormsModule.Manage)]
internal sealed class StatisticsController(FormShelf shelf, FormList list, FormStatistics statistics, CurrentViewer viewer) : AdminController
{
    [HttpGet(FormsController.Path + "/{id}")]
    public async Task<IActionResult> Show(string id, CancellationToken ct)
    {
        if (await shelf.FindAsync(id, viewer.Value, ct) is not { } form) return NotFound();
        return Screen("Statistics", new StatisticsView(form, list.StateOf(form), await statistics.OfAsync(id, ct)), form.Title, new Crumb("Formulaires", FormsController.Path));
    }
}

internal sealed record StatisticsView(FormIndex Form, string State, FormNumbers Stats);

/// <summary>What the chart draws.</summary>
internal sealed record ChartView(string Id, string Title, IReadOnlyList<StatLine> Lines)
{
    public const int Width = 360, LineHeight = 44, BarTop = 22, BarHeight = 14, MostWords = 40;

    public int Height => Lines.Count * LineHeight;
    public int Most => Math.Max(1, Lines.Max(l => l.Total));
    public int WidthOf(StatLine line) => line.Total == 0 ? 0 : Math.Max(3, Width * line.Total / Most);
    public static string Short(string text) => text.Length <= MostWords ? text : string.Concat(text.AsSpan(0, MostWords - 1), "…");
}
