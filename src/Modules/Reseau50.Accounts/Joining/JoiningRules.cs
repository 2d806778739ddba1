using System.Net.Mail;

namespace Reseau50.Accounts.Joining;

/// <summary>Whom the coordination accepts in advance: a stored document.</summary>
internal sealed class JoiningRules
{
    // Where anybody opens a mailbox: such a domain says nothing of who somebody is, whatever the document says.
    private static readonly HashSet<string> Everybodys = new(StringComparer.OrdinalIgnoreCase)
    {
        "gmail.com", "orange.fr", "wanadoo.fr", "free.fr", "laposte.net", "hotmail.com", "hotmail.fr", "outlook.com", "outlook.fr", "live.fr", "msn.com", "yahoo.com", "yahoo.fr", "sfr.fr", "bbox.fr",
        "icloud.com", "gmx.fr", "proton.me", "protonmail.com",
    };

    /// <summary>Addresses that were invited; each leaves the list when it is used.</summary>
    public List<string> Invited { get; set; } = [];

    /// <summary>The domain of a structure's own mailboxes, and the structure's id.</summary>
    public Dictionary<string, string> Domains { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>True for a domain where anybody may have a mailbox.</summary>
    public static bool IsEverybodys(string domain) => Everybodys.Contains(domain);

    public bool Invites(string email) => Invited.Contains(email, StringComparer.OrdinalIgnoreCase);

    /// <summary>True when the mailbox is one of the very structure the person named.</summary>
    public bool Knows(string email, string? structureId) => structureId is not null && MailAddress.TryCreate(email, out var address) && !Everybodys.Contains(address.Host)
        && Domains.Any(d => string.Equals(d.Key, address.Host, StringComparison.OrdinalIgnoreCase) && d.Value == structureId);
}
