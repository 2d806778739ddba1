using System.Text;
using CsvHelper;
using Microsoft.AspNetCore.Mvc;
using MiniExcelLibs;
using Reseau50.Admin.Contracts;
using Reseau50.Agenda.Events;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Text;

namespace Reseau50.Agenda.Registration.Manage.Exporting;

/// <summary>The list for a spreadsheet: the people of the screen, and the columns somebody chose. That it was taken is in the journal.</summary>
[Needs(AgendaModule.ManageRegistrations)]
internal sealed class ExportPeopleController(ManagedEvents events, PeopleList people, PeopleColumns offered, SiteWork work, AuditTrail audit, SiteTime time) : AdminController
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [HttpGet(RegistrationsController.One + "/liste.csv")]
    public async Task<IActionResult> Csv(string id, PeopleFilter filter, CancellationToken ct)
    {
        if (await events.FindAsync(id, ct) is not { } rules) return NotFound();
        var columns = await ColumnsAsync(rules, filter, ct);
        using var bytes = new MemoryStream();
        // Spreadsheets read a semicolon, a mark of order and no formula.
        await using (var text = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        await using (var csv = CsvWriter.Create(text, new CsvWriterOptions { Separator = ';', Injection = CsvInjection.Escape }, true))
        {
            await csv.WriteRecordAsync([.. columns.Select(c => c.Title)], ct);
            foreach (var line in await LinesAsync(id, filter, ct)) await csv.WriteRecordAsync([.. columns.Select(c => c.Of(line, rules, time))], ct);
        }
        return await TakenAsync(rules, bytes.ToArray(), "text/csv; charset=utf-8", "csv", ct);
    }

    [HttpGet(RegistrationsController.One + "/liste.xlsx")]
    public async Task<IActionResult> Excel(string id, PeopleFilter filter, CancellationToken ct)
    {
        if (await events.FindAsync(id, ct) is not { } rules) return NotFound();
        var columns = await ColumnsAsync(rules, filter, ct);
        var lines = (await LinesAsync(id, filter, ct)).Select(l => columns.ToDictionary(c => c.Title, c => (object?)c.Of(l, rules, time))).ToList();
        // Without a line the library writes no title.
        if (lines.Count == 0) lines.Add(columns.ToDictionary(c => c.Title, _ => (object?)null));
        using var bytes = new MemoryStream();
        await bytes.SaveAsAsync(lines, sheetName: "Inscriptions", cancellationToken: ct);
        return await TakenAsync(rules, bytes.ToArray(), Xlsx, "xlsx", ct);
    }

    private async Task<IReadOnlyList<PeopleColumn>> ColumnsAsync(EventRules rules, PeopleFilter filter, CancellationToken ct)
    {
        var all = await offered.OfAsync(rules, ct);
        return PeopleColumns.Named(all, filter.Colonnes) is { Count: > 0 } some ? some : all;
    }

    private async Task<IReadOnlyList<PersonLine>> LinesAsync(string id, PeopleFilter filter, CancellationToken ct) => (await people.PageAsync(id, filter, 0, int.MaxValue, ct)).Lines;

    private async Task<IActionResult> TakenAsync(EventRules rules, byte[] bytes, string type, string ending, CancellationToken ct)
    {
        await work.RunAsync(() =>
        {
            audit.Add("agenda.exported", Evenement.Type, rules.EventId, $"La liste des inscriptions à « {rules.Title} » a été exportée.");
            return Task.CompletedTask;
        }, ct);
        return File(bytes, type, $"inscriptions-{Slug.Of(rules.Title)}.{ending}");
    }
}
