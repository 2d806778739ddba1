namespace Reseau50.Accounts.Contracts;

/// <summary>Where members may say they work: the structures that anybody may see.</summary>
public interface IMemberPlaces
{
    /// <summary>By commune, then by name.</summary>
    Task<IReadOnlyList<MemberPlace>> AllAsync(CancellationToken ct = default);
}

/// <summary>A structure, and the term of its commune if it has one.</summary>
public sealed record MemberPlace(string Id, string Name, string? CommuneId, string? Commune);
