using System.Text;
using CsvHelper;
using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Contracts;
using Reseau50.Cms.Jobs;
using Reseau50.Cms.Security;

namespace Reseau50.Accounts.Privacy.Register;

/// <summary>The register of processings, to read, print or take away.</summary>
[Needs(PrivacyPermissions.Manage)]
internal sealed class RegisterController(IEnumerable<IProcessings> sources, IEnumerable<IRetentionRule> rules) : AdminController
{
    public const string Path = Root + "/registre";
    private static readonly string[] Columns = ["Traitement", "But", "Base légale", "Personnes", "Données", "Destinataires", "Durée", "Sécurité"];

    [HttpGet(Path)]
    public IActionResult Show() => Screen("Register", Lines(), "Registre des traitements");

    [HttpGet(Path + ".csv")]
    public async Task Export(CancellationToken ct)
    {
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = "attachment; filename=\"registre.csv\"";
        await using var text = new StreamWriter(Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await using var csv = CsvWriter.Create(text, new CsvWriterOptions { Separator = ';', Injection = CsvInjection.Escape }, true);
        await csv.WriteRecordAsync(Columns, ct);
        foreach (var (p, durations) in Lines().Select(l => (l.Processing, l.Durations)))
            await csv.WriteRecordAsync([p.Name, p.Purpose, p.LegalBasis, p.People, p.Data, p.Recipients, string.Join(" ; ", durations), p.Security], ct);
    }

    private List<RegisterLine> Lines() => [.. sources.SelectMany(s => s.All).Select(p => new RegisterLine(p, Durations(p)))];

    private List<string> Durations(Processing processing)
    {
        var said = processing.Rules.Select(t => rules.Single(r => r.GetType() == t)).Select(r => $"{r.Name} : {r.Duration}, puis {r.Effect}").ToList();
        if (processing.Otherwise.Length > 0) said.Add(processing.Otherwise);
        return said;
    }
}

/// <summary>A processing, and how long each thing of it is kept, as the jobs say.</summary>
internal sealed record RegisterLine(Processing Processing, IReadOnlyList<string> Durations);
