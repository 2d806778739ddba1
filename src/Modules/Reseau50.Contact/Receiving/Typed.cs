using System.Net.Mail;

namespace Reseau50.Contact.Receiving;

/// <summary>What people type, as it can be kept.</summary>
internal static class Typed
{
    /// <summary>Without what no screen shows and no database takes; null when nothing is left.</summary>
    public static string? Text(string? typed)
    {
        var clean = string.Concat((typed ?? "").ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !char.IsControl(c))).Trim();
        return clean.Length == 0 ? null : clean;
    }

    /// <summary>One line.</summary>
    public static string? Line(string? typed) => Text(typed)?.Replace('\n', ' ').Replace('\t', ' ');

    /// <summary>An address that mail can be sent to, as typed.</summary>
    public static bool IsMailbox(string address) =>
        address.Length <= 256 && MailAddress.TryCreate(address, out var mail) && mail.Address == address && mail.Host.Contains('.', StringComparison.Ordinal) && !mail.Host.EndsWith('.');
}
