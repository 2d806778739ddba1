namespace Reseau50.Cms.Security;

/// <summary>Who may do something, to be written to. The module that knows accounts implements it; a site without accounts has none.</summary>
public interface IPermissionHolders
{
    /// <summary>People who can sign in and to whom a role of theirs gives <paramref name="permission"/> by name.</summary>
    Task<IReadOnlyList<PermissionHolder>> OfAsync(string permission, CancellationToken ct = default);
}

/// <summary>Somebody to write to.</summary>
public sealed record PermissionHolder(string AccountId, string Name, string Email);
