using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Reseau50.Admin.Contracts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using Reseau50.Forms.Answers.Listing;
using Reseau50.Forms.Keeping;

namespace Reseau50.Forms.Answers.Sheets;

/// <summary>The answers to one form, and each of them.</summary>
[Needs(FormsModule.View, FormsModule.Manage)]
internal sealed class AnswersController(FormShelf shelf, AnswerSheets sheets, CurrentViewer viewer) : AdminController
{
    public const string Path = FormsController.Path + "/{id}/reponses";
    private const int PageSize = 30;

    public static string FileOf(string form, string file) => $"{FormsController.PathOf(form)}/fichiers/{Uri.EscapeDataString(file)}";

    [HttpGet(Path)]
    public async Task<IActionResult> All(string id, int page, CancellationToken ct)
    {
        if (await shelf.FindAsync(id, viewer.Value, ct) is not { } form) return NotFound();
        page = Math.Clamp(page, 1, Pager.Most);
        var (lines, total) = await sheets.PageAsync(id, page, PageSize, ct);
        return Screen("Answers", new AnswersView(form, lines, new Pager(page, PageSize, total, FormsController.PathOf(id) + "/reponses", new Dictionary<string, string?>())), "Réponses", Above(form));
    }

    [HttpGet(Path + "/{answer}")]
    public async Task<IActionResult> Show(string id, string answer, CancellationToken ct) => await SheetAsync(id, answer, null, ct);

    [HttpPost(Path + "/{answer}/supprimer"), Needs(FormsModule.Manage)]
    public async Task<IActionResult> Delete(string id, string answer, string? numero, CancellationToken ct)
    {
        if (await shelf.FindAsync(id, viewer.Value, ct) is not { } form) return NotFound();
        if (!string.Equals(numero?.Trim(), answer.Length < 6 ? null : AnswerSheet.NumberOf(answer), StringComparison.OrdinalIgnoreCase)) return await SheetAsync(id, answer, numero ?? "", ct);
        return await sheets.DeleteAsync(form, answer, ct) ? Then(FormsController.PathOf(id) + "/reponses", "La réponse est supprimée.") : NotFound();
    }

    [HttpGet(FormsController.Path + "/{id}/fichiers/{file}")]
    public async Task<IActionResult> Download(string id, string file, CancellationToken ct)
    {
        if (await shelf.FindAsync(id, viewer.Value, ct) is null || await sheets.FileAsync(id, file, ct) is not { } sent) return NotFound();
        Response.Headers.XContentTypeOptions = "nosniff";
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(sent.Name);
        Response.Headers.ContentDisposition = disposition.ToString();
        return File(sent.Bytes, sent.ContentType);
    }

    private async Task<IActionResult> SheetAsync(string id, string answer, string? mistyped, CancellationToken ct)
    {
        if (await shelf.FindAsync(id, viewer.Value, ct) is not { } form || await sheets.FindAsync(id, answer, ct) is not { } sheet) return NotFound();
        if (mistyped is not null) Response.StatusCode = 400;
        return Screen("Answer", new AnswerView(form, sheet, viewer.Value.May(FormsModule.Manage), mistyped), $"Réponse {sheet.Number}", [.. Above(form), new Crumb("Réponses", FormsController.PathOf(id) + "/reponses")]);
    }

    private static Crumb[] Above(FormIndex form) => [new("Formulaires", FormsController.Path), new(form.Title, FormsController.PathOf(form.FormId))];
}

internal sealed record AnswersView(FormIndex Form, IReadOnlyList<AnswerLine> Lines, Pager Pager);

/// <summary><see cref="Mistyped"/>: what was copied, when it is not the number of the answer.</summary>
internal sealed record AnswerView(FormIndex Form, AnswerSheet Sheet, bool MayDelete, string? Mistyped);
