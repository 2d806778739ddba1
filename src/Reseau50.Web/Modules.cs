using Reseau50.Cms.Features;

namespace Reseau50.Web;

/// <summary>What this host is built with.</summary>
public static class Modules
{
    /// <summary>The modules, each after those it needs.</summary>
    public static readonly IReadOnlyList<ReseauModule> All = [];

    public static readonly IReadOnlyList<string> Themes = ["Reseau50.Theme"];
}
