namespace Reseau50.Testing;

/// <summary>The checkout the tests were built from.</summary>
public static class SourceTree
{
    public static string Root { get; } = Find();

    public static string Recipes => Path.Combine(Root, "recipes");

    /// <summary>The demo recipe's file.</summary>
    public static string Demo => Path.Combine(Recipes, "demo.recipe.json");

    /// <summary>Files with that ending below a folder, without what builds made.</summary>
    public static IEnumerable<string> Files(string folder, string ending) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*" + ending, SearchOption.AllDirectories)
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(p => p is "bin" or "obj" or "node_modules"));

    public static string Relative(string path) => Path.GetRelativePath(Root, path);

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "Reseau50.sln"))) return at.FullName;
        throw new InvalidOperationException("The tests run outside a checkout: Reseau50.sln is in no folder above.");
    }
}
