using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Contracts;
using Reseau50.Agenda.Registration.Manage.Sheets;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Content;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;

namespace Reseau50.Agenda.Registration.Manage.Importing;

/// <summary>Registers the people of a spreadsheet: what would become of each line first, then the same for good. Lines that could not be taken come back, to be corrected.</summary>
[Needs(AgendaModule.ManageRegistrations)]
internal sealed class ImportController(ManagedEvents events, ImportDesk desk, SheetPeople sheets, CurrentViewer viewer) : AdminController
{
    private const string Path = RegistrationsController.One + "/importer";

    public static string PathOf(string id) => RegistrationsController.PathOf(id) + "/importer";

    [HttpGet(Path)]
    public async Task<IActionResult> Import(string id, CancellationToken ct) => await events.FindAsync(id, ct) is { } rules ? Page(rules, new ImportForm(), [], []) : NotFound();

    [HttpPost(Path), TakesFiles]
    public async Task<IActionResult> Read(string id, ImportForm form, CancellationToken ct)
    {
        if (await events.FindAsync(id, ct) is not { } rules) return NotFound();
        if (form.Fichier is { Length: > 0 } file)
        {
            if (file.Length > PeopleSheet.MostBytes) return Page(rules, form, [new(nameof(form.Fichier), "Ce fichier est trop gros pour une liste de personnes : un mégaoctet au plus. Enregistrez la feuille seule, au format CSV.")], []);
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, ct);
            form.Lignes = PeopleSheet.Decode(bytes.ToArray());
        }
        // A browser sends back other ends of lines than it was given.
        form.Lignes = (form.Lignes ?? "").ReplaceLineEndings("\n");
        var problems = new List<Problem>();
        if (form.Lignes.Length > PeopleSheet.MostBytes || form.Lignes.Contains('\0', StringComparison.Ordinal))
        {
            form.Lignes = null;
            return Page(rules, form, [new(nameof(form.Fichier), "Ce fichier n’est pas une liste de personnes en texte. Enregistrez la feuille seule, au format CSV.")], []);
        }
        var read = PeopleSheet.Read(form.Lignes);
        if (read.Problem is { } fault) problems.Add(new(nameof(form.Lignes), fault));
        if (!form.Accord) problems.Add(new(nameof(form.Accord), "Cochez cette case si ces personnes sont d’accord : sans leur accord, nous ne pouvons pas garder leur inscription."));
        if (problems.Count > 0) return Page(rules, form, problems, []);
        var people = await sheets.OfAsync(rules, read.Lines, viewer.Value.AccountId!, invited: false, ct);
        var seen = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(form.Lignes)))[..32];
        if (form.Geste != "inscrire" || form.Vu != seen)
        {
            form.Vu = seen;
            return await desk.RehearseAsync(id, people, ct) is { } would ? Page(rules, form, [], would) : NotFound();
        }
        if (await desk.ApplyAsync(id, people, ct) is not { } outcomes) return NotFound();
        var said = Said(outcomes);
        var left = outcomes.Where(o => o.Fate == LineFate.Refused).ToList();
        if (left.Count == 0) return Then(RegistrationsController.PathOf(id), said);
        (form.Lignes, form.Vu, form.Said) = (string.Join('\n', left.Select(o => o.Line.Raw).Prepend(read.Header ?? "").Where(l => l.Length > 0)), null, said);
        // The lines that are left have new numbers: those of the text they now stand in.
        var first = read.Header is null ? 1 : 2;
        return Page(rules, form, [], [.. left.Select((o, i) => o with { Line = o.Line with { Number = first + i } })]);
    }

    private static string Said(IReadOnlyList<LineOutcome> outcomes)
    {
        int Of(LineFate fate) => outcomes.Count(o => o.Fate == fate);
        return string.Join(' ', new[]
        {
            Pager.Count(Of(LineFate.Seat), "", "Une personne a une place.", "personnes ont une place."), Pager.Count(Of(LineFate.Queue), "", "Une personne entre dans la liste d’attente.", "personnes entrent dans la liste d’attente."),
            Pager.Count(Of(LineFate.Already), "", "Une personne y était déjà.", "personnes y étaient déjà."), Pager.Count(Of(LineFate.Refused), "", "Une ligne reste à corriger.", "lignes restent à corriger."),
        }.Where(s => s.Length > 0));
    }

    private ViewResult Page(EventRules rules, ImportForm form, List<Problem> problems, IReadOnlyList<LineOutcome> lines)
    {
        if (problems.Count > 0) Response.StatusCode = 400;
        ModelState.Clear();
        return Screen("ImportPeople", new ImportView(rules, form, problems, lines), $"Importer une liste : {rules.Title}", new Crumb("Inscriptions", RegistrationsController.Path), new Crumb(rules.Title, RegistrationsController.PathOf(rules.EventId)));
    }
}

/// <summary>A file, or its lines; <see cref="Vu"/> names the list whose fate was shown: only that one is applied.</summary>
internal sealed class ImportForm
{
    public IFormFile? Fichier { get; set; }
    public string? Lignes { get; set; }
    public bool Accord { get; set; }
    public string? Vu { get; set; }
    public string? Geste { get; set; }

    [Microsoft.AspNetCore.Mvc.ModelBinding.BindNever]
    public string? Said { get; set; }
}

internal sealed record ImportView(EventRules Rules, ImportForm Form, IReadOnlyList<Problem> Problems, IReadOnlyList<LineOutcome> Lines)
{
    public int Taken => Lines.Count(l => l.Fate is LineFate.Seat or LineFate.Queue);
}
