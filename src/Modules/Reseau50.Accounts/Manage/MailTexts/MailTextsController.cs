using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Contracts;
using Reseau50.Cms.Content;
using Reseau50.Cms.Mail.Texts;
using Reseau50.Cms.Site;

namespace Reseau50.Accounts.Manage.MailTexts;

/// <summary>The texts of the mails the site writes by itself.</summary>
[Needs(AccountPermissions.MailTexts)]
internal sealed class MailTextsController(MailTextBook book) : AdminController
{
    public const string Path = Root + "/courriels/textes";

    [HttpGet(Path)]
    public async Task<IActionResult> All(CancellationToken ct)
    {
        var (changed, lines) = (await book.ChangedAsync(ct), new List<MailTextLine>());
        foreach (var text in book.All) lines.Add(new MailTextLine(text, (await book.WordingAsync(text, ct)).Subject, changed.Contains(text.Name)));
        return Screen("MailTexts", lines, "Textes des courriels");
    }

    [HttpGet(Path + "/{nom}")]
    public async Task<IActionResult> Open(string nom, CancellationToken ct) =>
        book.Of(nom) is { } text ? await FormAsync(text, await book.WordingAsync(text, ct), null, [], ct) : NotFound();

    [HttpPost(Path + "/{nom}")]
    public async Task<IActionResult> Save(string nom, string? objet, string? texte, string? depart, string? geste, CancellationToken ct)
    {
        if (book.Of(nom) is not { } text) return NotFound();
        var wording = new MailWording(objet?.Trim() ?? "", texte?.Trim().ReplaceLineEndings("\n") ?? "");
        var problems = book.Check(text, wording);
        if (problems.Count > 0 || geste == "apercu") return await FormAsync(text, wording, depart, problems, ct);
        return await book.SaveAsync(text, wording, depart, ct) ? Then(Path + "/" + nom, "Le texte est enregistré. Les prochains courriels le porteront.") : await OvertakenAsync(text, wording, ct);
    }

    [HttpPost(Path + "/{nom}/origine")]
    public async Task<IActionResult> Restore(string nom, string? depart, CancellationToken ct)
    {
        if (book.Of(nom) is not { } text) return NotFound();
        return await book.SaveAsync(text, null, depart, ct) ? Then(Path + "/" + nom, "Le texte d’origine est de retour.") : await OvertakenAsync(text, await book.WordingAsync(text, ct), ct);
    }

    private async Task<IActionResult> OvertakenAsync(MailText text, MailWording mine, CancellationToken ct)
    {
        Response.StatusCode = 409;
        return await FormAsync(text, mine, null, [], ct, await book.WordingAsync(text, ct));
    }

    private async Task<IActionResult> FormAsync(MailText text, MailWording wording, string? stamp, IReadOnlyList<Problem> problems, CancellationToken ct, MailWording? theirs = null)
    {
        if (problems.Count > 0) Response.StatusCode = 400;
        var view = new MailTextView(text, book.VariablesOf(text), wording, stamp ?? MailTextBook.StampOf(await book.WordingAsync(text, ct)), problems,
            problems.Count > 0 ? null : await book.PreviewAsync(text, wording, ct), (await book.ChangedAsync(ct)).Contains(text.Name), theirs);
        return Screen("MailTextForm", view, text.Subject, new Crumb("Textes des courriels", Path));
    }
}

/// <summary>A text in the list; <see cref="IsChanged"/> when somebody worded it otherwise.</summary>
internal sealed record MailTextLine(MailText Text, string Subject, bool IsChanged);

/// <summary>The form of a text. <see cref="Theirs"/> is what somebody else saved meanwhile.</summary>
internal sealed record MailTextView(MailText Text, IReadOnlyList<MailVariable> Variables, MailWording Wording, string Stamp, IReadOnlyList<Problem> Problems, ComposedMail? Preview, bool IsChanged, MailWording? Theirs)
{
    public string? ProblemOf(string field) => Problems.FirstOrDefault(p => p.Name == field)?.Message;
}
