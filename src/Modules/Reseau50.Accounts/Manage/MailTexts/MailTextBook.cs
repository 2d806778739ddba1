using System.Security.Cryptography;
using System.Text;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Mail.Texts;

namespace Reseau50.Accounts.Manage.MailTexts;

/// <summary>The texts of the site's mails: what they say now, what may be wrong with another wording, and changing it.</summary>
internal sealed class MailTextBook(SiteDocuments documents, SiteWork work, AuditTrail audit, MailWriter writer, IEnumerable<MailText> texts, IEnumerable<MailVariable> variables)
{
    public const int LongestSubject = 200, LongestBody = 10_000;

    public IReadOnlyList<MailText> All { get; } = [.. texts.OrderBy(t => t.When, StringComparer.CurrentCulture)];

    public MailText? Of(string name) => All.FirstOrDefault(t => t.Name == name);

    /// <summary>The variables of a text, in its own order.</summary>
    public IReadOnlyList<MailVariable> VariablesOf(MailText text) => [.. text.Variables.Select(n => variables.FirstOrDefault(v => v.Name == n) ?? new MailVariable(n, "", n))];

    /// <summary>The names of those that somebody worded otherwise.</summary>
    public async Task<IReadOnlySet<string>> ChangedAsync(CancellationToken ct) => (await documents.ReadAsync<MailWordings>(ct)).Texts.Keys.ToHashSet();

    public Task<MailWording> WordingAsync(MailText text, CancellationToken ct) => writer.WordingAsync(text.Name, ct);

    /// <summary>What a form carries of the wording it starts from.</summary>
    public static string StampOf(MailWording wording) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(wording.Subject + "\n" + wording.Body)))[..16];

    public IReadOnlyList<Problem> Check(MailText text, MailWording wording)
    {
        var problems = new List<Problem>();
        if (wording.Subject.Length is 0 or > LongestSubject || wording.Subject.Any(char.IsControl)) problems.Add(new("objet", $"Donnez un objet d’une ligne, de {LongestSubject} caractères au plus."));
        if (wording.Body.Length == 0) problems.Add(new("texte", "Donnez le texte du courriel."));
        else if (wording.Body.Length > LongestBody) problems.Add(new("texte", $"Ce texte compte {wording.Body.Length} caractères ; gardez-en {LongestBody} au plus."));
        var known = string.Join(", ", text.Variables.Select(v => $"{{{{ {v} }}}}"));
        foreach (var (field, said) in (ReadOnlySpan<(string, string)>)[("objet", wording.Subject), ("texte", wording.Body)])
        {
            foreach (var name in MailVariables.Unknown(said, text.Variables))
                problems.Add(new(field, $"Ce courriel ne connaît pas « {{{{ {name} }}}} ». Il connaît : {known}. Corrigez ce nom, ou retirez-le."));
            if (said.Contains("{{", StringComparison.Ordinal) && said.Split("{{").Length != said.Split("}}").Length) problems.Add(new(field, "Une variable s’écrit entre deux paires d’accolades, comme {{ nom }} : il en manque une."));
        }
        foreach (var needed in VariablesOf(text).Where(v => v.Needed && !MailVariables.Names(wording.Body).Contains(v.Name)))
            problems.Add(new("texte", $"Il manque {{{{ {needed.Name} }}}}, {needed.Words} : sans cela, ce courriel ne sert à rien."));
        return problems;
    }

    /// <summary>As it would leave, with examples in the place of variables.</summary>
    public Task<ComposedMail> PreviewAsync(MailText text, MailWording wording, CancellationToken ct) => writer.ComposeAsync(wording, VariablesOf(text).ToDictionary(v => v.Name, v => v.Example), ct);

    /// <summary>Keeps the wording, or (null) goes back to the module's own; false when somebody changed it since <paramref name="stamp"/>.</summary>
    public Task<bool> SaveAsync(MailText text, MailWording? wording, string? stamp, CancellationToken ct) => work.RunAsync(async () =>
    {
        var held = await documents.HoldAsync<MailWordings>(ct);
        if (StampOf(held.Texts.GetValueOrDefault(text.Name) ?? text.Wording) != stamp) return false;
        if (wording is null || wording == text.Wording) held.Texts.Remove(text.Name);
        else held.Texts[text.Name] = wording;
        await documents.WriteAsync(held, ct);
        audit.Add("mail.text", "Courriel", text.Name, wording is null ? $"Le texte « {text.Subject} » est revenu à l’origine." : $"Le texte « {text.Subject} » a été changé.");
        return true;
    }, ct);
}
