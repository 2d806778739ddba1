namespace Reseau50.Forms.Contracts;

/// <summary>What a question takes.</summary>
public enum QuestionKind { Text, Email, Phone, Url, Number, LongText, Choice, Choices, Date, File, Consent }

/// <summary>A question as people read it. <see cref="Name"/> is what its input posts, <c>q[name]</c>, and what joins its answers from one version of the questions to the next.</summary>
public sealed record Question(string Name, QuestionKind Kind, string Label)
{
    public string? Help { get; init; }
    public bool Required { get; init; }
    public IReadOnlyList<QuestionChoice> Choices { get; init; } = [];

    /// <summary>The least and the most: characters, a number, choices, a day (<c>2027-01-31</c>), or megabytes of a file.</summary>
    public string? Min { get; init; }

    /// <inheritdoc cref="Min"/>
    public string? Max { get; init; }

    /// <summary>What is proposed.</summary>
    public string? Default { get; init; }

    /// <summary>The endings a file may have, without the point.</summary>
    public IReadOnlyList<string> Extensions { get; init; } = [];

    /// <summary>What must have been answered before for the question to be asked; all of them.</summary>
    public IReadOnlyList<QuestionCondition> When { get; init; } = [];

    /// <summary>Drawn as a list that unfolds; null: as the number of choices asks for.</summary>
    public bool? Folded { get; init; }
}

/// <summary>One choice: what is kept, and what people read.</summary>
public sealed record QuestionChoice(string Value, string Text);

/// <summary>« Show if »: the question called <see cref="Name"/> is answered by <see cref="Value"/>, is not, or is answered at all (<see cref="Operator"/>).</summary>
public sealed record QuestionCondition(string Name, string Operator, string? Value)
{
    public const string Is = "equals", IsNot = "not", Answered = "answered";
}
