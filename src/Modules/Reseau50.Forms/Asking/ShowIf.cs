using Reseau50.Forms.Contracts;

namespace Reseau50.Forms.Asking;

/// <summary>Whether a question is asked, from what was answered before it, and how that is said.</summary>
internal static class ShowIf
{
    public static bool Holds(IEnumerable<QuestionCondition> conditions, IReadOnlyDictionary<string, IReadOnlyList<string>> answers) => conditions.All(c => Holds(c, answers));

    private static bool Holds(QuestionCondition condition, IReadOnlyDictionary<string, IReadOnlyList<string>> answers)
    {
        var given = answers.GetValueOrDefault(condition.Name) ?? [];
        return condition.Operator switch
        {
            QuestionCondition.Answered => given.Count > 0,
            QuestionCondition.IsNot => given.All(v => v != condition.Value),
            _ => given.Any(v => v == condition.Value),
        };
    }

    /// <summary>« Seulement si vous avez répondu « Oui » à « … » », or null when the question is always asked.</summary>
    public static string? Words(IReadOnlyList<QuestionCondition> conditions, IReadOnlyList<Question> questions)
    {
        var said = conditions.Select(c => One(c, questions.FirstOrDefault(q => q.Name == c.Name))).OfType<string>().ToList();
        return said.Count == 0 ? null : $"Seulement si {string.Join(", et si ", said)}.";
    }

    private static string? One(QuestionCondition condition, Question? question)
    {
        if (question is null) return null;
        var (label, choice) = (question.Label.TrimEnd(' ', '\u00a0', '\u202f', ':'), question.Choices.FirstOrDefault(c => c.Value == condition.Value)?.Text ?? condition.Value);
        if (question.Kind == QuestionKind.Consent) return condition.Operator == QuestionCondition.IsNot ? $"vous n’avez pas coché « {label} »" : $"vous avez coché « {label} »";
        return condition.Operator switch
        {
            QuestionCondition.Answered => $"vous avez répondu à « {label} »",
            QuestionCondition.IsNot => $"vous n’avez pas répondu « {choice} » à « {label} »",
            _ => $"vous avez répondu « {choice} » à « {label} »",
        };
    }
}
