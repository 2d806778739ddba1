namespace Reseau50.Cms.Security;

/// <summary>
/// The people who can sign in, for modules that write to them or ask something of them. Brought by the module that signs people in; without one there is nobody, and what asks does nothing.
/// Somebody whose account is closed, or whose rights wait for a second step of signing in, has no more of them than a visit would show.
/// </summary>
public interface ISitePeople
{
    /// <summary>Those whose roles give at least one of these permissions, or every one (<see cref="KernelPermissions.SiteOwner"/>), by their id.</summary>
    Task<IReadOnlyList<SitePerson>> WithAnyAsync(IReadOnlyCollection<string> permissions, CancellationToken ct = default);

    /// <summary>The same people by their names, in their order: one query however many there are. What their roles say, and no more: whoever is chosen is asked of <see cref="FindAsync"/>.</summary>
    Task<IReadOnlyList<NamedPerson>> NamesWithAnyAsync(IReadOnlyCollection<string> permissions, CancellationToken ct = default);

    /// <summary>The person of that account, or null when nobody can sign in with it.</summary>
    Task<SitePerson?> FindAsync(string accountId, CancellationToken ct = default);
}

/// <summary>Somebody to choose.</summary>
public sealed record NamedPerson(string Id, string Name);

/// <summary>Somebody as he or she would look at the site now, and the address that was proven.</summary>
public sealed record SitePerson(Viewer Viewer, string Email)
{
    public string Id => Viewer.AccountId!;
    public string Name => Viewer.Name ?? "";
}
