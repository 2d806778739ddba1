using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Security;

namespace Reseau50.Workshops.WriteUps;

/// <summary>The newest write-ups, of one network or of all.</summary>
internal sealed class LatestWriteUpsWidget(WriteUpTable writeUps) : IWidget
{
    public string ContentType => "DerniersComptesRendus";

    public async Task<Shape?> BuildAsync(ContentItem widget, Viewer viewer, CancellationToken ct)
    {
        var networkId = widget.Field<ContentPickerField>(ContentType, "Reseau").ContentItemIds.FirstOrDefault();
        var latest = await writeUps.LatestAsync(networkId, (int)(widget.Field<NumericField>(ContentType, "Nombre").Value ?? 3), viewer, ct);
        var slug = latest.FirstOrDefault()?.Workshop.Networks.FirstOrDefault(n => n.Id == networkId)?.Slug;
        return latest.Count == 0 ? null : new Shape("LatestWriteUps", new LatestWriteUps(widget.Field<TextField>(ContentType, "Titre").Text ?? "Derniers comptes-rendus", latest, slug));
    }
}

/// <summary>What the widget shows.</summary>
internal sealed record LatestWriteUps(string Title, IReadOnlyList<WriteUp> WriteUps, string? NetworkSlug);
