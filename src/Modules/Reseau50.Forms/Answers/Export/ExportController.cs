using System.Text;
using CsvHelper;
using Microsoft.AspNetCore.Mvc;
using MiniExcelLibs;
using Reseau50.Admin.Contracts;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;
using Reseau50.Cms.Text;
using Reseau50.Forms.Answers.Listing;
using Reseau50.Forms.Answers.Sheets;
using Reseau50.Forms.Keeping;

namespace Reseau50.Forms.Answers.Export;

/// <summary>The answers taken away, for a spreadsheet. That somebody did is in the journal.</summary>
[Needs(FormsModule.View, FormsModule.Manage)]
internal sealed class ExportController(FormShelf shelf, AnswerTable table, CurrentViewer viewer, SiteWork work, AuditTrail audit) : AdminController
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [HttpGet(AnswersController.Path + ".csv")]
    public async Task<IActionResult> Csv(string id, CancellationToken ct)
    {
        if (await shelf.FindAsync(id, viewer.Value, ct) is not { } form) return NotFound();
        using var bytes = new MemoryStream();
        // Spreadsheets read a semicolon, a mark of order and no formula.
        await using (var text = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        await using (var csv = CsvWriter.Create(text, new CsvWriterOptions { Separator = ';', Injection = CsvInjection.Escape }, true))
        {
            await csv.WriteRecordAsync([.. await table.ColumnsAsync(id, ct)], ct);
            await foreach (var line in table.LinesAsync(id, ct)) await csv.WriteRecordAsync([.. line.Select(c => c is decimal number ? FrenchNumber.Input(number) : c as string)], ct);
        }
        return await TakenAsync(form, bytes.ToArray(), "text/csv; charset=utf-8", "csv", ct);
    }

    [HttpGet(AnswersController.Path + ".xlsx")]
    public async Task<IActionResult> Excel(string id, CancellationToken ct)
    {
        if (await shelf.FindAsync(id, viewer.Value, ct) is not { } form) return NotFound();
        var columns = await table.ColumnsAsync(id, ct);
        var lines = new List<IDictionary<string, object?>>();
        await foreach (var line in table.LinesAsync(id, ct)) lines.Add(columns.Zip(line).ToDictionary(p => p.First, p => p.Second));
        // Without a line the library writes no title.
        if (lines.Count == 0) lines.Add(columns.ToDictionary(c => c, _ => (object?)null));
        using var bytes = new MemoryStream();
        await bytes.SaveAsAsync(lines, sheetName: "Réponses", cancellationToken: ct);
        return await TakenAsync(form, bytes.ToArray(), Xlsx, "xlsx", ct);
    }

    private async Task<IActionResult> TakenAsync(FormIndex form, byte[] bytes, string type, string ending, CancellationToken ct)
    {
        await work.RunAsync(() =>
        {
            audit.Add("form.exported", "Formulaire", form.FormId, $"Les réponses à « {form.Title} » ont été exportées.");
            return Task.CompletedTask;
        }, ct);
        Response.Headers.XContentTypeOptions = "nosniff";
        return File(bytes, type, $"{Slug.Of(form.Title)}.{ending}");
    }
}
