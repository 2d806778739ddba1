using System.Text.Json;
using Reseau50.Cms.Content;
using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Parts;

namespace Reseau50.Tests.Cms.ContentTypes;

public sealed class ContentDefinitionsTests
{
    private static readonly ContentDefinitions Definitions = Read("""
        { "ContentTypes": [
            { "Name": "Atelier", "Settings": { "ContentTypeSettings": { "Stereotype": "Widget", "Creatable": true, "Listable": false, "Draftable": "true" } },
              "ContentTypePartDefinitionRecords": [
                { "PartName": "AutoroutePart", "Name": "AutoroutePart", "Settings": { "ContentTypePartSettings": { "Position": "2" }, "AutoroutePartSettings": { "Pattern": "ateliers", "AllowCustomPath": true } } },
                { "PartName": "BagPart", "Name": "Jalons", "Settings": { "ContentTypePartSettings": { "Position": "10", "DisplayName": "Les jalons" } } },
                { "PartName": "Atelier", "Settings": { "ContentTypePartSettings": { "Position": "1.5" } } },
                { "PartName": "TitlePart", "Name": "TitlePart" } ] },
            { "Name": "Vide", "DisplayName": "  " } ],
          "ContentParts": [ { "Name": "Atelier", "ContentPartFieldDefinitionRecords": [
            { "FieldName": "TextField", "Name": "Question", "Settings": { "ContentPartFieldSettings": { "Position": "1", "DisplayName": "La question", "Editor": "TextArea" } } },
            { "FieldName": "DateField", "Name": "Jour", "Settings": { "ContentPartFieldSettings": { "Position": "0" } } } ] } ] }
        """);

    private static TypeDefinition Atelier => Definitions.Type("Atelier")!;

    [Fact]
    public void Parts_StandInTheOrderOfTheirPosition_AsANumber() =>
        Assert.Equal(["TitlePart", "Atelier", "AutoroutePart", "Jalons"], Atelier.Parts.Select(p => p.Name));

    [Fact]
    public void Fields_AreThoseOfThePart_InTheOrderOfTheirPosition()
    {
        var part = Atelier.Part("Atelier")!;
        Assert.Equal([("Jour", "DateField", "Jour", null), ("Question", "TextField", "La question", "TextArea")], part.Definition.Fields.Select(f => (f.Name, f.FieldName, f.DisplayName, f.Editor)));
        Assert.Same(Definitions.Part("Atelier"), part.Definition);
        Assert.Null(part.Definition.Field("question"));
    }

    [Fact]
    public void APart_IsFoundByTheNameTheTypeGivesIt_AndByWhatItIs()
    {
        Assert.Equal(("BagPart", "Les jalons"), (Atelier.Part("Jalons")!.PartName, Atelier.Part("Jalons")!.DisplayName));
        Assert.Null(Atelier.Part("BagPart"));
        Assert.True(Atelier.HasPart("BagPart"));
        Assert.False(Atelier.HasPart("Jalons"));
    }

    [Fact]
    public void Settings_AreReadByTheirClass_AndNewWhereThereAreNone()
    {
        Assert.Equal(("ateliers", true), (Atelier.Part("AutoroutePart")!.Settings<AutoroutePartSettings>().Pattern, Atelier.Part("AutoroutePart")!.Settings<AutoroutePartSettings>().AllowCustomPath));
        Assert.Null(Atelier.Part("TitlePart")!.Settings<AutoroutePartSettings>().Pattern);
        Assert.Equal(("Widget", true, false, false, false), (Atelier.Stereotype, Atelier.Is("Creatable"), Atelier.Is("Listable"), Atelier.Is("Draftable"), Atelier.Is("Inconnu")));
    }

    [Fact]
    public void ATypeWithoutADisplayName_IsCalledByItsName()
    {
        Assert.Equal(("Atelier", "Vide", null), (Atelier.DisplayName, Definitions.Type("Vide")!.DisplayName, Definitions.Type("Vide")!.Stereotype));
        Assert.Null(Definitions.Type("atelier"));
        Assert.Equal(["Atelier", "Vide"], Definitions.Types.Select(t => t.Name));
    }

    internal static ContentDefinitions Read(string json) => new(JsonSerializer.Deserialize<ContentDefinition>(json, ContentJson.Options)!);
}
