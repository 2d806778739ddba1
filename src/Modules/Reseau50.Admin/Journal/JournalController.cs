using System.Globalization;
using System.Text;
using CsvHelper;
using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Contracts;
using Reseau50.Cms.Display;
using Reseau50.Cms.Site;

namespace Reseau50.Admin.Journal;

/// <summary>Who did what, and when.</summary>
[Needs("ViewAuditTrail")]
internal sealed class JournalController(JournalTable journal, SiteTime time) : AdminController
{
    public const string Path = Root + "/journal";
    private const int PageSize = 50;

    [HttpGet(Path)]
    public async Task<IActionResult> Show(JournalFilter filter, CancellationToken ct)
    {
        filter = filter with { Page = Math.Clamp(filter.Page, 1, Pager.Most) };
        var (lines, total) = await journal.PageAsync(filter, PageSize, ct);
        return Screen("Journal", new JournalView(filter, lines, new Pager(filter.Page, PageSize, total, Path, filter.Query), [.. ModelState.Where(m => m.Value!.Errors.Count > 0).Select(m => m.Key)]), "Journal");
    }

    [HttpGet(Path + ".csv")]
    public async Task Export(JournalFilter filter, CancellationToken ct)
    {
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = "attachment; filename=\"journal.csv\"";
        // Spreadsheets read a semicolon, a mark of order and no formula.
        await using var text = new StreamWriter(Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await using var csv = CsvWriter.Create(text, new CsvWriterOptions { Separator = ';', Injection = CsvInjection.Escape }, true);
        await csv.WriteRecordAsync(["Date", "Qui", "Acte", "Type", "Identifiant", "Ce qui s’est passé"], ct);
        await foreach (var line in journal.AllAsync(filter, ct))
            await csv.WriteRecordAsync([time.ToLocal(line.AtUtc).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), line.Who, line.Action, line.SubjectType, line.SubjectId, line.Summary], ct);
    }
}

/// <summary>What the screen shows. <see cref="Unread"/>: what of the filter could not be read.</summary>
internal sealed record JournalView(JournalFilter Filter, IReadOnlyList<JournalLine> Lines, Pager Pager, IReadOnlyList<string> Unread);
