namespace Reseau50.Accounts.Privacy.Consents;

/// <summary>Somebody agreed to something, or withdrew it, after joining. What they agreed to in joining is in their <see cref="Joining.MembershipRequest"/>.</summary>
internal sealed class AccountConsent
{
    public string Id { get; set; } = Guid.CreateVersion7().ToString();
    public string AccountId { get; set; } = "";

    /// <summary>One of the subjects <see cref="ConsentHistory"/> knows.</summary>
    public string Subject { get; set; } = "";

    /// <summary>Which wording: <see cref="Joining.TextVersions"/>.</summary>
    public string Version { get; set; } = "";
    public bool Given { get; set; }
    public DateTime AtUtc { get; set; }
}
