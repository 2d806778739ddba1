using Reseau50.Cms.Content;
using Reseau50.Contact.Messages;
using Reseau50.Contact.Receiving;

namespace Reseau50.Contact.Reporting;

/// <summary>« Signaler un contenu »: what article 16 of the Digital Services Act asks of a notice.</summary>
internal sealed class ReportForm : SentForm
{
    public string? Page { get; set; }
    public string? Motif { get; set; }
    public bool BonneFoi { get; set; }

    /// <summary>The address as the site writes it, or null when it is none of its own: <see cref="ReportedPages.AddressOf"/>.</summary>
    internal string? Known { get; set; }

    public override IEnumerable<Problem> Faults()
    {
        if (Known is null)
            yield return new(nameof(Page), string.IsNullOrWhiteSpace(Page) ? "Donnez l’adresse de la page." : "Cette adresse n’est pas une page de ce site. Copiez celle de la page, par exemple /ateliers/motricite-libre.");
        if (Subjects.Reports.All(s => s.Value != Motif)) yield return new(nameof(Motif), "Choisissez ce qui ne va pas dans la liste.");
        if (TextFault("Expliquez ce qui ne va pas.") is { } text) yield return new(nameof(Message), text);
        if (NameFault() is { } name) yield return new(nameof(Nom), name);
        if (EmailFault(required: false) is { } email) yield return new(nameof(Email), email);
        if (!BonneFoi) yield return new(nameof(BonneFoi), "Confirmez que vous signalez de bonne foi : cochez la case.");
    }

    public override ContactMessage Made()
    {
        var message = base.Made();
        (message.IsReport, message.Subject, message.Page) = (true, Motif!, Known);
        return message;
    }
}
