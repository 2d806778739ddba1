using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Text;
using Reseau50.Library.Contracts;
using Reseau50.Networks.Contracts;

namespace Reseau50.Library.Tools;

/// <summary>Queries tools and turns them into lines.</summary>
internal sealed class ToolLines(SiteDb db, ContentReader reader, ReseauTable networks, TermTable terms, SiteTime time)
{
    public const string Type = "Outil";

    public IQueryable<ContentItemRow> Query(Viewer viewer) => db.VisibleTo(viewer).Where(x => x.ContentType == Type);

    /// <summary>A page of the query, newest first: two queries however many tools there are.</summary>
    public async Task<IReadOnlyList<ToolLine>> PageAsync(IQueryable<ContentItemRow> query, int skip, int take, Viewer viewer, CancellationToken ct)
    {
        var ids = await query.NewestFirst().Skip(skip).Take(take).Select(x => x.ContentItemId).ToListAsync(ct);
        var lines = new List<ToolLine>();
        foreach (var item in await reader.PublishedAsync(ids, viewer, ct)) lines.Add(await LineAsync(item, viewer, ct));
        return lines;
    }

    public async Task<ToolLine> LineAsync(ContentItem item, Viewer viewer, CancellationToken ct)
    {
        var format = (await terms.FindAsync("tax-formats", Terms(item, "Format"), ct)).FirstOrDefault();
        var ages = await terms.FindAsync("tax-ages", Terms(item, "Ages"), ct);
        return new ToolLine(item.ContentItemId, item.DisplayText, "/" + item.Part<AutoroutePart>().Path, Text(item, "Resume") ?? "", format?.Name, AgeWords.Of(ages.Select(a => a.Name)),
            [.. item.Field<MediaField>(Type, "Fichiers").Paths.Select(p => Path.GetExtension(p).TrimStart('.').ToUpperInvariant()).Distinct()],
            await networks.OfAsync(item, viewer, ct), Checked.On(item.Field<DateField>(Type, "VerifieLe").Value, time.Today), Text(item, "Version"));
    }

    internal static string? Text(ContentItem item, string field) => item.Field<TextField>(Type, field).Text is { Length: > 0 } text ? text : null;
    internal static IReadOnlyList<string> Terms(ContentItem item, string field) => item.Field<TaxonomyField>(Type, field).TermContentItemIds;
}

/// <inheritdoc cref="IToolbox"/>
internal sealed class Toolbox(ToolLines lines, SiteDb db, ContentReader reader) : IToolbox
{
    public Task<IReadOnlyList<ToolLine>> OfWorkshopAsync(string workshopId, Viewer viewer, CancellationToken ct = default) =>
        reader.CachedAsync("tools-of:" + workshopId, viewer, () => lines.PageAsync(lines.Query(viewer).Pointing(db, workshopId), 0, 50, viewer, ct));

    public Task<IReadOnlyList<ToolLine>> LatestAsync(string? networkId, IReadOnlyList<string>? termIds, int count, Viewer viewer, CancellationToken ct = default) =>
        reader.CachedAsync($"tools:{networkId}:{termIds?[0]}:{count}", viewer, () => lines.PageAsync(lines.Query(viewer).Pointing(db, networkId).Under(db, termIds), 0, count, viewer, ct));
}
