namespace Reseau50.Accounts.EmailChange;

/// <summary>A change of address under way: it takes effect when both mailboxes have agreed.</summary>
internal sealed class AddressChange
{
    public string Id { get; set; } = "";
    public string AccountId { get; set; } = "";
    public string NewEmail { get; set; } = "";
    public DateTime AskedUtc { get; set; }
    public DateTime? OldAgreedUtc { get; set; }
    public DateTime? NewAgreedUtc { get; set; }
}
