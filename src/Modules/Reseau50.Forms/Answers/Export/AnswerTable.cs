using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Forms.Contracts;
using Reseau50.Forms.Keeping;

namespace Reseau50.Forms.Answers.Export;

/// <summary>Every answer as a line, every question that was ever asked as a column: those of today first.</summary>
internal sealed class AnswerTable(SiteDb db, SiteTime time)
{
    public const string SentColumn = "Envoyée le", EditedColumn = "Changée le", NumberColumn = "Numéro";

    private List<AskedQuestion> _questions = [];
    private Dictionary<string, IReadOnlyList<AskedQuestion>> _byHash = [];

    /// <summary>The titles of the columns, no two alike.</summary>
    public async Task<IReadOnlyList<string>> ColumnsAsync(string formId, CancellationToken ct)
    {
        var versions = await db.Set<FormVersion>().AsNoTracking().Where(v => v.FormId == formId).OrderByDescending(v => v.SeenUtc).ThenBy(v => v.Hash).ToListAsync(ct);
        _byHash = versions.ToDictionary(v => v.Hash, v => VersionJson.Read(v.Questions));
        _questions = [.. versions.SelectMany(v => _byHash[v.Hash]).DistinctBy(q => q.Key)];
        var titles = new List<string> { NumberColumn, SentColumn, EditedColumn };
        foreach (var question in _questions)
        {
            var title = question.Label;
            for (var i = 2; titles.Contains(title); i++) title = $"{question.Label} ({i})";
            titles.Add(title);
        }
        return titles;
    }

    /// <summary>The lines, oldest first. Numbers are numbers; everything else is text.</summary>
    public async IAsyncEnumerable<IReadOnlyList<object?>> LinesAsync(string formId, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var row in db.Set<FormSubmission>().AsNoTracking().Where(s => s.FormId == formId).OrderBy(s => s.SentUtc).ThenBy(s => s.Id).AsAsyncEnumerable().WithCancellation(ct))
        {
            var (asked, answers) = (_byHash[row.Hash], VersionJson.ReadAnswers(row.Answers));
            yield return [Sheets.AnswerSheet.NumberOf(row.Id), Day(row.SentUtc), row.EditedUtc is { } edited ? Day(edited) : null, .. _questions.Select(q => asked.FirstOrDefault(a => a.Key == q.Key) is { } then ? Cell(then, answers.GetValueOrDefault(q.Name)) : null)];
        }
    }

    private static object? Cell(AskedQuestion question, IReadOnlyList<string>? values) =>
        values is not { Count: > 0 } ? null
        : question.Kind == QuestionKind.Number && decimal.TryParse(values[0], CultureInfo.InvariantCulture, out var number) ? number
        : question.Kind == QuestionKind.Date ? values[0] : question.Words(values);

    private string Day(DateTime utc) => time.ToLocal(utc).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
