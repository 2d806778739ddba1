using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Recipes;
using Reseau50.Cms.Security;
using Reseau50.Cms.Settings;

namespace Reseau50.Tests.Cms.Recipes;

public sealed class RecipeRunTests
{
    private const string Definition = """
        { "name": "ContentDefinition", "ContentTypes": [ { "Name": "Page", "DisplayName": "Page", "Settings": { "ContentTypeSettings": { "Creatable": true } },
          "ContentTypePartDefinitionRecords": [ { "PartName": "TitlePart", "Name": "TitlePart" }, { "PartName": "AutoroutePart", "Name": "AutoroutePart", "Settings": { "AutoroutePartSettings": { "Pattern": "{{ ContentItem | display_text | slugify }}" } } } ] } ] }
        """;

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Plan_SaysWhatApplyDoes_AndWritesNothing(Database database)
    {
        await using var lab = await RecipeLab.CreateAsync(database);
        var steps = Definition + """, { "name": "content", "data": [ { "ContentItemId": "un", "ContentItemVersionId": "un.1", "ContentType": "Page", "Published": true, "Latest": true, "TitlePart": { "Title": "Une page" }, "AutoroutePart": {} } ] }""";

        var plan = await lab.RunStepsAsync(steps, new RecipeOptions { DryRun = true });
        Assert.Equal(0, await lab.Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Documents.CountAsync()));
        var applied = await lab.RunStepsAsync(steps);

        Assert.Equal(plan.Lines, applied.Lines);
        Assert.Equal([new RecipeLine(RecipeChange.Created, "type « Page »"), new RecipeLine(RecipeChange.Created, "Page « Une page » (un)")], applied.Lines);
        var again = await lab.RunStepsAsync(steps);
        Assert.True(again.ChangesNothing);
        Assert.Equal("un", await lab.Site.InScopeAsync(async s => (await s.GetRequiredService<AutorouteTable>().FindAsync("une-page", Viewer.Visitor))?.Item.ContentItemId));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ApplyTwice_ThenExport_ThenApplyElsewhere_IsTheSameSite(Database database)
    {
        await using var lab = await RecipeLab.CreateAsync(database);
        var steps = Definition + """
            , { "name": "Roles", "Roles": [ { "Name": "Lectrice", "Permissions": [ "ViewContent", "Edit_Page" ] } ] }
            , { "name": "content", "data": [
                { "ContentItemId": "deux", "ContentItemVersionId": "deux.1", "ContentType": "Page", "Latest": false, "Published": true, "CreatedUtc": "2026-01-01T00:00:00Z", "ModifiedUtc": "2026-01-02T00:00:00Z", "PublishedUtc": "2026-01-02T00:00:00Z", "TitlePart": { "Title": "[js: '[note: entre crochets]']" }, "AutoroutePart": { "Path": "deux" } },
                { "ContentItemId": "deux", "ContentItemVersionId": "deux.2", "ContentType": "Page", "Latest": true, "Published": false, "CreatedUtc": "2026-01-01T00:00:00Z", "ModifiedUtc": "2026-01-03T00:00:00Z", "TitlePart": { "Title": "Brouillon" }, "AutoroutePart": { "Path": "deux" } } ] }
            , { "name": "settings", "SiteName": "Essai", "Autre": { "b": 1, "a": [ true, null ] } }
            , { "name": "layers", "Layers": [ { "Name": "Always", "LayerRule": { "Conditions": [ { "Name": "BooleanCondition", "Value": true } ] } } ] }
            """;
        await lab.RunStepsAsync(steps);
        var once = await lab.ExportAsync();
        await lab.RunStepsAsync(steps);
        Assert.Equal(once, await lab.ExportAsync());
        Assert.Contains("[js: '[note: entre crochets]']", once, StringComparison.Ordinal);

        var folder = Path.Combine(lab.Folder, "ailleurs");
        await lab.Site.InScopeAsync(s => s.GetRequiredService<Reseau50.Cms.Recipes.Export.RecipeExporter>().ExportAsync(folder));
        await using var other = await RecipeLab.CreateAsync(Database.Sqlite);
        await other.RunAsync(Path.Combine(folder, "site.recipe.json"));
        Assert.Equal(once, await other.ExportAsync());
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Definitions_Merge_Replace_AndDelete(Database database)
    {
        await using var lab = await RecipeLab.CreateAsync(database);
        await lab.RunStepsAsync(Definition);
        await lab.RunStepsAsync("""{ "name": "ContentDefinition", "ContentTypes": [ { "Name": "Page", "Settings": { "ContentTypeSettings": { "Listable": true } }, "ContentTypePartDefinitionRecords": [ { "PartName": "AliasPart", "Name": "AliasPart" } ] } ] }""");
        var merged = (await DefinitionsAsync(lab)).Type("Page")!;
        Assert.Equal(["TitlePart", "AutoroutePart", "AliasPart"], merged.Parts.Select(p => p.Name));
        Assert.Equal((true, true, "Page"), (merged.Is("Creatable"), merged.Is("Listable"), merged.DisplayName));

        await lab.RunStepsAsync("""{ "name": "ReplaceContentDefinition", "ContentTypes": [ { "Name": "Page", "ContentTypePartDefinitionRecords": [ { "PartName": "TitlePart", "Name": "TitlePart" } ] } ] }""");
        Assert.Equal(["TitlePart"], (await DefinitionsAsync(lab)).Type("Page")!.Parts.Select(p => p.Name));

        var report = await lab.RunStepsAsync("""{ "name": "DeleteContentDefinition", "ContentTypes": [ "Page", "Inconnu" ] }""");
        Assert.Null((await DefinitionsAsync(lab)).Type("Page"));
        Assert.Equal([new RecipeLine(RecipeChange.Deleted, "type « Page »"), new RecipeLine(RecipeChange.Unchanged, "type « Inconnu »")], report.Lines);
    }

    [Fact]
    public async Task Roles_ReplaceAddAndRemove()
    {
        await using var lab = await RecipeLab.CreateAsync();
        await lab.RunStepsAsync("""{ "name": "Roles", "Roles": [ { "Name": "R", "Permissions": [ "ViewContent", "EditContent" ] } ] }""");
        await lab.RunStepsAsync("""{ "name": "Roles", "Roles": [ { "Name": "R", "PermissionBehavior": "Add", "Permissions": [ "PublishContent" ] } ] }""");
        await lab.RunStepsAsync("""{ "name": "Roles", "Roles": [ { "Name": "R", "PermissionBehavior": "Remove", "Permissions": [ "EditContent" ] } ] }""");
        var role = Assert.Single((await lab.Site.InScopeAsync(async s => await s.GetRequiredService<SiteDocuments>().ReadAsync<RoleList>())).Roles);
        Assert.Equal(["PublishContent", "ViewContent"], role.Permissions);
    }

    [Fact]
    public async Task Expressions_GiveStrings_AndVariablesOnlyOnce()
    {
        await using var lab = await RecipeLab.CreateAsync();
        lab.Write("texte.md", "Ligne 1\r\nLigne 2");
        var path = lab.Write("test.recipe.json", """
            { // a comment, and a trailing comma below
              "name": "test", "variables": { "id": "[js: uuid()]", "salut": "[js: 'Bonjour ' + variables('id')]" },
              "steps": [ { "name": "settings", "A": "[js: variables('id')]", "B": "[js: variables('salut')]", "C": "[js: 1 + 1]", "D": "[js: parameters('SiteName') + '!']", "E": "[js: configuration('Absent', 'défaut')]",
                "F": "[file:text('texte.md')]", "G": "[file: base64('texte.md')]", "H": "[js:base64('w6k=')]", "I": "[hello]", "J": "[js: null]", "K": "[js: new Date().toISOString()]", }, ] }
            """);
        await lab.RunAsync(path, new RecipeOptions { Parameters = new Dictionary<string, string> { ["SiteName"] = "Réseau50" } });
        var others = (await lab.Site.InScopeAsync(async s => await s.GetRequiredService<SiteDocuments>().ReadAsync<SiteSettings>())).Others!;
        var id = others["A"].GetString()!;
        Assert.Equal(26, id.Length);
        Assert.Equal(["Bonjour " + id, "2", "Réseau50!", "défaut", "Ligne 1\nLigne 2", "TGlnbmUgMQ0KTGlnbmUgMg==", "é", "[hello]", "", "2026-11-21T09:00:00.000Z"],
            "BCDEFGHIJK".Select(k => others[k.ToString()].GetString()));
    }

    [Fact]
    public async Task SkipUnsupported_ListsEveryThing_AndKeepsUnknownPartsAsData()
    {
        await using var lab = await RecipeLab.CreateAsync();
        var report = await lab.RunStepsAsync(Definition + """
            , { "name": "Bogus" }
            , { "name": "feature", "enable": [ "OrchardCore.Title", "No.Such" ] }
            , { "name": "content", "data": [ { "ContentItemId": "x", "ContentType": "Page", "TitlePart": { "Title": "X", "Nope": 2 }, "Mystery": { "A": 1 } } ] }
            , { "name": "Templates", "Templates": {} }
            """, new RecipeOptions { SkipUnsupported = true });
        Assert.Equal([("étape", "Bogus"), ("module", "No.Such"), ("champ", "TitlePart.Nope"), ("partie", "Page.Mystery")], report.Skips.Select(s => (s.Kind, s.Name)));
        Assert.Equal("Templates", Assert.Single(report.NotExecuted).Name);
        var item = await lab.Site.InScopeAsync(s => s.GetRequiredService<ContentReader>().LatestAsync("x"));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{ "TitlePart": { "Title": "X", "Nope": 2 }, "Mystery": { "A": 1 } }"""), item!.Parts));
    }

    private static Task<Reseau50.Cms.ContentTypes.ContentDefinitions> DefinitionsAsync(RecipeLab lab) =>
        lab.Site.InScopeAsync(async s => await s.GetRequiredService<ContentReader>().DefinitionsAsync());
}
