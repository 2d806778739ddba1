using Reseau50.Cms.Security;

namespace Reseau50.Admin.Contracts;

/// <summary>One line of the administration's menu. <see cref="IsFor"/> says who has it.</summary>
public sealed record AdminLink(string Group, string Text, string Path, Func<Viewer, bool> IsFor)
{
    /// <summary>The line of a screen that one permission opens.</summary>
    public AdminLink(string group, string text, string path, string permission) : this(group, text, path, v => v.May(permission)) { }
}

/// <summary>What a module adds to the administration's menu. Groups come in the order in which they are first named.</summary>
public interface IAdminMenu
{
    IReadOnlyList<AdminLink> Links { get; }
}
