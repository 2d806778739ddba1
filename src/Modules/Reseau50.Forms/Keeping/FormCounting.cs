namespace Reseau50.Forms.Keeping;

/// <summary>What one person's answers count for: themselves, each question answered, each choice made.</summary>
internal static class FormCounting
{
    public static IEnumerable<(string Question, string Kind, string Value)> Of(IReadOnlyList<AskedQuestion> questions, IReadOnlyDictionary<string, IReadOnlyList<string>> answers)
    {
        yield return ("", "", "");
        foreach (var question in questions)
        {
            if (!answers.TryGetValue(question.Name, out var values) || values.Count == 0) continue;
            yield return (question.Name, question.Kind.ToString(), "");
            if (!question.IsCounted) continue;
            foreach (var value in values) yield return (question.Name, question.Kind.ToString(), value);
        }
    }
}
