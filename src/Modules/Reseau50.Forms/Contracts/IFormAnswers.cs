namespace Reseau50.Forms.Contracts;

/// <summary>Answers kept for a subject of another module (<c>inscription:{id}</c>, 100 characters at most). The writers work inside the caller's unit of work.</summary>
public interface IFormAnswers
{
    /// <summary>Keeps the answers in place of those the subject gave to that form before. They stay until <see cref="ForgetAsync"/>: their duration is the caller's.</summary>
    Task KeepAsync(FormFill fill, string subject, string? accountId, CancellationToken ct = default);

    /// <summary>The answers of each subject that has some, to whichever form, worded as they were asked, in the order of the questions. One query.</summary>
    Task<IReadOnlyDictionary<string, IReadOnlyList<FormAnswer>>> OfAsync(IReadOnlyCollection<string> subjects, CancellationToken ct = default);

    /// <summary>Erases the answers and files of these subjects, to whichever form; how many there were, and how many chose what, stays.</summary>
    Task ForgetAsync(IReadOnlyCollection<string> subjects, CancellationToken ct = default);
}

/// <summary>An answer in words. <see cref="File"/>: where the file it is can be had, by those who may read the answers to forms.</summary>
public sealed record FormAnswer(string Name, string Label, string Words, string? File = null);
