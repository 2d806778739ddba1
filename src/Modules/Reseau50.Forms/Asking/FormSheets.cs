using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Features;
using Reseau50.Cms.Security;
using Reseau50.Forms.Contracts;
using Reseau50.Forms.Files;
using Reseau50.Forms.Keeping;

namespace Reseau50.Forms.Asking;

/// <summary>Finds forms, and reads what comes back of them.</summary>
internal sealed class FormSheets(SiteDb db, ContentReader reader, FileIntake files, EnabledFeatures features) : IFormSheets
{
    /// <summary>Where the ticket of a file that came before is posted.</summary>
    public const string TicketOf = "garde";

    public async Task<FormSheet?> FindAsync(string formId, Viewer viewer, CancellationToken ct) => await PlacedAsync(formId, viewer, ct) is var (_, form) ? FormReading.Sheet(form) : null;

    /// <summary>The form, and the published item it stands in.</summary>
    public async Task<(ContentItem Item, ContentItem Form)?> PlacedAsync(string formId, Viewer viewer, CancellationToken ct)
    {
        if (!await features.HasAsync(GetType(), ct)) return null;
        var id = await db.VisibleTo<FormIndex>(viewer).Where(x => x.FormId == formId).Select(x => x.ContentItemId).FirstOrDefaultAsync(ct);
        if (id is null || await reader.PublishedAsync(id, viewer, ct) is not { } item) return null;
        return FormReading.Forms(item).FirstOrDefault(f => f.ContentItemId == formId) is { } form ? (item, form) : null;
    }

    public async Task<FormFill> ReadAsync(FormSheet sheet, IFormCollection? posted, CancellationToken ct) => await ReadAsync(new FormFill(sheet), posted, null, ct);

    /// <summary>The same over <paramref name="before"/>: a file kept with an earlier answer stays, unless another takes its place.</summary>
    public async Task<FormFill> ReadAsync(FormFill fill, IFormCollection? posted, FormFill? before, CancellationToken ct)
    {
        if (posted is null) return Proposed(fill);
        foreach (var question in fill.Sheet.Questions)
        {
            var name = $"q[{question.Name}]";
            var typed = posted[name].OfType<string>().ToList();
            if (typed.Count > 0) fill.Typed[question.Name] = typed;
            if (!ShowIf.Holds(question.When, fill.Values)) continue;
            if (question.Kind == QuestionKind.File) await FileAsync(fill, question, posted, before?.Files.GetValueOrDefault(question.Name), ct);
            else if (FormCheck.Of(question, typed) is var (values, problem) && problem is null) Take(fill, question.Name, values);
            else fill.Report(question.Name, problem);
        }
        return fill;
    }

    public async Task<FormFill> OfAsync(FormSheet sheet, string subject, CancellationToken ct) => await OfAsync(new FormFill(sheet), subject, ct);

    public async Task<FormFill> OfAsync(FormFill fill, string subject, CancellationToken ct)
    {
        var row = await db.Set<FormSubmission>().AsNoTracking().FirstOrDefaultAsync(s => s.FormId == fill.Sheet.Id && s.Subject == subject, ct);
        if (row is null) return Proposed(fill);
        var answers = VersionJson.ReadAnswers(row.Answers);
        var kept = await db.Set<SentFile>().Where(f => f.SubmissionId == row.Id).Select(f => new KeptFile(f.Id, f.Name, f.Length, null)).ToDictionaryAsync(f => f.Id, ct);
        foreach (var question in fill.Sheet.Questions)
        {
            if (!answers.TryGetValue(question.Name, out var values)) continue;
            if (question.Kind != QuestionKind.File) fill.Typed[question.Name] = fill.Values[question.Name] = values;
            else if (kept.TryGetValue(values[0], out var file)) TakeFile(fill, question.Name, file);
        }
        return fill;
    }

    private async Task FileAsync(FormFill fill, Question question, IFormCollection posted, KeptFile? before, CancellationToken ct)
    {
        if (posted.Files.GetFile($"q[{question.Name}]") is { Length: > 0 } sent)
        {
            var (file, problem) = await files.TakeAsync(fill.Sheet.Id, question, sent, ct);
            if (file is not null) TakeFile(fill, question.Name, file);
            else fill.Report(question.Name, problem!);
            return;
        }
        var kept = await files.FindAsync(fill.Sheet.Id, question.Name, posted[$"q[{question.Name}].{TicketOf}"], ct) ?? before;
        if (kept is not null) TakeFile(fill, question.Name, kept);
        else if (question.Required) fill.Report(question.Name, FormCheck.Missing(question));
    }

    private static FormFill Proposed(FormFill fill)
    {
        foreach (var question in fill.Sheet.Questions.Where(q => q.Default is { Length: > 0 } && q.Kind != QuestionKind.File)) fill.Typed[question.Name] = [question.Default!];
        return fill;
    }

    private static void Take(FormFill fill, string question, IReadOnlyList<string> values)
    {
        if (values.Count > 0) fill.Values[question] = values;
    }

    private static void TakeFile(FormFill fill, string question, KeptFile file)
    {
        fill.Files[question] = file;
        fill.Values[question] = [file.Id, file.Name];
    }
}
