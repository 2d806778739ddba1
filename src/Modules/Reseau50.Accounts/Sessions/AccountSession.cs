namespace Reseau50.Accounts.Sessions;

/// <summary>A browser that is signed in. The cookie holds <see cref="Id"/>; its hash is what is stored, so that a copy of the table opens nothing.</summary>
internal sealed class AccountSession
{
    /// <summary>SHA-256 of the cookie's key, in hexadecimal.</summary>
    public string Id { get; set; } = "";
    public string AccountId { get; set; } = "";
    public DateTime CreatedUtc { get; set; }

    /// <summary>To the hour: enough to recognise a session, too little to follow somebody.</summary>
    public DateTime LastSeenUtc { get; set; }
    public DateTime ExpiresUtc { get; set; }

    /// <summary>« Firefox sur Android »; never the whole header.</summary>
    public string Device { get; set; } = "";

    /// <summary>Whom its owner sees the site as, and until when: support, for an hour at most.</summary>
    public string? ActsAsId { get; set; }
    public DateTime? ActsAsUntilUtc { get; set; }

    /// <summary>The authentication ticket, encrypted.</summary>
    public byte[] Ticket { get; set; } = [];
}
