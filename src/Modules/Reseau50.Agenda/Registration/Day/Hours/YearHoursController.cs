using System.Globalization;
using System.Text;
using CsvHelper;
using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Contracts;
using Reseau50.Agenda.Events;
using Reseau50.Agenda.Registration.Manage;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;

namespace Reseau50.Agenda.Registration.Day.Hours;

/// <summary>Hours attended within a year, by structure and by person.</summary>
[Needs(AgendaModule.ManageRegistrations)]
internal sealed class YearHoursController(YearHours hours, CurrentViewer viewer, SiteWork work, AuditTrail audit, SiteTime time) : AdminController
{
    public const string Path = RegistrationsController.Path + "/heures";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(string? annee, CancellationToken ct)
    {
        if (Year(annee) is not { } year) return NotFound();
        return Screen("YearHours", await hours.OfAsync(year, viewer.Value, ct), "Heures " + year.Name, new Crumb("Inscriptions", RegistrationsController.Path));
    }

    /// <summary>One line for each person. That somebody took it is in the journal.</summary>
    [HttpGet(Path + ".csv")]
    public async Task<IActionResult> Csv(string? annee, CancellationToken ct)
    {
        if (Year(annee) is not { } year) return NotFound();
        var view = await hours.OfAsync(year, viewer.Value, ct);
        using var bytes = new MemoryStream();
        await using (var text = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        await using (var csv = CsvWriter.Create(text, new CsvWriterOptions { Separator = ';', Injection = CsvInjection.Escape }, true))
        {
            await csv.WriteRecordAsync(["Nom", "Structure", "Heures", "Dates", "Demi-journées sans durée"], ct);
            foreach (var line in view.People)
                await csv.WriteRecordAsync([line.Name, line.Structure, line.Length.TotalHours.ToString("0.##", SiteTime.French), line.Dates.ToString(CultureInfo.InvariantCulture), line.Unknown.ToString(CultureInfo.InvariantCulture)], ct);
        }
        await work.RunAsync(() =>
        {
            audit.Add("agenda.exported", Evenement.Type, "", $"Les heures de l’année {year.Name} ont été exportées.");
            return Task.CompletedTask;
        }, ct);
        return File(bytes.ToArray(), "text/csv; charset=utf-8", $"heures-{year.Name}.csv");
    }

    private SchoolYear? Year(string? typed) => string.IsNullOrEmpty(typed) ? SchoolYear.Of(time.Today) : SchoolYear.Read(typed);
}
