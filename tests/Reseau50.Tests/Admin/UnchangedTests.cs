using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Recipes;
using Reseau50.Cms.Security;

namespace Reseau50.Tests.Admin;

/// <summary>An item opened and saved as it stands is what it was, to the letter, whatever its type: every item of the demonstration.</summary>
public sealed class UnchangedTests
{
    [Fact]
    public async Task EveryItemOfTheDemonstration_SavedWithoutAChange_IsWhatItWas()
    {
        await using var bench = await ViewBench.CreateAsync(Database.Sqlite);
        await bench.Site.InScopeAsync(s => s.GetRequiredService<RecipeRunner>().RunAsync(Path.Combine(SourceTree.Recipes, "demo.recipe.json"), new RecipeOptions()));
        var faults = new List<string>();
        var types = new HashSet<string>();
        foreach (var item in await bench.Site.InScopeAsync(async s => (await s.GetRequiredService<SiteDb>().VisibleTo(Viewer.System).AsNoTracking().OrderBy(r => r.ContentItemId).ToListAsync()).Select(r => r.ToItem()).ToList()))
        {
            types.Add(item.ContentType);
            var after = item.Clone();
            var form = await bench.SubmitAsync(after, [.. Sent(await bench.EditorAsync(item))]);
            faults.AddRange(form.Problems.Select(p => $"{item}: {p.Name} {p.Message}"));
            faults.AddRange(Differences("", item.Parts, after.Parts).Take(3).Select(d => $"{item}{d}"));
        }
        Assert.True(types.Count > 10, $"only {types.Count} types");
        Assert.True(faults.Count == 0, $"{faults.Count} faults:\n{string.Join('\n', faults.Take(40))}");
    }

    /// <summary>What a browser sends of a form that nobody touched.</summary>
    private static IEnumerable<(string Name, string Value)> Sent(string html)
    {
        foreach (var element in new HtmlParser().ParseDocument(html).All)
        {
            var name = element.GetAttribute("name");
            if (string.IsNullOrEmpty(name) || element.HasAttribute("disabled")) continue;
            switch (element)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio" } box when box.IsChecked: yield return (name, box.Value); break;
                case IHtmlInputElement { Type: not ("checkbox" or "radio" or "submit" or "button" or "file") } input: yield return (name, input.Value); break;
                case IHtmlTextAreaElement text: yield return (name, text.Value.Replace("\n", "\r\n", StringComparison.Ordinal)); break;
                case IHtmlSelectElement select:
                    foreach (var option in select.Options.Where(o => o.IsSelected)) yield return (name, option.Value);
                    break;
            }
        }
    }

    private static IEnumerable<string> Differences(string at, JsonNode? before, JsonNode? after)
    {
        if (JsonNode.DeepEquals(before, after)) return [];
        if (before is JsonObject a && after is JsonObject b) return a.Select(p => p.Key).Union(b.Select(p => p.Key)).SelectMany(k => Differences($"{at}.{k}", a[k], b[k]));
        return [$"{at}: {Short(before)} became {Short(after)}"];
    }

    private static string Short(JsonNode? node) => (node?.ToJsonString() ?? "nothing") is { Length: > 160 } text ? text[..80] + "…" + text[^70..] : node?.ToJsonString() ?? "nothing";
}
