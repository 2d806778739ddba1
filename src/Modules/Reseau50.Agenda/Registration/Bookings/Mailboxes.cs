using System.Globalization;
using System.Net.Mail;
using System.Text;

namespace Reseau50.Agenda.Registration.Bookings;

/// <summary>Addresses as they are compared: one mailbox, however it is typed.</summary>
internal static class Mailboxes
{
    private static readonly IdnMapping Idn = new();

    /// <summary>True for an address that mail can be sent to.</summary>
    public static bool IsOne(string address) =>
        address.Length <= 256 && MailAddress.TryCreate(address, out var mail) && mail.Address == address && mail.Host.Contains('.', StringComparison.Ordinal) && !mail.Host.EndsWith('.');

    /// <summary>Small letters, the domain as machines write it, without what follows a « + »: that is a label on the same mailbox.</summary>
    public static string Fold(string address)
    {
        var folded = address.Trim().Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        if (folded.LastIndexOf('@') is not (> 0 and var at)) return folded;
        var (box, domain) = (folded[..at], folded[(at + 1)..]);
        if (box.IndexOf('+', StringComparison.Ordinal) is > 0 and var label) box = box[..label];
        try
        {
            domain = Idn.GetAscii(domain);
        }
        catch (ArgumentException)
        {
            // No name of a machine; compared as typed.
        }
        return box + "@" + domain;
    }
}
