using Reseau50.Cms.Data;

namespace Reseau50.Accounts.Membership;

/// <summary>What the coordination decided of somebody and a network, whatever the rules say. The last one counts; those before it are the history.</summary>
internal sealed class NetworkChoice
{
    public string Id { get; set; } = GrowingId.Next().ToString();
    public string AccountId { get; set; } = "";
    public string NetworkId { get; set; } = "";

    /// <summary>True: a member; false: not one; null: as the rules say again.</summary>
    public bool? Belongs { get; set; }
    public string Reason { get; set; } = "";

    /// <summary>The id of the account that decided.</summary>
    public string DecidedBy { get; set; } = "";
    public DateTime DecidedUtc { get; set; }
}
