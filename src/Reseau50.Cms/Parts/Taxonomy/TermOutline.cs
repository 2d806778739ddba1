using System.Text;
using System.Text.Json.Nodes;
using Reseau50.Cms.Content;

namespace Reseau50.Cms.Parts;

/// <summary>A taxonomy as indented lines, and back: how terms are edited without script.</summary>
public static class TermOutline
{
    public static string Write(IEnumerable<JsonObject> terms)
    {
        var text = new StringBuilder();
        Append(terms, 0);
        return text.ToString().TrimEnd('\n');

        void Append(IEnumerable<JsonObject> list, int depth)
        {
            foreach (var term in list)
            {
                text.Append(' ', depth * 2).Append(ContentJson.Text(term, "DisplayText")).Append('\n');
                if (term["Terms"] is JsonArray children) Append(children.OfType<JsonObject>(), depth + 1);
            }
        }
    }

    public static List<JsonObject> Parse(string outline, IEnumerable<JsonObject> known, string termType, string taxonomyId)
    {
        var byName = Flatten(known).GroupBy(t => ContentJson.Text(t, "DisplayText") ?? "").ToDictionary(g => g.Key, g => new Queue<JsonObject>(g));
        var roots = new List<JsonObject>();
        var path = new List<JsonObject>();
        foreach (var line in outline.Split('\n').Where(l => l.Trim().Length > 0))
        {
            var depth = Math.Min((line.Length - line.TrimStart(' ').Length) / 2, path.Count);
            var name = line.Trim();
            var term = byName.TryGetValue(name, out var same) && same.Count > 0 ? (JsonObject)same.Dequeue().DeepClone() : New(name, termType, taxonomyId);
            term.Remove("Terms");
            path.RemoveRange(depth, path.Count - depth);
            if (path.Count == 0) roots.Add(term);
            else Children(path[^1]).Add(term);
            path.Add(term);
        }
        return roots;
    }

    private static JsonObject New(string name, string termType, string taxonomyId) => new()
    {
        ["ContentItemId"] = ContentIds.New(), ["ContentType"] = termType, ["DisplayText"] = name,
        ["TitlePart"] = new JsonObject { ["Title"] = name }, ["TermPart"] = new JsonObject { ["TaxonomyContentItemId"] = taxonomyId },
    };

    private static JsonArray Children(JsonObject term)
    {
        if (term["Terms"] is not JsonArray children) term["Terms"] = children = [];
        return children;
    }

    private static IEnumerable<JsonObject> Flatten(IEnumerable<JsonObject> terms) =>
        terms.SelectMany(t => Flatten((t["Terms"] as JsonArray ?? []).OfType<JsonObject>()).Prepend(t));
}
