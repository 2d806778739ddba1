namespace Reseau50.Cms.Mail.Texts;

/// <summary>
/// A message the site writes by itself, as its module wrote it: a subject on one line, a body in Markdown, both with <c>{{ names }}</c> of <see cref="Variables"/>. The address of
/// the site stands before every link that begins with <c>/</c>. An administrator may word it otherwise (<see cref="MailWordings"/>).
/// </summary>
/// <param name="Name">A stable name: <c>compte.mot-de-passe</c>.</param>
/// <param name="When">When it leaves, in French, for the administration.</param>
public sealed record MailText(string Name, string When, string Subject, string Body, params IReadOnlyList<string> Variables)
{
    /// <summary>As its module wrote it.</summary>
    public MailWording Wording => new(Subject, Body);
}

/// <summary>A name that texts may use: what stands in its place, and an example of it. A text it is <paramref name="Needed"/> in is useless without it: a link, a reason.</summary>
public sealed record MailVariable(string Name, string Words, string Example, bool Needed = false);

/// <summary>The wordings an administrator changed, by the name of the text: a stored document.</summary>
public sealed class MailWordings
{
    public SortedDictionary<string, MailWording> Texts { get; set; } = new(StringComparer.Ordinal);
}

/// <summary>A subject and a body in Markdown.</summary>
public sealed record MailWording(string Subject, string Body)
{
    /// <summary>With <paramref name="markdown"/> where the body names <paramref name="variable"/>: as somebody with the right to it wrote it, marks included, and not as plain words. What it names itself is filled in with the rest.</summary>
    public MailWording With(string variable, string markdown) => this with { Body = MailVariables.Insert(Body, variable, markdown) };
}

/// <summary>A message ready to be queued. <see cref="Fragment"/> is the HTML of its body alone, for a page that shows it.</summary>
public sealed record ComposedMail(string Subject, string Text, string Html, string Fragment);

/// <summary>How modules bring their texts.</summary>
public static class MailTextServices
{
    public static IServiceCollection AddMailTexts(this IServiceCollection services, IEnumerable<MailText> texts)
    {
        foreach (var text in texts) services.AddSingleton(text);
        return services;
    }

    /// <summary>What the names of those texts mean. A name means the same in every text.</summary>
    public static IServiceCollection AddMailVariables(this IServiceCollection services, IEnumerable<MailVariable> variables)
    {
        foreach (var variable in variables) services.AddSingleton(variable);
        return services;
    }
}
