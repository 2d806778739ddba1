using Reseau50.Cms.Data;

namespace Reseau50.Accounts.Manage.People;

/// <summary>Why somebody's account was suspended or opened again, as it was told to that person. Goes with the account; the journal holds no reason.</summary>
internal sealed class AccountNote
{
    public string Id { get; set; } = GrowingId.Next().ToString();
    public string AccountId { get; set; } = "";

    /// <summary>True for a suspension, false for the end of one.</summary>
    public bool Suspends { get; set; }
    public string Reason { get; set; } = "";

    /// <summary>The id of the account that decided.</summary>
    public string DecidedBy { get; set; } = "";
    public DateTime DecidedUtc { get; set; }
}
