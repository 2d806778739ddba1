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
