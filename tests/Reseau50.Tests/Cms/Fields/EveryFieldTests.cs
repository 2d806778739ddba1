using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;

namespace Reseau50.Tests.Cms.Fields;

/// <summary>What every kind of field must do, on an example of each.</summary>
public sealed class EveryFieldTests
{
    public static TheoryData<string> Names => FieldCases.Names;

    [Fact]
    public async Task EveryDriver_HasAnExample()
    {
        await using var bench = await ViewBench.CreateAsync(Database.Sqlite);
        var known = await bench.Site.InScopeAsync(s => Task.FromResult(s.GetRequiredService<DriverTable>().Fields.Select(f => f.FieldName).Order(StringComparer.Ordinal).ToList()));
        Assert.Equal(known, FieldCases.All.Values.Select(c => c.Field).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Storage_KeepsWhatTheFieldDoesNotKnow(string name)
    {
        var field = FieldCases.All[name];
        await using var bench = await FieldBench.CreateAsync(field);
        var json = JsonNode.Parse(field.Json)!.AsObject();
        json["Inconnu"] = new JsonObject { ["A"] = 1, ["B"] = new JsonArray("x", null) };
        var item = FieldBench.Item(json.ToJsonString());
        await bench.SubmitAsync(item, [.. field.Inputs.Split("\nEssai").Select(l => l.Replace("Essai", "", StringComparison.Ordinal)[".Champ".Length..].TrimStart('.'))]);
        Assert.True(JsonNode.DeepEquals(json, JsonNode.Parse(FieldBench.Json(item))), FieldBench.Json(item));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Display_ShowsAValue_AndNothingWhenThereIsNone(string name)
    {
        var field = FieldCases.All[name];
        await using var bench = await FieldBench.CreateAsync(field);
        Assert.Equal("", (await bench.ShowAsync(FieldBench.Item(null))).Inside("article"));

        var drawn = await bench.ShowAsync(FieldBench.Item(field.Json));
        if (field.Shown.Length == 0) Assert.Equal("", drawn.Inside("article"));
        else if (drawn.Document.QuerySelector(".prose") is not null) Assert.Equal(field.Shown, drawn.Inside(".prose"));
        else Assert.Equal("<p class=\"value__label\">Le champ</p>" + field.Shown, drawn.Inside(".value"));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Editor_NamesTheField_ExplainsIt_AndHoldsItsValue(string name)
    {
        var field = FieldCases.All[name];
        await using var bench = await FieldBench.CreateAsync(field);
        var drawn = await bench.EditAsync(FieldBench.Item(field.Json));
        Assert.Equal(field.Inputs, drawn.Submitted);
        Assert.Equal(field.EmptyInputs, (await bench.EditAsync(FieldBench.Item(null))).Submitted);

        var label = drawn.Document.QuerySelector("legend") ?? drawn.Document.QuerySelector("label");
        Assert.Equal("Le champ (obligatoire)", Drawn.Tight(label!.TextContent));
        var hints = drawn.Document.QuerySelectorAll(".field__hint").Where(h => h.TextContent.StartsWith("Une aide.", StringComparison.Ordinal)).ToList();
        Assert.Contains(Assert.Single(hints).Id, drawn.Document.QuerySelectorAll("[aria-describedby]").Select(e => e.GetAttribute("aria-describedby")));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Update_TakesWhatWasTyped(string name)
    {
        var field = FieldCases.All[name];
        await using var bench = await FieldBench.CreateAsync(field);
        var item = FieldBench.Item(field.Json);
        var form = await bench.SubmitAsync(item, field.Typed);
        Assert.Equal([], form.Problems);
        Assert.Equal(field.Stored, FieldBench.Json(item));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task AnEmptyRequiredField_IsRefused_BesideItsInputAndInTheSummary(string name)
    {
        var field = FieldCases.All[name];
        await using var bench = await FieldBench.CreateAsync(field);
        var item = FieldBench.Item(field.Json);
        var form = await bench.SubmitAsync(item, "=", "Url=", "Paths=", "Latitude=", "Longitude=", "Text=");
        Assert.Equal([new Problem(field.MainInput, "« Le champ » " + field.Missing)], form.Problems);

        var drawn = await bench.EditAsync(item, form);
        var message = ("« Le champ » " + field.Missing).Replace("« ", "«\u00a0", StringComparison.Ordinal).Replace(" »", "\u00a0»", StringComparison.Ordinal).Replace(" :", "\u00a0:", StringComparison.Ordinal);
        Assert.Equal([$"{EditorInput.IdOf(field.MainInput)}: {message}"], drawn.Problems);
        if (!drawn.Inputs.Any()) return;
        Assert.Equal(message, drawn.Described(field.MainInput)[0]);
        Assert.Equal("true", drawn.Inputs.First(i => i.GetAttribute("name") == field.MainInput).GetAttribute("aria-invalid"));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task AFieldThatIsNotRequired_MayStayEmpty(string name)
    {
        var field = FieldCases.All[name] with { Settings = null };
        await using var bench = await FieldBench.CreateAsync(field);
        Assert.Equal([], (await bench.SubmitAsync(FieldBench.Item(null), "=", "Url=", "Paths=", "Latitude=", "Longitude=", "Text=")).Problems);
    }
}
