using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Media;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using Reseau50.Library.Contracts;
using Reseau50.Networks.Contracts;

namespace Reseau50.Library.Tools;

/// <summary>One tool: all of it on the page, and its files.</summary>
internal sealed class ToolPage(ToolLines lines, ContentReader reader, TermTable terms, MediaDownloads downloads) : IContentPage
{
    public string ContentType => ToolLines.Type;

    public async Task<PageView?> BuildAsync(ContentItem item, string? containedId, Viewer viewer, CancellationToken ct)
    {
        var line = await lines.LineAsync(item, viewer, ct);
        var source = item.Field<ContentPickerField>(ContentType, "AtelierSource").ContentItemIds.FirstOrDefault();
        var workshop = source is null ? null : await reader.PublishedAsync(source, viewer, ct);
        var themes = await terms.FindAsync("tax-themes", ToolLines.Terms(item, "Themes"), ct);
        var territory = (await terms.FindAsync(Territories.Taxonomy, ToolLines.Terms(item, "Territoire"), ct)).FirstOrDefault();
        var media = item.Field<MediaField>(ContentType, "Fichiers");
        var view = new ToolView(item, line, themes, await terms.FindAsync("tax-charte", ToolLines.Terms(item, "Charte"), ct), await terms.FindAsync("tax-referentiel", ToolLines.Terms(item, "Referentiel"), ct),
            territory, workshop is null ? null : new Crumb(workshop.DisplayText, "/" + workshop.Part<AutoroutePart>().Path), [.. media.Paths.Select((p, i) => new ToolFile(p, media.TextOf(i)))],
            await downloads.OfAsync(media.Paths, ct));
        return new PageView("Tool", view, new PageHead(item.DisplayText, line.Summary) { Kind = "article", Section = "/ressources", Crumbs = [new Crumb("Ressources", "/ressources")] });
    }
}

/// <summary>What the sheet shows.</summary>
internal sealed record ToolView(
    ContentItem Item, ToolLine Line, IReadOnlyList<Term> Themes, IReadOnlyList<Term> Charter, IReadOnlyList<Term> Quality, Term? Territory, Crumb? Workshop, IReadOnlyList<ToolFile> Files, long Downloads)
{
    /// <summary>« 12 fois »; nothing while nobody has.</summary>
    public string? Downloaded => Downloads == 0 ? null : $"{Downloads.ToString("N0", SiteTime.French)} fois";

    public string? Text(string field) => ToolLines.Text(Item, field);
    public IReadOnlyList<string> Material => Text("Materiel")?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}

/// <summary>A file to download.</summary>
internal sealed record ToolFile(string Path, string Text)
{
    public string Kind => System.IO.Path.GetExtension(Path).TrimStart('.').ToUpperInvariant();
}
