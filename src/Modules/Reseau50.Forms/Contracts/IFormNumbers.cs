using Reseau50.Forms.Answers.Statistics;

namespace Reseau50.Forms.Contracts;

/// <summary>Answers in numbers, for those whom the caller lets read them.</summary>
public interface IFormNumbers
{
    /// <summary>What these subjects answered to a form, question by question; what is forgotten is not told apart by subject any more, and is left out. Two queries.</summary>
    Task<FormNumbers> OfAsync(string formId, IReadOnlyCollection<string> subjects, CancellationToken ct = default);
}

/// <summary>Numbers the template <c>FormNumbers</c> draws, each chart with its table. <see cref="Sent"/>: forgotten ones included; <see cref="Kept"/>: those that can still be read.</summary>
public sealed record FormNumbers(int Sent, int Kept)
{
    /// <summary>The level of their headings: 2, or 3 below one of the caller's.</summary>
    public int Level { get; init; } = 2;

    internal IReadOnlyList<QuestionStat> Questions { get; init; } = [];
}
