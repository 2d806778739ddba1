using Microsoft.AspNetCore.Identity;
using Reseau50.Accounts.Membership;

namespace Reseau50.Accounts.People;

/// <summary>Somebody with an account. Signs in with the e-mail address; <see cref="IdentityUser.UserName"/> is the name recipes know.</summary>
internal sealed class Account : IdentityUser
{
    /// <summary>What others read.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>False once closed: nobody signs in with it any more.</summary>
    public bool IsEnabled { get; set; } = true;

    /// <summary>When the coordination, or a recipe, made a member of this person; null while nobody did.</summary>
    public DateTime? ApprovedUtc { get; set; }

    /// <summary>An open account, a proven address, a member: all three, whatever one signs in with.</summary>
    public bool MaySignIn => IsEnabled && EmailConfirmed && ApprovedUtc is not null;
    public DateTime CreatedUtc { get; set; }
    public DateTime? LastSignInUtc { get; set; }

    /// <summary>When its rights of administration began to ask for a second step of signing in, plus the days given.</summary>
    public DateTime? SecondFactorDueUtc { get; set; }

    /// <summary>When this person was told that an account nobody uses is closed; of no weight once they came back.</summary>
    public DateTime? InactiveWarnedUtc { get; set; }

    /// <summary>A key of <see cref="Joining.Professions"/>; with the two below, what decides of the networks.</summary>
    public string? Profession { get; set; }

    /// <summary>The content item of the structure, when the site lists it.</summary>
    public string? StructureId { get; set; }

    /// <summary>A term of the territories; the structure's own when null.</summary>
    public string? TerritoryId { get; set; }
    public List<NetworkChoice> NetworkChoices { get; set; } = [];
    public List<AccountRole> Roles { get; set; } = [];
}

/// <summary>A role of somebody, by the name the <c>Roles</c> step gave it.</summary>
internal sealed class AccountRole
{
    public string AccountId { get; set; } = "";
    public string Role { get; set; } = "";
}
