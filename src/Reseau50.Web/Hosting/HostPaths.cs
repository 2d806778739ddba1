namespace Reseau50.Web.Hosting;

/// <summary>Where the host finds what it ships, run from the sources or published.</summary>
internal static class HostPaths
{
    /// <summary>The folder of the recipes, or null when neither the binaries nor a folder above has one.</summary>
    public static string? Recipes { get; } = Find("recipes", "reseau50.recipe.json");

    private static string? Find(string folder, string witness)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, folder, witness))) return Path.Combine(at.FullName, folder);
        return null;
    }
}
