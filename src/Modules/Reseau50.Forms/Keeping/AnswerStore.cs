using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Forms.Answers.Sheets;
using Reseau50.Forms.Contracts;

namespace Reseau50.Forms.Keeping;

/// <summary>Keeps, reads and forgets answers. Whoever writes to a form holds it: one answer for one subject, whatever comes at once.</summary>
internal sealed class AnswerStore(SiteDb db, SiteWork work, TimeProvider clock) : IFormAnswers
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public Task KeepAsync(FormFill fill, string subject, string? accountId, CancellationToken ct) => KeepAsync(fill, subject, accountId, null, true, ct);

    /// <summary>False when the subject answered before and <paramref name="replace"/> says to leave that.</summary>
    public async Task<bool> KeepAsync(FormFill fill, string subject, string? accountId, DateTime? forgetUtc, bool replace, CancellationToken ct)
    {
        if (fill.Problems.Count > 0) throw new InvalidOperationException("Answers with problems are not kept.");
        var sheet = fill.Sheet;
        await HoldAsync(sheet.Id, ct);
        if (!await db.Set<FormVersion>().AnyAsync(v => v.FormId == sheet.Id && v.Hash == sheet.Version, ct))
            db.Add(new FormVersion { FormId = sheet.Id, Hash = sheet.Version, Questions = VersionJson.Write(sheet.Questions), SeenUtc = Now });
        var row = await db.Set<FormSubmission>().FirstOrDefaultAsync(s => s.FormId == sheet.Id && s.Subject == subject, ct);
        if (row is not null && !replace) return false;
        if (row is null) db.Add(row = new FormSubmission { Id = ContentIds.New(), FormId = sheet.Id, Subject = subject, AccountId = accountId, SentUtc = Now, ForgetUtc = forgetUtc });
        else row.EditedUtc = Now;
        (row.Hash, row.Answers) = (sheet.Version, VersionJson.WriteAnswers(fill.Values));
        await db.SaveChangesAsync(ct);
        var files = fill.Files.Values.Select(f => f.Id).ToList();
        await db.Set<SentFile>().Where(f => f.SubmissionId == row.Id && !files.Contains(f.Id)).ExecuteDeleteAsync(ct);
        // A ticket used twice, in two tabs, leaves the file with the first answer.
        if (await db.Set<SentFile>().Where(f => files.Contains(f.Id) && f.FormId == sheet.Id && (f.SubmissionId == null || f.SubmissionId == row.Id)).ExecuteUpdateAsync(s => s.SetProperty(f => f.SubmissionId, row.Id), ct) != files.Count)
            throw new FileGoneException();
        return true;
    }

    public async Task<IReadOnlyDictionary<string, IReadOnlyList<FormAnswer>>> OfAsync(IReadOnlyCollection<string> subjects, CancellationToken ct)
    {
        var rows = await (from s in db.Set<FormSubmission>().AsNoTracking()
                          join v in db.Set<FormVersion>() on new { s.FormId, s.Hash } equals new { v.FormId, v.Hash }
                          where subjects.Contains(s.Subject)
                          orderby s.SentUtc, s.Id
                          select new { s.FormId, s.Subject, s.Answers, v.Questions }).ToListAsync(ct);
        var versions = rows.Select(r => r.Questions).Distinct().ToDictionary(q => q, VersionJson.Read);
        return rows.GroupBy(r => r.Subject).ToDictionary(g => g.Key, g => (IReadOnlyList<FormAnswer>)[.. g.SelectMany(r => Words(versions[r.Questions], VersionJson.ReadAnswers(r.Answers), r.FormId))]);
    }

    public async Task ForgetAsync(IReadOnlyCollection<string> subjects, CancellationToken ct) => await ForgetAsync(db.Set<FormSubmission>().Where(s => subjects.Contains(s.Subject)), ct);

    /// <summary>Erases these answers, with their files, and keeps what they counted for; how many there were.</summary>
    public async Task<int> ForgetAsync(IQueryable<FormSubmission> due, CancellationToken ct)
    {
        // In one order, so that two who forget do not wait for each other.
        foreach (var form in await due.Select(s => s.FormId).Distinct().OrderBy(f => f).ToListAsync(ct)) await HoldAsync(form, ct);
        var rows = await due.AsNoTracking().ToListAsync(ct);
        if (rows.Count == 0) return 0;
        var forms = rows.Select(r => r.FormId).Distinct().ToList();
        var versions = await VersionsAsync(forms, ct);
        var counts = await db.Set<FormCount>().Where(c => forms.Contains(c.FormId)).ToDictionaryAsync(c => (c.FormId, c.Question, c.Kind, c.Value), ct);
        foreach (var row in rows)
            foreach (var (question, kind, value) in FormCounting.Of(versions[(row.FormId, row.Hash)], VersionJson.ReadAnswers(row.Answers)))
            {
                if (!counts.TryGetValue((row.FormId, question, kind, value), out var count)) db.Add(counts[(row.FormId, question, kind, value)] = count = new FormCount { FormId = row.FormId, Question = question, Kind = kind, Value = value });
                count.Total++;
            }
        await db.SaveChangesAsync(ct);
        var ids = rows.Select(r => r.Id).ToList();
        await db.Set<SentFile>().Where(f => f.SubmissionId != null && ids.Contains(f.SubmissionId)).ExecuteDeleteAsync(ct);
        return await db.Set<FormSubmission>().Where(s => ids.Contains(s.Id)).ExecuteDeleteAsync(ct);
    }

    public async Task<Dictionary<(string FormId, string Hash), IReadOnlyList<AskedQuestion>>> VersionsAsync(IReadOnlyCollection<string> forms, CancellationToken ct) =>
        (await db.Set<FormVersion>().AsNoTracking().Where(v => forms.Contains(v.FormId)).ToListAsync(ct)).ToDictionary(v => (v.FormId, v.Hash), v => VersionJson.Read(v.Questions));

    public Task HoldAsync(string formId, CancellationToken ct) => work.HoldAsync("form:" + formId, ct);

    public static IReadOnlyList<FormAnswer> Words(IReadOnlyList<AskedQuestion> questions, IReadOnlyDictionary<string, IReadOnlyList<string>> answers, string formId) =>
        [.. questions.Where(q => answers.ContainsKey(q.Name)).Select(q => new FormAnswer(q.Name, q.Label, q.Words(answers[q.Name]), q.Kind == QuestionKind.File ? AnswersController.FileOf(formId, answers[q.Name][0]) : null))];
}

/// <summary>A file that was kept for the next try is not there any more.</summary>
internal sealed class FileGoneException : Exception;
