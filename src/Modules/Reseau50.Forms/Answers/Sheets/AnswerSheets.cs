using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Forms.Contracts;
using Reseau50.Forms.Keeping;

namespace Reseau50.Forms.Answers.Sheets;

/// <summary>An answer of the list: its number, its day, how it begins.</summary>
internal sealed record AnswerLine(string Id, DateTime SentUtc, string Start);

/// <summary>One answer, worded as it was asked, and its neighbours.</summary>
internal sealed record AnswerSheet(FormSubmission Row, IReadOnlyList<(AskedQuestion Question, string Words, string? File)> Answers, string? Newer, string? Older)
{
    /// <summary>What is copied to confirm an act, and names the answer to people.</summary>
    public string Number => NumberOf(Row.Id);

    public static string NumberOf(string id) => id[^6..].ToUpperInvariant();
}

/// <summary>Answers one by one, newest first.</summary>
internal sealed class AnswerSheets(SiteDb db, SiteWork work, AnswerStore store, AuditTrail audit)
{
    private const int Start = 140;

    /// <summary>Three queries, however many there are.</summary>
    public async Task<(IReadOnlyList<AnswerLine> Lines, int Total)> PageAsync(string formId, int page, int size, CancellationToken ct)
    {
        var all = Of(formId).OrderByDescending(s => s.SentUtc).ThenBy(s => s.Id);
        var rows = await all.Skip((page - 1) * size).Take(size).ToListAsync(ct);
        var versions = await store.VersionsAsync([formId], ct);
        return ([.. rows.Select(r => new AnswerLine(r.Id, r.SentUtc, Begin(AnswerStore.Words(versions[(r.FormId, r.Hash)], VersionJson.ReadAnswers(r.Answers), r.FormId))))], await all.TotalAsync(ct));
    }

    public async Task<AnswerSheet?> FindAsync(string formId, string id, CancellationToken ct)
    {
        if (await Of(formId).FirstOrDefaultAsync(s => s.Id == id, ct) is not { } row) return null;
        var (questions, answers) = ((await store.VersionsAsync([formId], ct))[(formId, row.Hash)], VersionJson.ReadAnswers(row.Answers));
#pragma warning disable CA1309, CA1310 // The order of the database, as in the list.
        var newer = await Of(formId).Where(s => s.SentUtc > row.SentUtc || (s.SentUtc == row.SentUtc && string.Compare(s.Id, row.Id) < 0)).OrderBy(s => s.SentUtc).ThenByDescending(s => s.Id).Select(s => s.Id).FirstOrDefaultAsync(ct);
        var older = await Of(formId).Where(s => s.SentUtc < row.SentUtc || (s.SentUtc == row.SentUtc && string.Compare(s.Id, row.Id) > 0)).OrderByDescending(s => s.SentUtc).ThenBy(s => s.Id).Select(s => s.Id).FirstOrDefaultAsync(ct);
#pragma warning restore CA1309, CA1310
        return new AnswerSheet(row, [.. questions.Select(q => (q, q.Words(answers.GetValueOrDefault(q.Name)), q.Kind == QuestionKind.File ? answers.GetValueOrDefault(q.Name)?.FirstOrDefault() : null))], newer, older);
    }

    /// <summary>A file of an answer to that form; never one that still waits for its answer.</summary>
    public Task<SentFile?> FileAsync(string formId, string file, CancellationToken ct) => db.Set<SentFile>().AsNoTracking().FirstOrDefaultAsync(f => f.Id == file && f.FormId == formId && f.SubmissionId != null, ct);

    /// <summary>Erases the answer with its files, for good: it counts no more. False when it is not there.</summary>
    public Task<bool> DeleteAsync(FormIndex form, string id, CancellationToken ct) => work.RunAsync(async () =>
    {
        await store.HoldAsync(form.FormId, ct);
        await db.Set<SentFile>().Where(f => f.FormId == form.FormId && f.SubmissionId == id).ExecuteDeleteAsync(ct);
        if (await db.Set<FormSubmission>().Where(s => s.FormId == form.FormId && s.Id == id).ExecuteDeleteAsync(ct) == 0) return false;
        audit.Add("form.answer-deleted", "Formulaire", form.FormId, $"La réponse {AnswerSheet.NumberOf(id)} à « {form.Title} » a été supprimée.");
        return true;
    }, ct);

    private IQueryable<FormSubmission> Of(string formId) => db.Set<FormSubmission>().AsNoTracking().Where(s => s.FormId == formId);

    private static string Begin(IReadOnlyList<FormAnswer> answers)
    {
        var words = string.Join(" · ", answers.Select(a => a.Words.ReplaceLineEndings(" ")).Where(w => w.Length > 0));
        return words.Length > Start ? string.Concat(words.AsSpan(0, Start), "…") : words;
    }
}
