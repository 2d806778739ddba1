namespace Reseau50.Cms.Security;

/// <summary>
/// Whoever looks: the audiences he or she belongs to. <c>membre</c>, <c>reseau:{id}</c>, <c>territoire:{id}</c>, <c>role:{name}</c>.
/// A visitor belongs to none, and sees what names no audience.
/// </summary>
public sealed record Viewer(IReadOnlyList<string> Audiences, bool SeesEverything = false)
{
    /// <summary>The audience of everybody who has an account.</summary>
    public const string Member = "membre";

    public static readonly Viewer Visitor = new([]);

    /// <summary>The system itself: jobs, recipes, exports.</summary>
    public static readonly Viewer System = new([], SeesEverything: true);

    /// <summary>The account's id, or null for a visitor and for the system.</summary>
    public string? AccountId { get; init; }

    /// <summary>What others read of him or her.</summary>
    public string? Name { get; init; }

    /// <summary>What the roles allow, by Orchard's names; what a visitor may do is not in it.</summary>
    public IReadOnlySet<string> Permissions { get; init; } = new HashSet<string>();

    /// <summary>The day from which these rights wait, or began to wait, for a second step of signing in; null when nothing is asked.</summary>
    public DateTime? SecondStepDueUtc { get; init; }

    /// <summary>The name of somebody of support who sees the site as this person, and changes nothing; null when the person is there.</summary>
    public string? SeenBy { get; init; }

    public bool IsVisitor => AccountId is null && Audiences.Count == 0 && !SeesEverything;

    public bool May(string permission) => SeesEverything && AccountId is null || Permissions.Contains(KernelPermissions.SiteOwner) || Permissions.Contains(permission);
}
