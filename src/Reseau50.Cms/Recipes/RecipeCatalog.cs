namespace Reseau50.Cms.Recipes;

/// <summary>Finds recipes by name: beside the one that asks, then among those the host ships.</summary>
public sealed class RecipeCatalog(string? shippedFolder, IReadOnlyList<string>? forbidden = null)
{
    private const string Pattern = "*.recipe.json";

    /// <summary>Names of recipes this site does not apply, alone or called by another: the host says.</summary>
    public IReadOnlyList<string> Forbidden { get; } = forbidden ?? [];

    /// <summary>The files of the shipped recipes, by name.</summary>
    public IReadOnlyList<string> Files => shippedFolder is null || !Directory.Exists(shippedFolder) ? [] : [.. Directory.EnumerateFiles(shippedFolder, Pattern).Order(StringComparer.Ordinal)];

    /// <summary>The file whose name is <paramref name="name"/>, or null.</summary>
    public string? Find(string name, string? besideFolder)
    {
        foreach (var folder in new[] { besideFolder, shippedFolder }.OfType<string>().Where(Directory.Exists).Distinct())
        {
            var files = Directory.EnumerateFiles(folder, Pattern).Order(StringComparer.Ordinal).ToList();
            var byFile = files.FirstOrDefault(f => Path.GetFileName(f).Equals(name + ".recipe.json", StringComparison.OrdinalIgnoreCase));
            if (byFile is not null) return byFile;
            foreach (var file in files)
                if (RecipeFile.Open(file).Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return file;
        }
        return null;
    }

    /// <summary>The shipped recipes that make a whole site.</summary>
    public IEnumerable<string> SetupNames() => Files.Select(RecipeFile.Open).Where(r => r.IsSetup).Select(r => r.Name);

    /// <summary>The names that could be meant.</summary>
    public IEnumerable<string> Names(string? besideFolder) =>
        new[] { besideFolder, shippedFolder }.OfType<string>().Where(Directory.Exists).Distinct()
            .SelectMany(f => Directory.EnumerateFiles(f, Pattern)).Select(f => RecipeFile.Open(f).Name).Distinct().Order(StringComparer.Ordinal);
}
