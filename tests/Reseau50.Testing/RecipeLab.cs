using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Recipes;
using Reseau50.Cms.Recipes.Export;

namespace Reseau50.Testing;

/// <summary>A folder of recipes written by a test, and a site to run them on.</summary>
public sealed class RecipeLab : IAsyncDisposable
{
    private RecipeLab(TestSite site) => Site = site;

    public TestSite Site { get; }
    public string Folder { get; } = Directory.CreateTempSubdirectory("reseau50-recipes-").FullName;

    public static async Task<RecipeLab> CreateAsync(Database database = Database.Sqlite, Action<IServiceCollection>? more = null) => new(await TestSite.CreateAsync(database, more));

    /// <summary>Writes a file beside the recipes and returns its path.</summary>
    public string Write(string name, string text) => Write(name, System.Text.Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public Task<RecipeReport> RunAsync(string path, RecipeOptions? options = null) =>
        Site.InScopeAsync(s => s.GetRequiredService<RecipeRunner>().RunAsync(path, options ?? new RecipeOptions()));

    /// <summary>Writes a recipe of these steps and runs it.</summary>
    public Task<RecipeReport> RunStepsAsync(string steps, RecipeOptions? options = null) => RunAsync(Write("test.recipe.json", $$"""{ "name": "test", "steps": [ {{steps}} ] }"""), options);

    /// <summary>Writes the site as recipes into a new folder and returns it.</summary>
    public async Task<string> ExportFolderAsync()
    {
        var folder = Path.Combine(Folder, "export-" + Guid.NewGuid().ToString("N"));
        await Site.InScopeAsync(s => s.GetRequiredService<RecipeExporter>().ExportAsync(folder));
        return folder;
    }

    /// <summary>Everything the site is made of, as text: what an export would write, files in the order of their names.</summary>
    public async Task<string> ExportAsync()
    {
        var folder = await ExportFolderAsync();
        return string.Join('\n', Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(f => Path.GetFileName(f) + "\n" + File.ReadAllText(f)));
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
