using System.Text.Json.Nodes;

namespace Reseau50.Tests.Recipes;

/// <summary>A recipe of ours, read as plain JSON: no comment, no trailing comma, so that any tool reads it.</summary>
internal sealed record OurRecipe(string File, JsonObject Json)
{
    /// <summary>Every recipe of <c>recipes/</c>, by file name.</summary>
    public static IReadOnlyList<OurRecipe> All { get; } =
    [
        .. Directory.EnumerateFiles(SourceTree.Recipes, "*.recipe.json").Order(StringComparer.Ordinal)
            .Select(f => new OurRecipe(Path.GetFileName(f), JsonNode.Parse(System.IO.File.ReadAllText(f))!.AsObject())),
    ];

    public static TheoryData<string> Names => [.. All.Select(r => r.File)];

    public static OurRecipe Of(string file) => All.Single(r => r.File == file);

    public IEnumerable<JsonObject> Steps => Json["steps"]!.AsArray().OfType<JsonObject>();

    /// <summary>The items of its content steps.</summary>
    public IEnumerable<JsonObject> Items => Steps.Where(s => Text(s, "name") == "content").SelectMany(s => s["data"]!.AsArray().OfType<JsonObject>());

    /// <summary>The names of the recipes it runs.</summary>
    public IEnumerable<string> Runs => Steps.Where(s => Text(s, "name") == "recipes").SelectMany(s => s["Values"]!.AsArray().OfType<JsonObject>()).Select(v => Text(v, "name")!);

    public string Name => Text(Json, "name")!;

    public static string? Text(JsonObject json, string name) => json[name] is JsonValue v && v.TryGetValue<string>(out var text) ? text : null;

    /// <summary>Every node below, each with its path.</summary>
    public static IEnumerable<(string Path, JsonNode Node)> Walk(JsonNode? node)
    {
        if (node is null) yield break;
        yield return (node.GetPath(), node);
        var children = node is JsonObject o ? o.Select(p => p.Value) : node is JsonArray a ? a : Enumerable.Empty<JsonNode?>();
        foreach (var child in children)
            foreach (var below in Walk(child)) yield return below;
    }
}
