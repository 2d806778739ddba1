using Reseau50.Admin.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Tests.Admin;
using Reseau50.Workshops.Closing;

namespace Reseau50.Tests.Workshops;

/// <summary>What a session produced becomes a tool sheet, once.</summary>
public sealed class ToolSheetTests
{
    private static readonly Viewer Publisher = AdminLab.Person("zoe", "AccessAdminPanel", "Publish_CompteRendu");

    public static FormInput WithProduction(string publish = "false", string tool = "") => WorkshopLab.Form(("Productions.Items", "bande"), ("Productions.bande.ContentType", "Production"),
        ("Productions.bande.TitlePart.Title", "La bande du jour"), ("Productions.bande.Production.Genre", "format-fiche"), ("Productions.bande.Production.Resume", "Voir une journée d’un coup d’œil."),
        ("Productions.bande.Production.PublierFiche", publish), ("Productions.bande.Production.Outil", tool));

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ADraftHasNoSheet_APublicationMakesOne_LinkedBothWays_AndOnlyOne(Database database)
    {
        await using var site = await WorkshopLab.CreateAsync(database);
        var item = await site.TakeAsync(WithProduction());
        Assert.Empty((await site.SaveAsync(item)).Problems);
        Assert.Empty(await SheetsAsync(site));
        for (var i = 0; i < 3; i++)
        {
            var stored = (await site.LatestAsync(item.ContentItemId))!;
            Assert.Empty((await site.SaveAsync(stored, ItemSave.StampOf(stored), publish: true)).Problems);
            await site.InScopeAsync(s => s.GetRequiredService<ContentDrafts>().UnpublishAsync(item.ContentItemId));
        }
        var sheet = Assert.Single(await SheetsAsync(site));
        Assert.Equal(("La bande du jour", false, "ada"), (sheet.DisplayText, sheet.Published, sheet.Owner));
        Assert.Equal([WorkshopLab.Sleep], sheet.Field<ContentPickerField>("Outil", "AtelierSource").ContentItemIds);
        Assert.Equal(["format-fiche"], sheet.Field<TaxonomyField>("Outil", "Format").TermContentItemIds);
        Assert.Equal("Voir une journée d’un coup d’œil.", sheet.Field<TextField>("Outil", "Resume").Text);
        var production = Assert.Single((await site.LatestAsync(item.ContentItemId))!.Part<BagPart>("Productions").Items);
        Assert.Equal([sheet.ContentItemId], production.Field<ContentPickerField>("Production", "Outil").ContentItemIds);
        Assert.Equal(1, await site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<AuditLine>().CountAsync(a => a.Action == "workshops.tool-sheet" && a.SubjectId == sheet.ContentItemId)));
    }

    // A box that anybody can tick gives no right.
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ASheetIsPublished_WhenItsBoxIsTicked_ByWhoeverMayPublishTools(Database database)
    {
        foreach (var (who, ticked, expected) in ((Viewer, string, bool)[])[(WorkshopLab.Coordinator, "true", true), (WorkshopLab.Coordinator, "false", false), (Publisher, "true", false)])
        {
            await using var site = await WorkshopLab.CreateAsync(database);
            var item = await site.TakeAsync(WithProduction(ticked), publish: true);
            Assert.Empty((await site.SaveAsync(item, publish: true, who: who)).Problems);
            Assert.Equal(expected, Assert.Single(await SheetsAsync(site)).Published);
        }
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ASheetThatExists_IsChosenInsteadOfMade_AndARestrictedWriteUpMakesARestrictedSheet(Database database)
    {
        await using var site = await WorkshopLab.CreateAsync(database);
        var item = await site.TakeAsync(WithProduction("true"), publish: true);
        item.SetPart(nameof(VisibilityPart), new VisibilityPart { Audiences = ["membre"] });
        Assert.Empty((await site.SaveAsync(item, publish: true)).Problems);
        var sheet = Assert.Single(await SheetsAsync(site));
        Assert.Equal(["membre"], sheet.Part<VisibilityPart>().Audiences!);
        var other = await site.TakeAsync(WithProduction(tool: sheet.ContentItemId), publish: true, stored: await site.LatestAsync(item.ContentItemId));
        Assert.Empty((await site.SaveAsync(other, ItemSave.StampOf(await site.LatestAsync(item.ContentItemId)), publish: true)).Problems);
        Assert.Equal(sheet.ContentItemId, Assert.Single(await SheetsAsync(site)).ContentItemId);
    }

    private static Task<List<ContentItem>> SheetsAsync(TestSite site) => site.InScopeAsync(async s =>
        (await s.GetRequiredService<SiteDb>().ContentItems.AsNoTracking().Where(x => x.ContentType == "Outil" && x.Latest).ToListAsync()).ConvertAll(x => x.ToItem()));
}
