using System.Text.Json.Nodes;
using NJsonSchema;

namespace Reseau50.Tests.Recipes;

/// <summary>The JSON schemas of <c>recipes/schema</c>: they accept every recipe of ours and refuse what the engine refuses.</summary>
public sealed class OurSchemaTests
{
    private static readonly Lazy<Task<JsonSchema>> Schema = new(() => JsonSchema.FromFileAsync(Path.Combine(SourceTree.Recipes, "schema", "recipe.schema.json")));

    public static TheoryData<string> Names => OurRecipe.Names;

    [Theory, MemberData(nameof(Names))]
    public async Task Recipe_NamesItsSchemaAndKeepsIt(string file)
    {
        var recipe = OurRecipe.Of(file);
        Assert.Equal("schema/recipe.schema.json", OurRecipe.Text(recipe.Json, "$schema"));
        Assert.Empty((await Schema.Value).Validate(recipe.Json.ToJsonString()).Select(e => e.ToString()));
    }

    [Theory]
    [InlineData("step", """{ "name": "x", "steps": [ { "name": "Bogus" } ] }""")]
    [InlineData("step without name", """{ "name": "x", "steps": [ { "enable": [] } ] }""")]
    [InlineData("root key", """{ "name": "x", "Steps": [] }""")]
    [InlineData("no steps", """{ "name": "x" }""")]
    [InlineData("item without type", """{ "name": "x", "steps": [ { "name": "content", "data": [ { "ContentItemId": "a" } ] } ] }""")]
    [InlineData("scalar in no part", """{ "name": "x", "steps": [ { "name": "content", "data": [ { "ContentType": "Page", "Foo": "bar" } ] } ] }""")]
    [InlineData("flag as a text", """{ "name": "x", "steps": [ { "name": "content", "data": [ { "ContentType": "Page", "Published": "true" } ] } ] }""")]
    [InlineData("data as an object", """{ "name": "x", "steps": [ { "name": "content", "data": {} } ] }""")]
    [InlineData("part without PartName", """{ "name": "x", "steps": [ { "name": "ContentDefinition", "ContentTypes": [ { "Name": "T", "ContentTypePartDefinitionRecords": [ { "Name": "TitlePart" } ] } ] } ] }""")]
    [InlineData("permission behaviour", """{ "name": "x", "steps": [ { "name": "Roles", "Roles": [ { "Name": "R", "PermissionBehavior": "Perhaps" } ] } ] }""")]
    [InlineData("features as a text", """{ "name": "x", "steps": [ { "name": "feature", "enable": "OrchardCore.Title" } ] }""")]
    [InlineData("media without target", """{ "name": "x", "steps": [ { "name": "media", "Files": [ { "SourcePath": "a.png" } ] } ] }""")]
    [InlineData("sub-recipe without name", """{ "name": "x", "steps": [ { "name": "recipes", "Values": [ { "executionid": "x" } ] } ] }""")]
    public async Task Schema_Refuses(string what, string recipe) =>
        Assert.True((await Schema.Value).Validate(recipe).Count > 0, $"the schema accepts a recipe with a wrong {what}");

    [Fact]
    public async Task EveryStepTheEngineKnows_HasItsSchema_ButOldNamesOfWhatIsNotExecuted()
    {
        await using var lab = await RecipeLab.CreateAsync();
        var fault = await Assert.ThrowsAsync<Reseau50.Cms.Recipes.RecipeFaultException>(() => lab.RunStepsAsync("""{ "name": "Bogus" }"""));
        var known = fault.Fix.Split(" : ")[1].Split('.')[0].Split(", ");
        var named = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(SourceTree.Recipes, "schema", "recipe.schema.json")))!["properties"]!["steps"]!["items"]!["anyOf"]!.AsArray()
            .Select(r => Path.GetFileName(r!["$ref"]!.GetValue<string>()).Replace(".schema.json", "", StringComparison.Ordinal)).ToList();
        Assert.Equal([], named.Except(known));
        Assert.Equal(["lucene-index-rebuild", "lucene-index-reset", "ResetIndex"], known.Except(named).Order(StringComparer.OrdinalIgnoreCase));
    }
}
