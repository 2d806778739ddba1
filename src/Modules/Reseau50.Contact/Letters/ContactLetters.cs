using Reseau50.Cms.Mail.Texts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using Reseau50.Contact.Messages;
using Reseau50.Contact.Receiving;

namespace Reseau50.Contact.Letters;

/// <summary>Writes to those who wrote, and to the author of what was decided upon. Keys name messages by their id, never by an address.</summary>
internal sealed class ContactLetters(MailWriter mails, PublicAddress address, ContactLimits limits, ISitePeople? people = null)
{
    /// <summary>False while the site does not know its own address: nothing leaves.</summary>
    public async Task<bool> MayWriteAsync(CancellationToken ct) => await address.FindAsync(ct) is not null;

    /// <summary>Once for a message; not beyond what one mailbox is written to within an hour. The message is kept in every case.</summary>
    public async Task AcknowledgeAsync(ContactMessage message, CancellationToken ct)
    {
        if (message.Email is not { } to || !await MayWriteAsync(ct) || !limits.MayWriteTo(to)) return;
        await mails.QueueAsync(Key(message, "recu"), to, message.IsReport ? ContactTexts.ReportReceived : ContactTexts.Received, new Dictionary<string, string> { ["reference"] = message.Reference }, ct);
    }

    /// <summary>False when the answer called <paramref name="key"/> left before.</summary>
    public Task<bool> AnswerAsync(ContactMessage message, string key, string text, CancellationToken ct) =>
        mails.QueueAsync(Key(message, key), message.Email!, ContactTexts.Answer, new Dictionary<string, string> { ["message"] = text, ["reference"] = message.Reference }, ct);

    /// <summary>Tells who asked, if there is an address, and the author of a content that is no longer what it was; returns whether the author was told.</summary>
    public async Task<bool> DecidedAsync(ContactMessage message, int number, string decision, string reasons, CancellationToken ct)
    {
        if (!await MayWriteAsync(ct)) return false;
        var values = new Dictionary<string, string> { ["reference"] = message.Reference, ["page"] = message.Page ?? "/", ["decision"] = Decision.Sentence(decision), ["raison"] = reasons };
        if (message.Email is { } to) await mails.QueueAsync(Key(message, $"decision:{number}"), to, ContactTexts.Decided, values, ct);
        if (decision == Decision.Left || await AuthorAsync(message, ct) is not { } author) return false;
        values["nom"] = author.Name;
        return await mails.QueueAsync(Key(message, $"auteur:{number}"), author.Email, ContactTexts.Author, values, ct);
    }

    /// <summary>The author of the content, when the site knows one who can be written to.</summary>
    public async Task<SitePerson?> AuthorAsync(ContactMessage message, CancellationToken ct) =>
        people is null || message.ContentOwner is not { Length: > 0 } owner ? null : await people.FindAsync(owner, ct);

    private static string Key(ContactMessage message, string occasion) => $"contact:{message.Id}:{occasion}";
}
