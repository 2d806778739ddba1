namespace Reseau50.Cms.Recipes;

/// <summary>Which files a recipe may read: those of its folder, and of <c>../content-seed</c> and <c>../wwwroot</c> beside it, as Orchard's themes are laid out.</summary>
public static class RecipeFolder
{
    public const string Rule = "un chemin reste dans le dossier de la recette, ou dans ../content-seed ou ../wwwroot.";
    private static readonly string[] Neighbours = ["content-seed", "wwwroot", "media"];

    /// <summary>The full path, or null when it leads elsewhere.</summary>
    public static string? Resolve(string folder, string path)
    {
        if (path.Length == 0 || Path.IsPathRooted(path)) return null;
        var full = Path.GetFullPath(Path.Combine(folder, path.Replace('\\', '/')));
        var parent = Path.GetDirectoryName(folder);
        return IsUnder(folder, full) || (parent is not null && Neighbours.Any(n => IsUnder(Path.Combine(parent, n), full))) ? full : null;
    }

    private static bool IsUnder(string folder, string path) => path.StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal);
}
