using System.Text;
using System.Text.Json.Nodes;
using Reseau50.Cms.Content;

namespace Reseau50.Cms.Parts;

/// <summary>A taxonomy as indented lines <c>name | id</c>, and back: how terms are edited without script. A new term has no id yet.</summary>
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
                text.Append(' ', depth * 2).Append(ContentJson.Text(term, "DisplayText")).Append(" | ").Append(ContentJson.Text(term, "ContentItemId")).Append('\n');
                if (term["Terms"] is JsonArray children) Append(children.OfType<JsonObject>(), depth + 1);
            }
        }
    }

    public static List<JsonObject> Parse(string outline, IEnumerable<JsonObject> known, string termType, string taxonomyId)
    {
        var all = Flatten(known).ToList();
        var byId = all.GroupBy(t => ContentJson.Text(t, "ContentItemId") ?? "").ToDictionary(g => g.Key, g => g.First());
        var lines = outline.Replace("\t", "  ", StringComparison.Ordinal).Split('\n').Where(l => l.Trim().Length > 0).Select(l => (Text: l, Own: Ids(l))).ToList();
        var named = lines.Select(l => l.Own.Id).OfType<string>().ToHashSet();
        var byName = all.Where(t => !named.Contains(ContentJson.Text(t, "ContentItemId") ?? ""))
            .GroupBy(t => ContentJson.Text(t, "DisplayText") ?? "").ToDictionary(g => g.Key, g => new Queue<JsonObject>(g));
        var roots = new List<JsonObject>();
        var path = new List<JsonObject>();
        foreach (var (line, (name, id)) in lines)
        {
            var depth = Math.Min((line.Length - line.TrimStart(' ').Length) / 2, path.Count);
            var term = id is not null && byId.Remove(id, out var own) ? Renamed(own, name)
                : id is null && byName.TryGetValue(name, out var same) && same.Count > 0 ? Renamed(same.Dequeue(), name) : New(name, termType, taxonomyId);
            path.RemoveRange(depth, path.Count - depth);
            if (path.Count == 0) roots.Add(term);
            else Children(path[^1]).Add(term);
            path.Add(term);
        }
        return roots;

        // A « | » that no known id follows belongs to the name.
        (string Name, string? Id) Ids(string line) =>
            line.LastIndexOf('|') is var bar and > 0 && byId.ContainsKey(line[(bar + 1)..].Trim()) ? (line[..bar].Trim(), line[(bar + 1)..].Trim()) : (line.Trim(), null);
    }

    private static JsonObject Renamed(JsonObject term, string name)
    {
        var own = (JsonObject)term.DeepClone();
        own.Remove("Terms");
        if (ContentJson.Text(own, "DisplayText") == name) return own;
        own["DisplayText"] = name;
        if (own["TitlePart"] is JsonObject title) title["Title"] = name;
        return own;
    }

    private static JsonObject New(string name, string termType, string taxonomyId) => new()
    {
        ["ContentItemId"] = ContentIds.New(),
        ["ContentType"] = termType,
        ["DisplayText"] = name,
        ["TitlePart"] = new JsonObject { ["Title"] = name },
        ["TermPart"] = new JsonObject { ["TaxonomyContentItemId"] = taxonomyId },
    };

    private static JsonArray Children(JsonObject term)
    {
        if (term["Terms"] is not JsonArray children) term["Terms"] = children = [];
        return children;
    }

    private static IEnumerable<JsonObject> Flatten(IEnumerable<JsonObject> terms) =>
        terms.SelectMany(t => Flatten((t["Terms"] as JsonArray ?? []).OfType<JsonObject>()).Prepend(t));
}
