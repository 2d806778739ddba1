namespace Reseau50.Accounts.Contracts;

/// <summary>
/// Requests to join that wait for the coordination's answer. Whoever calls has checked that the person acting may answer; the scope's audit trail says who that is.
/// Each answer is given once: a request that somebody else answered meanwhile is left as it is, and not counted.
/// </summary>
public interface IMembershipRequests
{
    /// <summary>Requests whose address is confirmed, the oldest first.</summary>
    Task<PendingRequests> PendingAsync(int skip, int take, CancellationToken ct = default);

    /// <summary>Opens these accounts; says how many it opened.</summary>
    Task<int> ApproveAsync(IReadOnlyCollection<string> accountIds, CancellationToken ct = default);

    /// <summary>Declines these requests for a reason that the persons read (1 to 1,000 characters); says how many.</summary>
    Task<int> DeclineAsync(IReadOnlyCollection<string> accountIds, string reason, CancellationToken ct = default);

    /// <summary>Writes to these persons (1 to 1,000 characters), their requests still waiting; says to how many.</summary>
    Task<int> WriteAsync(IReadOnlyCollection<string> accountIds, string message, CancellationToken ct = default);
}

/// <summary>A page of requests, and how many there are in all.</summary>
public sealed record PendingRequests(int Total, IReadOnlyList<PendingRequest> Requests);

/// <summary>A request as the coordination reads it.</summary>
public sealed record PendingRequest(string AccountId, string Name, string Email, string Profession, string Structure, bool StructureIsListed, string? Territory, string Why, bool Newsletter,
    DateTime AskedUtc, DateTime ProvenUtc);
