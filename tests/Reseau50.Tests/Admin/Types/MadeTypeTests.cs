using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Admin.Site.Types;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Content;
using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Recipes.Export;
using Reseau50.Cms.Security;
using Reseau50.Cms.Settings;

namespace Reseau50.Tests.Admin.Types;

/// <summary>A type made from nothing: it works at once, goes elsewhere as a recipe, and is deleted only when nothing is made of it.</summary>
public sealed class MadeTypeTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AnItemOfIt_IsWritten_Published_AndFound(Database database)
    {
        await using var site = await TestSite.CreateAsync(database);
        await MakeAsync(site);
        var item = await site.InScopeAsync(async s =>
        {
            var drafts = s.GetRequiredService<ContentDrafts>();
            var made = drafts.New("Fiche", "ada", "Ada");
            made.SetPart("TitlePart", new TitlePart { Title = "Peinture propre" });
            made.SetPart("AutoroutePart", new AutoroutePart());
            made.SetField("Fiche", "Duree", new TextField { Text = "Une heure" });
            Assert.Empty(await drafts.PublishAsync(made));
            return (await s.GetRequiredService<AutorouteTable>().FindAsync("peinture-propre", Viewer.Visitor))!.Value.Item;
        });
        Assert.Equal(("Fiche", "Peinture propre", "Une heure"), (item.ContentType, item.DisplayText, item.Field<TextField>("Fiche", "Duree").Text));
        Assert.Equal([("ada", "type.created", "Le type « Fiche d’éveil » a été créé."), ("ada", "type.changed", "Un champ.")], await AuditAsync(site));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ItsRecipe_GivesTheSameType_OnAnEmptySite(Database database)
    {
        await using var lab = await RecipeLab.CreateAsync(database);
        await MakeAsync(lab.Site);
        var recipe = await RecipeAsync(lab.Site);
        await using var other = await RecipeLab.CreateAsync(database);
        await other.RunAsync(other.Write("fiche.recipe.json", recipe));
        Assert.Equal(Encoding.UTF8.GetString(recipe), Encoding.UTF8.GetString(await RecipeAsync(other.Site)));
        Assert.Equal(await StructureAsync(lab), await StructureAsync(other));
        Assert.Contains("\"Name\": \"Fiche\"", await StructureAsync(lab), StringComparison.Ordinal);
        Assert.True((await other.RunAsync(other.Write("encore.recipe.json", recipe))).ChangesNothing);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task OfTwoPeople_TheSecondIsTold_AndNothingIsOverwritten(Database database)
    {
        await using var site = await TestSite.CreateAsync(database);
        await MakeAsync(site);
        var stamp = await StampAsync(site);
        Assert.True(await ChangeAsync(site, stamp, "Premier"));
        Assert.False(await ChangeAsync(site, stamp, "Second"));
        Assert.False(await ChangeAsync(site, null, "Sans départ"));
        Assert.Equal("Premier", (await ReadAsync(site)).Type("Fiche")!.DisplayName);
        // Somebody at work on another type does not count.
        stamp = await StampAsync(site);
        await site.InScopeAsync(s => s.GetRequiredService<TypeStore>().ChangeAsync("Autre", TypeStore.StampOf(new ContentDefinition(), "Autre"), new TypeChange("type.created", "Un autre.", d => d.ContentTypes.Add(new ContentTypeRecord { Name = "Autre" })), default));
        Assert.True(await ChangeAsync(site, stamp, "Troisième"));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AFieldRemoved_AndPutBack_FindsItsValuesAgain(Database database)
    {
        await using var site = await TestSite.CreateAsync(database);
        await MakeAsync(site);
        await site.ImportAsync(new JsonObject { ["ContentItemId"] = "une", ["ContentItemVersionId"] = "une.1", ["ContentType"] = "Fiche", ["Latest"] = true, ["Published"] = true, ["TitlePart"] = new JsonObject { ["Title"] = "Une" }, ["Fiche"] = new JsonObject { ["Duree"] = new JsonObject { ["Text"] = "Une heure" } } });
        await site.InScopeAsync(async s => await s.GetRequiredService<TypeStore>().ChangeAsync("Fiche", await StampAsync(site), new TypeChange("type.changed", "Retiré.", d => d.Part("Fiche")!.ContentPartFieldDefinitionRecords.Clear()), default));
        await site.InScopeAsync(async s => await s.GetRequiredService<TypeStore>().ChangeAsync("Fiche", await StampAsync(site), new TypeChange("type.changed", "Remis.", d => d.AddField("Fiche", new ContentPartFieldRecord { FieldName = "TextField", Name = "Duree" })), default));
        Assert.Equal("Une heure", (await site.LatestAsync("une"))!.Field<TextField>("Fiche", "Duree").Text);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Deleting_IsRefused_WhileSomethingIsMadeOfIt(Database database)
    {
        await using var lab = await RecipeLab.CreateAsync(database);
        var site = lab.Site;
        await MakeAsync(site);
        await site.InWorkAsync(async s =>
        {
            var all = await s.GetRequiredService<SiteDocuments>().EditAsync<ContentDefinition>();
            all.ContentTypes.AddRange(TypeMaker.Definition([new TypeMaker("Dossier", "Dossier").Part("TitlePart").Part("BagPart", new BagPartSettings { ContainedContentTypes = ["Fiche"] }, "Fiches")]).ContentTypes);
            await s.GetRequiredService<SiteDocuments>().WriteAsync(all);
        });
        await site.ImportAsync(new JsonObject { ["ContentItemId"] = "une", ["ContentItemVersionId"] = "une.1", ["ContentType"] = "Fiche", ["Latest"] = true, ["Published"] = true, ["TitlePart"] = new JsonObject { ["Title"] = "Une" } },
            new JsonObject { ["ContentItemId"] = "deux", ["ContentItemVersionId"] = "deux.1", ["ContentType"] = "Dossier", ["Latest"] = true, ["Published"] = false, ["TitlePart"] = new JsonObject { ["Title"] = "Deux" }, ["Fiches"] = new JsonObject { ["ContentItems"] = new JsonArray(new JsonObject { ["ContentItemId"] = "dedans", ["ContentType"] = "Fiche", ["TitlePart"] = new JsonObject { ["Title"] = "Dedans" } }) } });
        Assert.Equal(["Un contenu de ce type existe : supprimez-le d’abord.", "Un autre contenu en contient : retirez-le d’abord de ce contenu.", "Il est proposé dans Dossier, « Fiches » : retirez-le d’abord de ces réglages."],
            await site.InScopeAsync(s => s.GetRequiredService<TypeDeletion>().ObstaclesAsync("Fiche", default)));
        Assert.False(await DeleteAsync(site));
        Assert.NotNull((await ReadAsync(site)).Type("Fiche"));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Deleting_TakesItsFieldsRightsAndSettings_AndAnExportStillApplies(Database database)
    {
        await using var lab = await RecipeLab.CreateAsync(database);
        await MakeAsync(lab.Site);
        await lab.Site.InWorkAsync(async s =>
        {
            await s.GetRequiredService<SiteDocuments>().WriteAsync(new RoleList { Roles = [new RoleRecord { Name = "Lectrice", Permissions = ["Edit_Fiche", "ViewContent"] }] });
            await s.GetRequiredService<SiteDocuments>().WriteAsync(new CustomSettings { Items = { ["Fiche"] = new JsonObject { ["ContentType"] = "Fiche" } } });
        });
        Assert.True(await DeleteAsync(lab.Site));
        var all = await ReadAsync(lab.Site);
        Assert.Equal((null, null), (all.Type("Fiche"), all.Part("Fiche")));
        Assert.Equal(["ViewContent"], await lab.Site.InScopeAsync(async s => (await s.GetRequiredService<SiteDocuments>().ReadAsync<RoleList>()).Roles.Single().Permissions));
        Assert.Contains(("système", "type.deleted", "Le type « Fiche d’éveil » a été supprimé."), await AuditAsync(lab.Site));
        await using var other = await RecipeLab.CreateAsync(database);
        await other.RunAsync(Path.Combine(await lab.ExportFolderAsync(), "site.recipe.json"));
        Assert.Equal(await lab.ExportAsync(), await other.ExportAsync());
    }

    [Fact]
    public async Task PartsAndFields_ChangePlaces()
    {
        await using var site = await TestSite.CreateAsync(Database.Sqlite);
        await MakeAsync(site);
        var all = await ReadAsync(site);
        var type = all.Type("Fiche")!;
        Assert.True(type.Move("Fiche", up: true));
        Assert.False(type.Move("TitlePart", up: true));
        Assert.Equal(["TitlePart", "Fiche", "AutoroutePart"], type.Ordered().Select(p => p.Name));
        Assert.Equal(["TitlePart", "Fiche", "AutoroutePart"], new ContentDefinitions(all).Type("Fiche")!.Parts.Select(p => p.Name));
        all.AddField("Fiche", new ContentPartFieldRecord { FieldName = "TextField", Name = "Lieu" });
        Assert.True(all.Part("Fiche")!.MoveField("Duree", up: false));
        Assert.False(all.Part("Fiche")!.MoveField("Inconnu", up: false));
        Assert.Equal(["Lieu", "Duree"], new ContentDefinitions(all).Part("Fiche")!.Fields.Select(f => f.Name));
    }

    [Theory]
    [InlineData("Fiche d’éveil", "FicheDEveil")]
    [InlineData("2 cœurs à l’œuvre", "CoeursALOeuvre")]
    [InlineData("…", "")]
    public void ATechnicalName_IsProposed(string words, string name) => Assert.Equal(name, TechnicalName.Of(words));

    [Theory]
    [InlineData("", "…", "Donnez un nom technique.")]
    [InlineData("fiche", "x", "« fiche » ne peut pas être un nom technique : une majuscule d’abord, puis des lettres sans accent et des chiffres, sans espace.")]
    [InlineData("Fiche_A", "x", "« Fiche_A » ne peut pas être un nom technique : une majuscule d’abord, puis des lettres sans accent et des chiffres, sans espace.")]
    [InlineData("NOUVEAU", "x", "« NOUVEAU » sert déjà au site : choisissez un autre nom technique.")]
    [InlineData("FICHE", "x", "« FICHE » existe déjà : choisissez un autre nom technique.")]
    public void ANameThatCannotBe_IsSaid(string typed, string words, string message)
    {
        var form = new Reseau50.Cms.Display.FormInput(new Dictionary<string, Microsoft.Extensions.Primitives.StringValues> { ["Name"] = typed });
        TechnicalName.Read(form, "Name", words, ["Fiche"]);
        Assert.Equal([message], form.Problems.Select(p => p.Message));
    }

    private static async Task MakeAsync(TestSite site)
    {
        await site.InScopeAsync(async s =>
        {
            s.GetRequiredService<AuditTrail>().Actor = "ada";
            Assert.True(await s.GetRequiredService<TypeStore>().ChangeAsync("Fiche", TypeStore.StampOf(new ContentDefinition(), "Fiche"), new TypeChange("type.created", "Le type « Fiche d’éveil » a été créé.", d =>
            {
                d.ContentTypes.Add(TypeShape.All.Single(x => x.Value == "page").Make("Fiche", "Fiche d’éveil"));
                d.ContentParts.Add(new ContentPartRecord { Name = "Fiche" });
            }), default));
            Assert.True(await s.GetRequiredService<TypeStore>().ChangeAsync("Fiche", await StampAsync(site), new TypeChange("type.changed", "Un champ.", d => d.AddField("Fiche", new ContentPartFieldRecord
            {
                FieldName = "TextField",
                Name = "Duree",
                Settings = new JsonObject { ["ContentPartFieldSettings"] = new JsonObject { ["DisplayName"] = "[note: durée]" } },
            })), default));
        });
    }

    private static Task<ContentDefinition> ReadAsync(TestSite site) => site.InScopeAsync(async s => await s.GetRequiredService<SiteDocuments>().EditAsync<ContentDefinition>());
    private static async Task<string> StampAsync(TestSite site) => TypeStore.StampOf(await ReadAsync(site), "Fiche");

    private static Task<bool> ChangeAsync(TestSite site, string? stamp, string name) =>
        site.InScopeAsync(s => s.GetRequiredService<TypeStore>().ChangeAsync("Fiche", stamp, new TypeChange("type.changed", "Renommé.", d => d.Type("Fiche")!.DisplayName = name), default));

    private static async Task<bool> DeleteAsync(TestSite site)
    {
        var all = await ReadAsync(site);
        return await site.InScopeAsync(s => s.GetRequiredService<TypeDeletion>().DeleteAsync(all.Type("Fiche")!, TypeStore.StampOf(all, "Fiche"), default));
    }

    private static Task<byte[]> RecipeAsync(TestSite site) => site.InScopeAsync(s => s.GetRequiredService<RecipeExporter>().TypeAsync("Fiche"));

    private static async Task<string> StructureAsync(RecipeLab lab) => await File.ReadAllTextAsync(Path.Combine(await lab.ExportFolderAsync(), "structure.recipe.json"));

    private static Task<List<(string, string, string)>> AuditAsync(TestSite site) => site.InScopeAsync(async s =>
        (await s.GetRequiredService<SiteDb>().Set<AuditLine>().Where(l => l.SubjectType == "Type").OrderBy(l => l.Id).ToListAsync()).Select(l => (l.Actor, l.Action, l.Summary)).ToList());
}
