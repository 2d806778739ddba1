using Reseau50.Cms.Content;

namespace Reseau50.Accounts.Contracts;

/// <summary>Somebody who will run the site; <see cref="Password"/> is as typed.</summary>
public sealed record NewAdministrator(string Name, string Email, string Password);

/// <summary>Who has an account, for whoever runs the host.</summary>
public interface IAccountNames
{
    /// <summary>The name others read and the address, by that address.</summary>
    Task<IReadOnlyList<(string Name, string Email)>> AllAsync(CancellationToken ct = default);
}

/// <summary>Makes the first account of a site, before anybody could be asked for leave.</summary>
public interface IAdministrators
{
    /// <summary>What is wrong, in French; <see cref="Problem.Name"/> is the property's name.</summary>
    IReadOnlyList<Problem> Check(NewAdministrator who);

    /// <summary>Makes the account, with the role that gives every right. Throws <see cref="InvalidOperationException"/> when <see cref="Check"/> would have spoken, or the recipe brought no such role.</summary>
    Task CreateAsync(NewAdministrator who, CancellationToken ct = default);
}
