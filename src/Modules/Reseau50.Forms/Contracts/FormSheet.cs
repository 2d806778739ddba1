using Reseau50.Forms.Asking;

namespace Reseau50.Forms.Contracts;

/// <summary>A form as it is asked now. <see cref="Version"/> changes with its questions.</summary>
public sealed record FormSheet(string Id, string Title, IReadOnlyList<Question> Questions, string Version)
{
    /// <summary>True when one asks for a file: the form around it must be sent as <c>multipart/form-data</c>.</summary>
    public bool HasFiles => Questions.Any(q => q.Kind == QuestionKind.File);

    internal IReadOnlyList<FormElement> Elements { get; init; } = [];
    internal FormSettings Settings { get; init; } = new();
}
