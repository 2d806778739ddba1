using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Reseau50.Cms.Content;
using Reseau50.Cms.Recipes;
using Xunit.Abstractions;

namespace Reseau50.Tests.Cms.Recipes.Orchard;

/// <summary>Every recipe of Orchard Core, planned and applied here: what runs, what is left out, and every value it writes.</summary>
public sealed partial class OrchardRecipesTests(ITestOutputHelper output)
{
    private const string Absent = "(no corpus)";

    /// <summary>Where to write the table of what each recipe does, for a reader; nothing is written without it.</summary>
    private const string TableVariable = "RESEAU50_ORCHARD_TABLE";

    public static TheoryData<Database, string> Recipes
    {
        get
        {
            var data = new TheoryData<Database, string>();
            foreach (var database in (IEnumerable<Database>)[Database.Sqlite, .. EachDatabase.Postgres is null ? Array.Empty<Database>() : [Database.Postgres]])
                foreach (var name in OrchardCorpus.Names.DefaultIfEmpty(Absent)) data.Add(database, name);
            return data;
        }
    }

    [Theory, MemberData(nameof(Recipes))]
    public async Task Recipe_DoesExactlyWhatIsExpected(Database database, string name)
    {
        if (!OrchardCorpus.Found(output)) return;
        var expected = OrchardExpectations.All[name];
        await using var site = await OrchardSite.ApplyAsync(name, database);

        Assert.Equal(expected.Executed.Split(' ', StringSplitOptions.RemoveEmptyEntries), site.Report.Executed);
        Assert.Equal(expected.NotExecuted.Split(' ', StringSplitOptions.RemoveEmptyEntries), site.Report.NotExecuted.Select(s => s.Name));
        Assert.Equal(expected.Modules.Split(' ', StringSplitOptions.RemoveEmptyEntries), site.Report.Skips.Where(s => s.Kind == "module").Select(s => s.Name));
        Assert.Equal(expected.Others, site.Report.Skips.Where(s => s.Kind != "module").Select(s => $"{s.Kind} {s.Name}"));
        // Ids made by uuid() differ from one run to the next: nothing else does.
        var plan = await OrchardSite.PlanAsync(name, database);
        Assert.Equal(plan.Lines.Select(Named), site.Report.Lines.Select(Named));
        Assert.Equal(plan.Skips, site.Report.Skips);
        output.WriteLine(Row(name, site.Report));
    }

    [Theory, MemberData(nameof(Recipes))]
    public async Task EveryTypePartFieldAndSetting_IsInTheDatabase(Database database, string name)
    {
        if (!OrchardCorpus.Found(output)) return;
        await using var site = await OrchardSite.ApplyAsync(name, database);
        var stored = ContentJson.Write(await site.DefinitionAsync());
        var against = new RecipeJson();
        foreach (var step in OrchardCorpus.Steps(name, "ContentDefinition"))
        {
            foreach (var key in new[] { "ContentTypes", "ContentParts" })
                foreach (var record in OrchardCorpus.List(step, key))
                {
                    Forget(record);
                    against.Compare(record, Named(stored[key]!.AsArray(), record["Name"]!.GetValue<string>()), $"{key}.{record["Name"]}");
                }
        }
        Assert.Empty(against.Differences);
    }

    [Theory, MemberData(nameof(Recipes))]
    public async Task EveryItem_IsInTheDatabaseWithEveryValue(Database database, string name)
    {
        if (!OrchardCorpus.Found(output)) return;
        await using var site = await OrchardSite.ApplyAsync(name, database);
        var items = await site.ItemsAsync();
        var expected = OrchardCorpus.Steps(name, "content").SelectMany(s => OrchardCorpus.List(s, "data")).ToList();
        Assert.Equal(expected.Count, items.Count);
        var against = new RecipeJson();
        foreach (var item in expected)
        {
            var type = item["ContentType"]!.GetValue<string>();
            var text = item["DisplayText"]?.GetValue<string>() is { } given ? given.StartsWith("[js:", StringComparison.Ordinal) ? OrchardSite.SiteName : given : "";
            // A scalar in no part is dropped, as Orchard drops it; a text whose expression cannot be evaluated stays as it is written: both are listed skips.
            item.Remove("Displaytext");
            Unevaluated(item, site.Report.Skips);
            against.Compare(item, Assert.Single(items, x => x["ContentType"]!.GetValue<string>() == type && x["DisplayText"]!.GetValue<string>() == text), type);
        }
        Assert.Empty(against.Differences);
    }

    [Theory, MemberData(nameof(Recipes))]
    public async Task ExportOfIt_MakesTheSameSiteAgain(Database database, string name)
    {
        if (!OrchardCorpus.Found(output)) return;
        await using var site = await OrchardSite.ApplyAsync(name, database);
        var folder = await site.Lab.ExportFolderAsync();
        await using var other = await RecipeLab.CreateAsync(database);
        await other.RunAsync(Path.Combine(folder, "site.recipe.json"), new RecipeOptions { SkipUnsupported = true });
        Assert.Equal(FolderBytes.Of(folder), FolderBytes.Of(await other.ExportFolderAsync()));
    }

    [Fact]
    public void EveryRecipeOfTheCorpus_HasItsExpectation()
    {
        if (OrchardCorpus.Found(output)) Assert.Equal(OrchardExpectations.All.Keys.Order(StringComparer.Ordinal), OrchardCorpus.Names);
    }

    [Fact]
    public async Task Table_IsPrinted()
    {
        if (!OrchardCorpus.Found(output)) return;
        var lines = new List<string> { "| Recipe | Executed | Not executed | Skipped |", "|---|---|---|---|" };
        foreach (var name in OrchardCorpus.Names)
        {
            await using var site = await OrchardSite.ApplyAsync(name);
            lines.Add(Row(name, site.Report));
        }
        foreach (var line in lines) output.WriteLine(line);
        if (Environment.GetEnvironmentVariable(TableVariable) is { Length: > 0 } file) await File.WriteAllLinesAsync(file, lines);
    }

    private static string Row(string name, RecipeReport report) =>
        $"| {name} | {string.Join(", ", report.Executed)} | {string.Join(", ", report.NotExecuted.Select(s => s.Name))} | "
        + string.Join(" · ", report.Skips.GroupBy(s => s.Kind).Select(g => $"{g.Count()} {g.Key} ({string.Join(", ", g.Select(s => s.Name))})")) + " |";

    private static string Named(RecipeLine line) => $"{line.Change} {Id().Replace(line.Subject, "(id)")}";

    private static JsonObject? Named(JsonArray records, string name) => records.OfType<JsonObject>().FirstOrDefault(r => r["Name"]!.GetValue<string>() == name);

    // Keys that no definition has, there either: an old way to hide a type, a group of settings written beside Settings.
    private static void Forget(JsonObject record)
    {
        record.Remove("Hidden");
        foreach (var part in record["ContentTypePartDefinitionRecords"] as JsonArray ?? []) (part as JsonObject)?.Remove("ContentTypePartSettings");
    }

    private static void Unevaluated(JsonNode? node, IReadOnlyList<RecipeSkip> skips)
    {
        if (node is JsonObject o) foreach (var (key, child) in o.ToList()) o[key] = Replaced(child, skips);
        else if (node is JsonArray a) for (var i = 0; i < a.Count; i++) a[i] = Replaced(a[i], skips);
    }

    // Wrapped so that the comparison takes it for the text it is, not for an expression.
    private static JsonNode? Replaced(JsonNode? node, IReadOnlyList<RecipeSkip> skips)
    {
        if (node is JsonValue value && value.GetValueKind() == System.Text.Json.JsonValueKind.String && skips.Any(s => s.Kind == "expression" && Concerns(value.GetValue<string>(), s.Name))) return null;
        Unevaluated(node, skips);
        return node?.DeepClone();
    }

    private static bool Concerns(string text, string cause) =>
        text.StartsWith('[') && Quoted().Matches(cause).Any(m => m.Groups[1].Value.Length > 3 && text.Contains(m.Groups[1].Value, StringComparison.Ordinal));

    [GeneratedRegex(@"\([a-z0-9]{26}\)")]
    private static partial Regex Id();

    [GeneratedRegex("« (.*?) »")]
    private static partial Regex Quoted();
}
