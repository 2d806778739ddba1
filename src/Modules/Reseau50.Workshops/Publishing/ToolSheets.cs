using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Workshops.Listing;
using Reseau50.Workshops.WriteUps;

namespace Reseau50.Workshops.Publishing;

/// <summary>
/// Makes a tool sheet of each production that has none: a draft, or published when its box is ticked and whoever publishes may publish tools. The sheet names the workshop, the
/// production names the sheet. The sheet's id follows from the production's: it is made once, even if it was deleted since.
/// </summary>
internal sealed class ToolSheets(SiteDb db, ContentDrafts drafts, AuditTrail audit, SiteTime time, CurrentViewer? viewer = null)
{
    private const string Bag = "Productions", Production = "Production", Tool = "Outil";

    public async Task MakeAsync(ContentItem writeUp, ContentItem workshop, CancellationToken ct)
    {
        var productions = writeUp.Part<BagPart>(Bag).Items.Select(p => p.Clone()).ToList();
        if (productions.Count == 0) return;
        foreach (var production in productions.Where(p => p.Field<ContentPickerField>(Production, "Outil").ContentItemIds.Count == 0))
        {
            var id = OneId.For("ou", writeUp.ContentItemId + ":" + production.ContentItemId);
            if (!await db.ContentItems.AnyAsync(x => x.ContentItemId == id, ct)) await StoreAsync(Sheet(id, production, writeUp, workshop), production, ct);
            production.SetField(Production, "Outil", new ContentPickerField { ContentItemIds = [id] });
        }
        writeUp.SetPart(Bag, new BagPart { ContentItems = [.. productions.Select(ContentJson.FromItem)] });
    }

    private async Task StoreAsync(ContentItem sheet, ContentItem production, CancellationToken ct)
    {
        var publish = production.Field<BooleanField>(Production, "PublierFiche").Value && viewer?.Value.May(ItemAct.Publish, Tool, sheet.Owner) == true;
        var problems = publish ? await drafts.PublishAsync(sheet, ct) : await drafts.SaveDraftAsync(sheet, ct);
        // The production passed the same checks as the sheet's inputs: what remains is a definition that asks for more than a production says.
        if (problems.Count > 0) throw new InvalidOperationException($"A production of a write-up makes no valid tool sheet: {string.Join(" ", problems.Select(p => p.Message))}");
        audit.Add("workshops.tool-sheet", Tool, sheet.ContentItemId, $"La fiche « {sheet.DisplayText} » a été créée d’après un compte-rendu.");
    }

    private ContentItem Sheet(string id, ContentItem production, ContentItem writeUp, ContentItem workshop)
    {
        var sheet = new ContentItem
        {
            ContentItemId = id,
            ContentItemVersionId = ContentIds.New(),
            ContentType = Tool,
            DisplayText = production.DisplayText,
            Latest = true,
            CreatedUtc = time.UtcNow,
            Owner = writeUp.Owner,
            Author = writeUp.Author,
        };
        sheet.SetPart(nameof(TitlePart), new TitlePart { Title = production.DisplayText });
        sheet.SetPart(nameof(AutoroutePart), new AutoroutePart());
        sheet.SetField(Tool, "Resume", new TextField { Text = production.Field<TextField>(Production, "Resume").Text });
        sheet.SetField(Tool, "Format", production.Field<TaxonomyField>(Production, "Genre"));
        sheet.SetField(Tool, "Fichiers", production.Field<MediaField>(Production, "Fichier"));
        sheet.SetField(Tool, "AtelierSource", new ContentPickerField { ContentItemIds = [workshop.ContentItemId] });
        sheet.SetField(Tool, "Reseaux", workshop.Field<ContentPickerField>(Workshop.Type, "Reseaux"));
        sheet.SetField(Tool, "Themes", workshop.Field<TaxonomyField>(Workshop.Type, "Themes"));
        foreach (var field in (string[])["Charte", "Referentiel"]) sheet.SetField(Tool, field, writeUp.Field<TaxonomyField>(WriteUp.Type, field));
        sheet.SetField(Tool, "Auteur", new TextField { Text = writeUp.Field<TextField>(WriteUp.Type, "Auteur").Text });
        sheet.SetField(Tool, "VerifieLe", new DateField { Value = time.Today.ToDateTime(TimeOnly.MinValue) });
        // Whoever may not read the write-up does not learn from the sheet what it is about.
        if (writeUp.Part<VisibilityPart>().Audiences is { Count: > 0 } audiences) sheet.SetPart(nameof(VisibilityPart), new VisibilityPart { Audiences = [.. audiences] });
        return sheet;
    }
}
