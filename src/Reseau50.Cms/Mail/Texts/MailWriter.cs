using Reseau50.Cms.Documents;
using Reseau50.Cms.Settings;
using Reseau50.Cms.Site;

namespace Reseau50.Cms.Mail.Texts;

/// <summary>Writes the site's own messages: the administrator's wording, or else the one its module came with.</summary>
public sealed class MailWriter(MailOutbox outbox, SiteDocuments documents, PublicAddress address, IEnumerable<MailText> texts)
{
    /// <summary>Queues the text called <paramref name="name"/>, under the rules of <see cref="MailOutbox.QueueAsync"/>.</summary>
    public Task<bool> QueueAsync(string key, string to, string name, IReadOnlyDictionary<string, string> values, CancellationToken ct = default) => QueueAsync(key, to, name, values, null, ct);

    /// <inheritdoc cref="QueueAsync(string, string, string, IReadOnlyDictionary{string, string}, CancellationToken)"/>
    public async Task<bool> QueueAsync(string key, string to, string name, IReadOnlyDictionary<string, string> values, MailExtras? extras, CancellationToken ct = default)
    {
        var mail = await ComposeAsync(name, values, ct);
        return await outbox.QueueAsync(key, to, mail.Subject, mail.Text, mail.Html, extras, ct);
    }

    /// <summary>The message as it would leave. A variable that the text names and nobody gives is an error that says which are known.</summary>
    public async Task<ComposedMail> ComposeAsync(string name, IReadOnlyDictionary<string, string> values, CancellationToken ct = default)
    {
        var text = Of(name);
        if (text.Variables.Except(values.Keys).FirstOrDefault() is { } missing) throw new ArgumentException($"The mail text {name} needs a value for {missing}.", nameof(values));
        return await ComposeAsync(await WordingAsync(name, ct), values, ct);
    }

    /// <summary>The message a wording makes, whether it is the one in use or not.</summary>
    public async Task<ComposedMail> ComposeAsync(MailWording wording, IReadOnlyDictionary<string, string> values, CancellationToken ct = default)
    {
        var site = (await documents.ReadAsync<SiteSettings>(ct)).SiteName is { Length: > 0 } named ? named : "Réseau50";
        var (plain, html, fragment) = MailMarkdown.Render(MailVariables.IntoMarkdown(wording.Body, values), await address.ReadAsync(ct), site);
        return new ComposedMail(MailVariables.IntoSubject(wording.Subject, values), plain, html, fragment);
    }

    /// <summary>The wording in use.</summary>
    public async Task<MailWording> WordingAsync(string name, CancellationToken ct = default) =>
        (await documents.ReadAsync<MailWordings>(ct)).Texts.GetValueOrDefault(name) ?? Of(name).Wording;

    private MailText Of(string name) => texts.FirstOrDefault(t => t.Name == name) ?? throw new ArgumentException($"No module brought a mail text called {name}.", nameof(name));
}
