using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;

namespace Reseau50.Tests.Cms.Parts;

/// <summary>What every kind of part must do, on an example of each.</summary>
public sealed class EveryPartTests
{
    public static TheoryData<string> Names => PartCases.Names;

    [Fact]
    public async Task EveryDriver_HasAnExample()
    {
        await using var bench = await ViewBench.CreateAsync(Database.Sqlite);
        // The kernel's own: those of modules have their tests beside them.
        var known = await bench.Site.InScopeAsync(s => Task.FromResult(s.GetRequiredService<DriverTable>().Parts.Where(p => p.PartType.Assembly == typeof(ContentItem).Assembly).Select(p => p.PartName).Order(StringComparer.Ordinal).ToList()));
        Assert.Equal(known, PartCases.All.Values.Select(c => c.Part).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Storage_KeepsWhatThePartDoesNotKnow(string name)
    {
        var part = PartCases.All[name];
        await using var bench = await PartBench.CreateAsync(part);
        var json = JsonNode.Parse(part.Json)!.AsObject();
        json["Inconnu"] = new JsonObject { ["A"] = 1, ["B"] = new JsonArray("x", null) };
        var item = bench.Item(json.ToJsonString());
        var driver = await bench.Views.Site.InScopeAsync(s => Task.FromResult(s.GetRequiredService<DriverTable>().Part(part.Part)!));
        var read = typeof(ContentJson).GetMethod(nameof(ContentJson.Read))!.MakeGenericMethod(driver.PartType).Invoke(null, [item.Parts[part.Part]])!;
        item.SetPart(part.Part, read);
        Assert.True(JsonNode.DeepEquals(json, item.Parts[part.Part]), bench.Json(item));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Display_ShowsAValue_AndNothingWhenThereIsNone(string name)
    {
        var part = PartCases.All[name];
        await using var bench = await PartBench.CreateAsync(part);
        Assert.Equal(part.Shown, await bench.ShowAsync(bench.Item(part.Json), part.DisplayType));
        Assert.Equal("", await bench.ShowAsync(bench.Item(null), part.DisplayType));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Editor_HoldsTheValue_UnderItsLabel(string name)
    {
        var part = PartCases.All[name];
        await using var bench = await PartBench.CreateAsync(part);
        var drawn = await bench.EditAsync(bench.Item(part.Json));
        Assert.Equal(part.Inputs ?? "", drawn.Submitted);
        if (part.Labels.Length > 0) Assert.Equal(part.Labels, drawn.Document.QuerySelectorAll("label").Select(l => Drawn.Tight(l.TextContent)));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Update_TakesWhatWasTyped(string name)
    {
        var part = PartCases.All[name];
        await using var bench = await PartBench.CreateAsync(part);
        var item = bench.Item(part.Json);
        var form = await bench.SubmitAsync(item, part.Typed);
        Assert.Equal([], form.Problems);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(part.Stored), item.Parts[part.Part]), bench.Json(item));
        Assert.False(form.Rearranged);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task AFormWithoutTheNestedItems_LeavesThemAlone(string name)
    {
        var part = PartCases.All[name];
        if (part.Part is not ("BagPart" or "FlowPart" or "MenuItemsListPart" or "TaxonomyPart")) return;
        await using var bench = await PartBench.CreateAsync(part);
        var item = bench.Item(part.Json);
        await bench.SubmitAsync(item);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(part.Json), item.Parts[part.Part]), bench.Json(item));
    }
}
