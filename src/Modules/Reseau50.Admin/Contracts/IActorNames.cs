namespace Reseau50.Admin.Contracts;

/// <summary>Tells who stands behind the identifiers of the journal: given by whoever keeps the accounts.</summary>
public interface IActorNames
{
    /// <summary>The names of those that are known.</summary>
    Task<IReadOnlyDictionary<string, string>> OfAsync(IReadOnlyCollection<string> ids, CancellationToken ct);

    /// <summary>The identifiers of those whose name holds <paramref name="words"/>, a hundred at most.</summary>
    Task<IReadOnlyList<string>> FindAsync(string words, CancellationToken ct);
}
