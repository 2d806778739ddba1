using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit.Abstractions;

namespace Reseau50.Tests.Cms.Recipes.Orchard;

/// <summary>Orchard Core's own recipes, in a folder beside the project. They are read from there, never copied; where the folder is absent the tests say so.</summary>
internal static class OrchardCorpus
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static string Folder { get; } = Path.GetFullPath(Path.Combine(SourceTree.Root, "..", "shared", "orchard-recipes"));
    public static bool IsHere => Directory.Exists(Folder);

    /// <summary>True when the corpus can be read; otherwise prints why the test had nothing to do.</summary>
    public static bool Found(ITestOutputHelper output)
    {
        if (!IsHere) output.WriteLine($"Orchard's recipes are not beside the project ({Path.Combine("..", "shared", "orchard-recipes")}): nothing was tested.");
        return IsHere;
    }

    public static string File(string name) => Path.Combine(Folder, name);

    /// <summary>Every recipe of the corpus, by its path inside it.</summary>
    public static IEnumerable<string> Names => !IsHere ? [] : Directory.EnumerateFiles(Folder, "*.recipe.json", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal);

    public static JsonObject Read(string name) => JsonNode.Parse(System.IO.File.ReadAllText(File(name)), null, Lenient)!.AsObject();

    /// <summary>The steps of that name, in any case.</summary>
    public static IEnumerable<JsonObject> Steps(string name, params string[] stepNames) =>
        Read(name)["steps"]!.AsArray().OfType<JsonObject>().Where(s => stepNames.Contains(s["name"]!.GetValue<string>(), StringComparer.OrdinalIgnoreCase));

    /// <summary>A value of a step, its key in any case.</summary>
    public static IEnumerable<JsonObject> List(JsonObject step, string key) =>
        step.FirstOrDefault(p => p.Key.Equals(key, StringComparison.OrdinalIgnoreCase)).Value is JsonArray list ? list.OfType<JsonObject>() : [];
}
