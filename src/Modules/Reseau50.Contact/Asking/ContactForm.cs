using Reseau50.Cms.Content;
using Reseau50.Contact.Messages;
using Reseau50.Contact.Receiving;

namespace Reseau50.Contact.Asking;

/// <summary>« Nous écrire ».</summary>
internal sealed class ContactForm : SentForm
{
    public string? Sujet { get; set; }

    public override IEnumerable<Problem> Faults()
    {
        if (NameFault() is { } name) yield return new(nameof(Nom), name);
        if (EmailFault(required: true) is { } email) yield return new(nameof(Email), email);
        if (Subjects.Messages.All(s => s.Value != Sujet)) yield return new(nameof(Sujet), "Choisissez le sujet dans la liste.");
        if (TextFault("Écrivez votre message.") is { } text) yield return new(nameof(Message), text);
    }

    public override ContactMessage Made()
    {
        var message = base.Made();
        message.Subject = Sujet!;
        return message;
    }
}
