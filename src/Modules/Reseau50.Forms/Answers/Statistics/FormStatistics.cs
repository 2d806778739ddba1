using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;
using Reseau50.Cms.Text;
using Reseau50.Forms.Contracts;
using Reseau50.Forms.Keeping;

namespace Reseau50.Forms.Answers.Statistics;

/// <summary>A line of a chart and of its table.</summary>
internal sealed record StatLine(string Text, int Total);

/// <summary>What is known of one question. <see cref="Old"/>: it was asked so once, and is not any more.</summary>
internal sealed record QuestionStat(AskedQuestion Question, bool Old, int Answered)
{
    public IReadOnlyList<StatLine> Lines { get; init; } = [];
    public string? Summary { get; init; }

    /// <summary>The last words of a free answer.</summary>
    public IReadOnlyList<string> Last { get; init; } = [];
}

/// <summary>Counts the answers to each question over every version of the form. Three queries.</summary>
internal sealed class FormStatistics(SiteDb db) : IFormNumbers
{
    private const int Shown = 5, MostBars = 10, MostMonths = 18;

    public async Task<FormNumbers> OfAsync(string formId, IReadOnlyCollection<string> subjects, CancellationToken ct) =>
        await OfAsync(formId, db.Set<FormSubmission>().Where(s => subjects.Contains(s.Subject)), [], ct) is var found ? found with { Questions = [.. found.Questions.Where(q => !q.Old || q.Answered > 0)] } : found;

    /// <summary>All of a form, forgotten answers included where they were counted.</summary>
    public async Task<FormNumbers> OfAsync(string formId, CancellationToken ct) =>
        await OfAsync(formId, db.Set<FormSubmission>(), await db.Set<FormCount>().AsNoTracking().Where(c => c.FormId == formId).ToListAsync(ct), ct);

    private async Task<FormNumbers> OfAsync(string formId, IQueryable<FormSubmission> sent, List<FormCount> counts, CancellationToken ct)
    {
        var versions = await db.Set<FormVersion>().AsNoTracking().Where(v => v.FormId == formId).OrderByDescending(v => v.SeenUtc).ThenBy(v => v.Hash).ToListAsync(ct);
        var asked = versions.Select(v => (v.Hash, Questions: VersionJson.Read(v.Questions))).ToList();
        var byHash = asked.ToDictionary(v => v.Hash, v => v.Questions.ToDictionary(q => q.Name, q => q.Kind));
        var rows = (await sent.AsNoTracking().Where(s => s.FormId == formId).OrderByDescending(s => s.SentUtc).ThenBy(s => s.Id).Select(s => new { s.Hash, s.Answers }).ToListAsync(ct))
            .Select(r => (r.Hash, Answers: VersionJson.ReadAnswers(r.Answers))).ToList();
        var gone = counts.Where(c => c.Question == "").Sum(c => c.Total);
        // The newest words of a question speak for it.
        var current = asked.Count > 0 ? asked[0].Questions : [];
        var questions = asked.SelectMany(v => v.Questions).DistinctBy(q => q.Key).ToList();
        var stats = questions.Select(q => Stat(q, current.All(c => c.Key != q.Key), asked.SelectMany(v => v.Questions).Where(o => o.Key == q.Key).ToList(),
            [.. rows.Where(r => byHash[r.Hash].GetValueOrDefault(q.Name) == q.Kind && byHash[r.Hash].ContainsKey(q.Name)).Select(r => r.Answers.GetValueOrDefault(q.Name) ?? []).Where(v => v.Count > 0)],
            [.. counts.Where(c => c.Question == q.Name && c.Kind == q.Kind.ToString())]));
        return new FormNumbers(rows.Count + gone, rows.Count) { Questions = [.. stats] };
    }

    private static QuestionStat Stat(AskedQuestion question, bool old, List<AskedQuestion> versions, List<IReadOnlyList<string>> answers, List<FormCount> counts)
    {
        var stat = new QuestionStat(question, old, answers.Count + counts.Where(c => c.Value == "").Sum(c => c.Total));
        return question.Kind switch
        {
            QuestionKind.Choice or QuestionKind.Choices => stat with { Lines = Choices(question, versions, answers, counts) },
            QuestionKind.Consent => stat with { Lines = [new("Oui", stat.Answered)] },
            QuestionKind.Number => Number(stat, answers, counts),
            QuestionKind.Date => stat with { Lines = Dates(answers) },
            QuestionKind.File => stat,
            _ => stat with { Last = [.. answers.Take(Shown).Select(v => v[0])] },
        };
    }

    private static int Of(string value, List<IReadOnlyList<string>> answers, List<FormCount> counts) => answers.Count(a => a.Contains(value)) + counts.Where(c => c.Value == value && value != "").Sum(c => c.Total);

    private static IReadOnlyList<StatLine> Choices(AskedQuestion question, List<AskedQuestion> versions, List<IReadOnlyList<string>> answers, List<FormCount> counts)
    {
        var past = versions.SelectMany(v => v.Choices).DistinctBy(c => c.Value).Where(c => question.Choices.All(now => now.Value != c.Value));
        return [.. question.Choices.Select(c => new StatLine(c.Text, Of(c.Value, answers, counts))), .. past.Select(c => new StatLine($"{c.Text} (n’est plus proposé)", Of(c.Value, answers, counts))).Where(l => l.Total > 0)];
    }

    private static QuestionStat Number(QuestionStat stat, List<IReadOnlyList<string>> answers, List<FormCount> counts)
    {
        var numbers = answers.Select(a => decimal.Parse(a[0], CultureInfo.InvariantCulture)).ToList();
        if (stat.Question is { From: { } from, To: { } to })
        {
            var marks = Enumerable.Range(from, to - from + 1).Select(n => (Mark: n, Total: Of(n.ToString(CultureInfo.InvariantCulture), answers, counts))).ToList();
            var total = marks.Sum(m => m.Total);
            return stat with { Lines = [.. marks.Select(m => new StatLine(m.Mark.ToString(CultureInfo.InvariantCulture), m.Total))], Summary = total == 0 ? null : $"Moyenne : {Mean(marks.Sum(m => (decimal)m.Mark * m.Total) / total)}." };
        }
        if (numbers.Count == 0) return stat;
        var (least, most) = (numbers.Min(), numbers.Max());
        var summary = $"Moyenne : {Mean(numbers.Average())} ; de {FrenchNumber.Of(least)} à {FrenchNumber.Of(most)}.";
        var distinct = numbers.Distinct().Order().ToList();
        return stat with { Summary = summary, Lines = distinct.Count <= MostBars ? [.. distinct.Select(n => new StatLine(FrenchNumber.Of(n), numbers.Count(x => x == n)))] : Buckets(numbers, least, most) };
    }

    private static IReadOnlyList<StatLine> Buckets(List<decimal> numbers, decimal least, decimal most)
    {
        var step = Math.Ceiling((most - least) / MostBars);
        var start = Math.Floor(least);
        if (step == 0) step = 1;
        return [.. Enumerable.Range(0, (int)Math.Floor((most - start) / step) + 1).Select(i => (From: start + i * step, To: start + (i + 1) * step))
            .Select(b => new StatLine($"de {FrenchNumber.Of(b.From)} à moins de {FrenchNumber.Of(b.To)}", numbers.Count(n => n >= b.From && n < b.To)))];
    }

    private static IReadOnlyList<StatLine> Dates(List<IReadOnlyList<string>> answers)
    {
        var days = answers.Select(a => DateOnly.ParseExact(a[0], "yyyy-MM-dd", CultureInfo.InvariantCulture)).Order().ToList();
        var months = days.GroupBy(d => new DateOnly(d.Year, d.Month, 1)).ToList();
        return months.Count <= MostMonths ? [.. months.Select(m => new StatLine(m.Key.ToString("MMMM yyyy", Cms.Display.SiteTime.French), m.Count()))] : [.. days.GroupBy(d => d.Year).Select(y => new StatLine(y.Key.ToString(CultureInfo.InvariantCulture), y.Count()))];
    }

    private static string Mean(decimal mean) => FrenchNumber.Of(decimal.Round(mean, 1));
}
