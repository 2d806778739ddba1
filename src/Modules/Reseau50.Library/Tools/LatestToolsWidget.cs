using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Security;
using Reseau50.Library.Contracts;

namespace Reseau50.Library.Tools;

/// <summary>The newest tools, of one network or of all.</summary>
internal sealed class LatestToolsWidget(IToolbox tools) : IWidget
{
    public string ContentType => "DerniersOutils";

    public async Task<Shape?> BuildAsync(ContentItem widget, Viewer viewer, CancellationToken ct)
    {
        var networkId = widget.Field<ContentPickerField>(ContentType, "Reseau").ContentItemIds.FirstOrDefault();
        var lines = await tools.LatestAsync(networkId, null, (int)(widget.Field<NumericField>(ContentType, "Nombre").Value ?? 3), viewer, ct);
        var title = widget.Field<TextField>(ContentType, "Titre").Text ?? "Outils partagés";
        return lines.Count == 0 ? null : new Shape("LatestTools", new LatestTools(title, lines, lines[0].Networks.FirstOrDefault(n => n.Id == networkId)?.Slug));
    }
}

/// <summary>What the widget shows.</summary>
internal sealed record LatestTools(string Title, IReadOnlyList<ToolLine> Lines, string? NetworkSlug);
