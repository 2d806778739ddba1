namespace Reseau50.Accounts.Contracts;

/// <summary>Where members may say they work: the structures that anybody may see.</summary>
public interface IMemberPlaces
{
    /// <summary>By commune, then by name.</summary>
    Task<IReadOnlyList<MemberPlace>> AllAsync(CancellationToken ct = default);
}

/// <summary>A structure, with the terms of its commune and of its type if it has them.</summary>
public sealed record MemberPlace(string Id, string Name, string? CommuneId, string? Commune, string? GenreId = null);
