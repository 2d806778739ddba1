namespace Reseau50.Cms.Security;

/// <summary>
/// Whoever looks: the audiences he or she belongs to. <c>membre</c>, <c>reseau:{id}</c>, <c>territoire:{id}</c>, <c>role:{name}</c>.
/// A visitor belongs to none, and sees what names no audience.
/// </summary>
public sealed record Viewer(IReadOnlyList<string> Audiences, bool SeesEverything = false)
{
    public static readonly Viewer Visitor = new([]);

    /// <summary>The system itself: jobs, recipes, exports.</summary>
    public static readonly Viewer System = new([], SeesEverything: true);

    public bool IsVisitor => Audiences.Count == 0 && !SeesEverything;
}
