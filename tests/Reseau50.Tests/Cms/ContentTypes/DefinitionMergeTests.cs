using System.Text.Json;
using System.Text.Json.Nodes;
using Reseau50.Cms.Content;
using Reseau50.Cms.ContentTypes;

namespace Reseau50.Tests.Cms.ContentTypes;

public sealed class DefinitionMergeTests
{
    private const string Known = """
        { "ContentTypes": [ { "Name": "Page", "DisplayName": "Page", "Settings": { "ContentTypeSettings": { "Creatable": true, "Listable": true } },
            "ContentTypePartDefinitionRecords": [ { "PartName": "TitlePart", "Name": "TitlePart", "Settings": { "TitlePartSettings": { "Pattern": "a", "Options": 1 } } } ] } ],
          "ContentParts": [ { "Name": "Page", "Settings": { "P": { "a": 1 } }, "ContentPartFieldDefinitionRecords": [ { "FieldName": "TextField", "Name": "Chapo", "Settings": { "S": { "Hint": "h", "Required": true } } } ] } ] }
        """;

    [Fact]
    public void AType_KeepsWhatTheNewOneDoesNotName()
    {
        var into = Definition(Known);
        DefinitionMerge.Type(into, Type("""
            { "Name": "Page", "Settings": { "ContentTypeSettings": { "Listable": false }, "Autre": { "x": 1 } }, "ContentTypePartDefinitionRecords": [
              { "PartName": "TitlePart", "Settings": { "TitlePartSettings": { "Pattern": "b" } } }, { "PartName": "BagPart", "Name": "Jalons" } ] }
            """), replace: false);
        Same("""
            { "Name": "Page", "DisplayName": "Page", "Settings": { "ContentTypeSettings": { "Creatable": true, "Listable": false }, "Autre": { "x": 1 } }, "ContentTypePartDefinitionRecords": [
              { "PartName": "TitlePart", "Name": "TitlePart", "Settings": { "TitlePartSettings": { "Pattern": "b", "Options": 1 } } }, { "PartName": "BagPart", "Name": "Jalons", "Settings": {} } ] }
            """, Assert.Single(into.ContentTypes));
    }

    [Fact]
    public void APart_KeepsItsFields_AndTakesANewKindOfOne()
    {
        var into = Definition(Known);
        DefinitionMerge.Part(into, Part("""
            { "Name": "Page", "Settings": { "P": { "b": 2 } }, "ContentPartFieldDefinitionRecords": [
              { "FieldName": "MarkdownField", "Name": "Chapo", "Settings": { "S": { "Required": false } } }, { "FieldName": "DateField", "Name": "Jour" } ] }
            """), replace: false);
        Same("""
            { "Name": "Page", "Settings": { "P": { "a": 1, "b": 2 } }, "ContentPartFieldDefinitionRecords": [
              { "FieldName": "MarkdownField", "Name": "Chapo", "Settings": { "S": { "Hint": "h", "Required": false } } }, { "FieldName": "DateField", "Name": "Jour", "Settings": {} } ] }
            """, Assert.Single(into.ContentParts));
    }

    [Fact]
    public void Replaced_NothingOfTheOldOneStays()
    {
        var into = Definition(Known);
        DefinitionMerge.Type(into, Type("""{ "Name": "Page" }"""), replace: true);
        DefinitionMerge.Part(into, Part("""{ "Name": "Page" }"""), replace: true);
        Same("""{ "Name": "Page", "Settings": {}, "ContentTypePartDefinitionRecords": [] }""", Assert.Single(into.ContentTypes));
        Same("""{ "Name": "Page", "Settings": {}, "ContentPartFieldDefinitionRecords": [] }""", Assert.Single(into.ContentParts));
    }

    [Fact]
    public void MergingTheSameAgain_ChangesNothing()
    {
        var into = Definition(Known);
        DefinitionMerge.Type(into, Definition(Known).ContentTypes[0], replace: false);
        DefinitionMerge.Part(into, Definition(Known).ContentParts[0], replace: false);
        DefinitionMerge.Type(into, Type("""{ "Name": "Autre" }"""), replace: false);
        Assert.Equal(["Page", "Autre"], into.ContentTypes.Select(t => t.Name));
        into.ContentTypes.RemoveAt(1);
        Same(Known, into);
    }

    [Fact]
    public void EveryStockType_HasItsPartsInOrder_AndComesWithItsFeatureOnly()
    {
        var menu = new ContentDefinitions(new ContentDefinition { ContentTypes = [.. StockDefinitions.Of("OrchardCore.Menu")] });
        Assert.Equal(["Menu", "LinkMenuItem", "ContentMenuItem", "HtmlMenuItem"], menu.Types.Select(t => t.Name));
        Assert.Equal(["TitlePart", "AliasPart", "MenuPart", "MenuItemsListPart"], menu.Type("Menu")!.Parts.Select(p => p.Name));
        Assert.All(menu.Types.Skip(1), t => Assert.Equal("MenuItem", t.Stereotype));
        Assert.Equal(["Taxonomy"], StockDefinitions.Of("OrchardCore.Taxonomies").Select(t => t.Name));
        Assert.Empty(StockDefinitions.Of("OrchardCore.Title"));
    }

    private static ContentDefinition Definition(string json) => Read<ContentDefinition>(json);
    private static ContentTypeRecord Type(string json) => Read<ContentTypeRecord>(json);
    private static ContentPartRecord Part(string json) => Read<ContentPartRecord>(json);
    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, ContentJson.Options)!;

    private static void Same(string expected, object actual)
    {
        var written = JsonSerializer.SerializeToNode(actual, actual.GetType(), ContentJson.Options);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), written), written!.ToJsonString());
    }
}
