namespace Reseau50.Accounts.Joining;

/// <summary>What somebody said in asking to join, what they agreed to, and what became of it. Goes with the account.</summary>
internal sealed class MembershipRequest
{
    public string AccountId { get; set; } = "";

    /// <summary>A key of <see cref="Professions"/>.</summary>
    public string Profession { get; set; } = "";

    /// <summary>The structure's content item, or null for one the site does not list.</summary>
    public string? StructureId { get; set; }
    public string StructureName { get; set; } = "";

    /// <summary>A term of the territories: an EPCI or a commune.</summary>
    public string? TerritoryId { get; set; }
    public string Why { get; set; } = "";

    /// <summary>Which text was agreed to: <see cref="TextVersions"/>.</summary>
    public string CharterVersion { get; set; } = "";
    public string PrivacyVersion { get; set; } = "";

    /// <summary>When they agreed to both texts, and said that they are adults who ask as professionals.</summary>
    public DateTime AgreedUtc { get; set; }

    /// <summary>Which wording of the newsletter's box was ticked; null when it was not.</summary>
    public string? NewsletterVersion { get; set; }
    public DateTime? NewsletterUtc { get; set; }
    public DateTime AskedUtc { get; set; }

    /// <summary>When the address was confirmed: from then on the request waits for an answer.</summary>
    public DateTime? ProvenUtc { get; set; }
    public DateTime? DecidedUtc { get; set; }

    /// <summary>Who answered: an account's id, or « système ».</summary>
    public string? DecidedBy { get; set; }
    public bool Declined { get; set; }
    public string? Reason { get; set; }
}
