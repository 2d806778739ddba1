using System.Text.Json;
using System.Text.Json.Nodes;

namespace Reseau50.Tests.Cms.Recipes.Orchard;

/// <summary>
/// Holds what the database keeps against what a recipe says. An expression stands for any text that is not empty, the same variable for the same text
/// everywhere and <c>uuid()</c> for a new one each time; a null may be left out. What the database adds (a path made by a pattern) is not a difference.
/// </summary>
internal sealed class RecipeJson
{
    private readonly Dictionary<string, string> _variables = [];
    private readonly HashSet<string> _unique = [];

    /// <summary>What differs, one line each, beginning with the path.</summary>
    public List<string> Differences { get; } = [];

    /// <summary>Paths left out of the comparison, and why the test may leave them out.</summary>
    public HashSet<string> Except { get; } = [];

    public void Compare(JsonNode? expected, JsonNode? actual, string path)
    {
        if (expected is null || Except.Contains(path)) return;
        switch (expected, actual)
        {
            case (JsonObject e, JsonObject a):
                foreach (var (key, value) in e) Compare(value, a[key], path + "." + key);
                break;
            case (JsonArray e, JsonArray a):
                if (e.Count != a.Count) Differences.Add($"{path}: {e.Count} elements expected, {a.Count} found");
                for (var i = 0; i < Math.Min(e.Count, a.Count); i++) Compare(e[i], a[i], $"{path}[{i}]");
                break;
            case (JsonValue e, JsonValue a) when IsExpression(e, out var expression):
                if (a.GetValueKind() != JsonValueKind.String || !Agrees(expression, a.GetValue<string>())) Differences.Add($"{path}: {expression} gave {a.ToJsonString()}");
                break;
            case (JsonValue e, JsonValue a) when JsonNode.DeepEquals(e, a): break;
            default: Differences.Add($"{path}: {expected.ToJsonString()} expected, {actual?.ToJsonString() ?? "nothing"} found"); break;
        }
    }

    /// <summary>The text a variable was found to stand for.</summary>
    public string Variable(string name) => _variables[$"[js: variables('{name}')]"];

    private static bool IsExpression(JsonValue value, out string text)
    {
        text = value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : "";
        return text.StartsWith("[js:", StringComparison.Ordinal) || text.StartsWith("[file:", StringComparison.Ordinal);
    }

    private bool Agrees(string expression, string actual)
    {
        if (expression.Contains("parameters('Admin", StringComparison.Ordinal)) return true;
        if (actual.Length == 0 || actual == expression) return false;
        if (expression.Replace(" ", "", StringComparison.Ordinal) == "[js:uuid()]") return actual.Length == 26 && _unique.Add(actual);
        return !_variables.TryGetValue(expression, out var known) ? _variables.TryAdd(expression, actual) : known == actual;
    }
}
