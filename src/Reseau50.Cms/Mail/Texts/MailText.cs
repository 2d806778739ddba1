namespace Reseau50.Cms.Mail.Texts;

/// <summary>
/// A message the site writes by itself, as its module wrote it: a subject on one line, a body in Markdown, both with <c>{{ names }}</c> of <see cref="Variables"/>. The address of
/// the site stands before every link that begins with <c>/</c>. An administrator may word it otherwise (<see cref="MailWordings"/>).
/// </summary>
/// <param name="Name">A stable name: <c>compte.mot-de-passe</c>.</param>
/// <param name="When">When it leaves, in French, for the administration.</param>
public sealed record MailText(string Name, string When, string Subject, string Body, params IReadOnlyList<string> Variables);

/// <summary>The wordings an administrator changed, by the name of the text: a stored document.</summary>
public sealed class MailWordings
{
    public SortedDictionary<string, MailWording> Texts { get; set; } = new(StringComparer.Ordinal);
}

/// <summary>A subject and a body in Markdown.</summary>
public sealed record MailWording(string Subject, string Body);

/// <summary>A message ready to be queued.</summary>
public sealed record ComposedMail(string Subject, string Text, string Html);

/// <summary>How modules bring their texts.</summary>
public static class MailTextServices
{
    public static IServiceCollection AddMailTexts(this IServiceCollection services, IEnumerable<MailText> texts)
    {
        foreach (var text in texts) services.AddSingleton(text);
        return services;
    }
}
