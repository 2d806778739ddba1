using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Reseau50.Cms.Content;
using static Reseau50.Tests.Recipes.OurRecipe;

namespace Reseau50.Tests.Recipes;

/// <summary>What makes our recipes run unchanged in a real Orchard Core: its silences and its order of reading, as rules.</summary>
public sealed partial class OurRecipesTests
{
    // The kernel's parts and fields, by the feature that has them there.
    private static readonly Dictionary<string, string> Features = new()
    {
        ["TitlePart"] = "OrchardCore.Title",
        ["AutoroutePart"] = "OrchardCore.Autoroute",
        ["AliasPart"] = "OrchardCore.Alias",
        ["ArchiveLaterPart"] = "OrchardCore.ArchiveLater",
        ["HtmlBodyPart"] = "OrchardCore.Html",
        ["MarkdownBodyPart"] = "OrchardCore.Markdown",
        ["MarkdownField"] = "OrchardCore.Markdown",
        ["ListPart"] = "OrchardCore.Lists",
        ["BagPart"] = "OrchardCore.Flows",
        ["FlowPart"] = "OrchardCore.Flows",
        ["FormPart"] = "OrchardCore.Forms",
        ["FormElementPart"] = "OrchardCore.Forms",
        ["FormElementLabelPart"] = "OrchardCore.Forms",
        ["FormElementValidationPart"] = "OrchardCore.Forms",
        ["FormInputElementPart"] = "OrchardCore.Forms",
        ["InputPart"] = "OrchardCore.Forms",
        ["TextAreaPart"] = "OrchardCore.Forms",
        ["SelectPart"] = "OrchardCore.Forms",
        ["ButtonPart"] = "OrchardCore.Forms",
        ["LabelPart"] = "OrchardCore.Forms",
        ["ValidationPart"] = "OrchardCore.Forms",
        ["ValidationSummaryPart"] = "OrchardCore.Forms",
        ["TaxonomyPart"] = "OrchardCore.Taxonomies",
        ["TaxonomyField"] = "OrchardCore.Taxonomies",
        ["MenuPart"] = "OrchardCore.Menu",
        ["MenuItemsListPart"] = "OrchardCore.Menu",
        ["LinkMenuItemPart"] = "OrchardCore.Menu",
        ["ContentMenuItemPart"] = "OrchardCore.Menu",
        ["HtmlMenuItemPart"] = "OrchardCore.Menu",
        ["MediaField"] = "OrchardCore.Media",
        ["GeoPointField"] = "OrchardCore.Spatial",
        ["TextField"] = "OrchardCore.ContentFields",
        ["ContentPickerField"] = "OrchardCore.ContentFields",
        ["NumericField"] = "OrchardCore.ContentFields",
        ["MultiTextField"] = "OrchardCore.ContentFields",
        ["DateField"] = "OrchardCore.ContentFields",
        ["DateTimeField"] = "OrchardCore.ContentFields",
        ["BooleanField"] = "OrchardCore.ContentFields",
        ["LinkField"] = "OrchardCore.ContentFields",
        ["HtmlField"] = "OrchardCore.ContentFields",
        ["TimeField"] = "OrchardCore.ContentFields",
        ["PublishLaterPart"] = "OrchardCore.PublishLater",
    };

    private static readonly JsonObject Types = Together([.. All.SelectMany(r => r.Steps).Where(s => Text(s, "name") == "ContentDefinition")]);

    // Parts of ours: Orchard keeps them as data.
    private static readonly string[] Ours = ["VisibilityPart", "QuestionPart"];

    public static TheoryData<string> Names => OurRecipe.Names;

    [Theory, MemberData(nameof(Names))]
    public void Root_IsReadInOrder_AndCaseMatters(string file)
    {
        var keys = Of(file).Json.Select(p => p.Key).ToList();
        Assert.Equal("steps", keys[^1]);
        Assert.True(keys.IndexOf("variables") is var at && (at < 0 || at < keys.IndexOf("steps")), "variables come before steps");
        Assert.Contains("name", keys);
    }

    [Theory, MemberData(nameof(Names))]
    public void Items_HaveFixedIdsVersionsAndDates(string file)
    {
        foreach (var item in Of(file).Items)
        {
            var name = $"{file}: {Text(item, "ContentType")} {Text(item, "ContentItemId")}";
            foreach (var key in new[] { "ContentItemId", "ContentItemVersionId" })
                Assert.True(Text(item, key) is { Length: > 0 and <= ContentIds.MaxLength } id && id[0] != '[', $"{name}: {key} must be fixed, {ContentIds.MaxLength} characters at most");
            foreach (var key in new[] { "CreatedUtc", "ModifiedUtc" }.Concat(item["Published"]!.GetValue<bool>() ? ["PublishedUtc"] : Array.Empty<string>()))
                Assert.True(DateTime.TryParseExact(Text(item, key), "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _), $"{name}: {key} must be a fixed UTC date");
            Assert.True(item["Latest"] is JsonValue && item["Published"] is JsonValue, $"{name}: Latest and Published are said");
            Assert.False(string.IsNullOrEmpty(Text(item, "Owner")), $"{name}: an Owner left out becomes null there at each run");
        }
    }

    [Fact]
    public void Ids_AreUniqueOverAllRecipes_NestedItemsIncluded()
    {
        var items = All.SelectMany(r => r.Items).ToList();
        Assert.NotEmpty(items);
        Assert.Equal([], Doubled(items.Select(i => Text(i, "ContentItemVersionId"))));
        // Versions of one item, and what they contain, share their ids: one version of each is enough.
        var nested = items.Where(i => i["Latest"]!.GetValue<bool>()).SelectMany(i => Walk(i)).Select(n => n.Node).OfType<JsonObject>().Where(n => n.ContainsKey("ContentType")).ToList();
        Assert.Equal([], Doubled(nested.Select(n => Text(n, "ContentItemId"))));
        Assert.All(nested, n => Assert.True(Text(n, "ContentItemId") is { Length: > 0 and <= ContentIds.MaxLength }, $"{n.GetPath()} has no fixed id of {ContentIds.MaxLength} characters at most"));
    }

    [Theory, MemberData(nameof(Names))]
    public void ItemOfARoutedType_CarriesAnAutoroutePart(string file)
    {
        foreach (var item in Of(file).Items.Where(i => PartsOf(Text(i, "ContentType")!).Contains("AutoroutePart")))
            Assert.True(item["AutoroutePart"] is JsonObject, $"{file}: {Text(item, "ContentItemId")} has no AutoroutePart object: Orchard would give it no path");
    }

    [Theory, MemberData(nameof(Names))]
    public void Expressions_StandWhereATextIsExpected(string file)
    {
        foreach (var (path, node) in Walk(Of(file).Json))
        {
            if (node is not JsonValue value || value.GetValueKind() != JsonValueKind.String || !value.GetValue<string>().StartsWith('[')) continue;
            var key = path[(path.LastIndexOfAny(['.', ']']) + 1)..];
            Assert.True(value.GetValue<string>() is var text && (text.StartsWith("[file:text('", StringComparison.Ordinal) || text.StartsWith("[js:", StringComparison.Ordinal)), $"{file} {path}: unknown expression {text}");
            Assert.True(key is "Markdown" or "Html" or "Text", $"{file} {path}: a result is always a text, « {key} » may want something else");
        }
    }

    [Fact]
    public void PartsAndFields_AreThoseOfFeaturesOrchardHas_AndSwitchedOn()
    {
        var enabled = All.SelectMany(r => r.Steps).Where(s => Text(s, "name") == "feature").SelectMany(s => s["enable"]!.AsArray()).Select(v => v!.GetValue<string>()).ToHashSet();
        var own = Types["ContentTypes"]!.AsArray().Concat(Types["ContentParts"]!.AsArray()).Select(t => Text(t!.AsObject(), "Name")!).ToHashSet();
        var used = Types["ContentTypes"]!.AsArray().SelectMany(t => PartsOf(Text(t!.AsObject(), "Name")!)).Where(p => !own.Contains(p) && !Ours.Contains(p))
            .Concat(Types["ContentParts"]!.AsArray().SelectMany(p => p!["ContentPartFieldDefinitionRecords"]!.AsArray()).Select(f => Text(f!.AsObject(), "FieldName")!)).ToHashSet();
        foreach (var name in used)
            Assert.True(Features.TryGetValue(name, out var feature) && enabled.Contains(feature), $"{name} needs {feature ?? "a feature no Orchard has"}, which no recipe enables");
        Assert.All(enabled, id => Assert.True(id.StartsWith("OrchardCore.", StringComparison.Ordinal) || id.StartsWith("Reseau50.", StringComparison.Ordinal), id));
    }

    [Fact]
    public void ContentComesBeforeWhatPointsToIt()
    {
        var order = Ordered("Reseau50").Concat(Ordered("Reseau50.Demo")).Distinct().ToList();
        Assert.Equal("Reseau50.Types", order[0].Name);
        Assert.True(order.FindIndex(r => r.Steps.Any(s => Text(s, "name") == "settings")) > order.FindIndex(r => r.Name == "Reseau50.Pages"), "HomeRoute is set after the pages are there");
        var taxonomies = order.Select((r, i) => (r, i)).Where(x => x.r.Items.Any(t => Text(t, "ContentType") == "Taxonomy")).Max(x => x.i);
        var users = order.Select((r, i) => (r, i)).Where(x => x.r.Items.Any(t => Walk(t).Any(n => n.Path.EndsWith(".TermContentItemIds", StringComparison.Ordinal)))).Min(x => x.i);
        Assert.True(taxonomies < users, "taxonomies come before the items under their terms");
        Assert.Equal([], All.Except(order).Select(r => r.Name));
    }

    [Fact]
    public void TheBaseComposition_StandsAlone()
    {
        var items = Ordered("Reseau50").SelectMany(r => r.Items).ToList();
        var said = items.SelectMany(i => Walk(i)).Select(n => n.Node).OfType<JsonValue>().Select(v => v.TryGetValue<string>(out var text) ? Seeded(text) : "").ToList();
        Assert.DoesNotContain(said, t => t.Contains("démonstration", StringComparison.OrdinalIgnoreCase) || t.Contains("inventé", StringComparison.OrdinalIgnoreCase));
        // Who publishes is for whoever sets the site up to say.
        Assert.DoesNotContain(Ordered("Reseau50").SelectMany(r => r.Steps), s => s["Identite"] is not null);

        var known = items.SelectMany(i => Walk(i)).Select(n => n.Node).OfType<JsonObject>().Select(o => o["AutoroutePart"] is JsonObject route ? Text(route, "Path") : null).OfType<string>()
            .Concat(["agenda", "ateliers", "ressources", "structures", "territoires", "actualites", "contact", "forum"]).ToHashSet();
        var links = said.SelectMany(t => LocalLink().Matches(t)).Select(m => m.Groups["path"].Value).Where(p => !p.StartsWith("media/", StringComparison.Ordinal)).Distinct().ToList();
        Assert.Contains("mam/creer", links);
        Assert.Equal([], links.Where(l => !known.Contains(l)));
    }

    // A text, or what the file it names says.
    private static string Seeded(string text) =>
        text.StartsWith("[file:text('", StringComparison.Ordinal) ? File.ReadAllText(Path.Combine(SourceTree.Recipes, text["[file:text('".Length..text.LastIndexOf('\'')])) : text;

    [GeneratedRegex(@"(?:\]\(/|^~/)(?<path>[a-z0-9/-]+)")]
    private static partial Regex LocalLink();

    // Depth first, as both engines run them.
    private static IEnumerable<OurRecipe> Ordered(string name)
    {
        var recipe = All.Single(r => r.Name == name);
        foreach (var run in recipe.Runs)
            foreach (var inner in Ordered(run)) yield return inner;
        yield return recipe;
    }

    private static JsonObject Together(List<JsonObject> steps) =>
        new(new[] { "ContentTypes", "ContentParts" }.Select(key => KeyValuePair.Create(key, (JsonNode?)new JsonArray([.. steps.SelectMany(s => s[key]!.AsArray()).Select(t => t!.DeepClone())]))));

    private static IEnumerable<string> PartsOf(string type) =>
        Types["ContentTypes"]!.AsArray().OfType<JsonObject>().Where(t => Text(t, "Name") == type).SelectMany(t => t["ContentTypePartDefinitionRecords"]!.AsArray()).Select(p => Text(p!.AsObject(), "PartName")!);

    private static IEnumerable<string?> Doubled(IEnumerable<string?> ids) => ids.GroupBy(i => i).Where(g => g.Count() > 1).Select(g => g.Key);
}
