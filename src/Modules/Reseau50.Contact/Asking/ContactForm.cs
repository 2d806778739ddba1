using Microsoft.AspNetCore.Mvc.ModelBinding;
using Reseau50.Cms.Content;
using Reseau50.Contact.Messages;
using Reseau50.Contact.Receiving;
using Reseau50.Forms.Contracts;

namespace Reseau50.Contact.Asking;

/// <summary>« Nous écrire ».</summary>
internal sealed class ContactForm : SentForm
{
    public string? Sujet { get; set; }

    /// <summary>What those who keep the site ask besides.</summary>
    [BindNever]
    public FormFill? Questions { get; set; }

    public override IEnumerable<Problem> Faults()
    {
        if (NameFault() is { } name) yield return new(nameof(Nom), name);
        if (EmailFault(required: true) is { } email) yield return new(nameof(Email), email);
        if (Subjects.Messages.All(s => s.Value != Sujet)) yield return new(nameof(Sujet), "Choisissez le sujet dans la liste.");
        if (TextFault("Écrivez votre message.") is { } text) yield return new(nameof(Message), text);
        foreach (var problem in Questions?.Problems ?? []) yield return problem;
    }

    public override ContactMessage Made()
    {
        var message = base.Made();
        message.Subject = Sujet!;
        return message;
    }
}
