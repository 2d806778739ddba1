using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Security;

namespace Reseau50.Workshops.Listing;

/// <summary>The workshops of a network that have a date ahead.</summary>
internal sealed class CurrentWorkshopsWidget(WorkshopTable workshops) : IWidget
{
    public string ContentType => "AteliersEnCours";

    public async Task<Shape?> BuildAsync(ContentItem widget, Viewer viewer, CancellationToken ct)
    {
        var networkId = widget.Field<ContentPickerField>(ContentType, "Reseau").ContentItemIds.FirstOrDefault();
        var count = (int)(widget.Field<NumericField>(ContentType, "Nombre").Value ?? 6);
        var current = (await workshops.AllAsync(viewer, ct)).Where(w => w.Next is not null && (networkId is null || w.Networks.Any(n => n.Id == networkId))).Take(count).ToList();
        var slug = current.FirstOrDefault()?.Networks.FirstOrDefault(n => n.Id == networkId)?.Slug;
        return current.Count == 0 ? null : new Shape("CurrentWorkshops", new CurrentWorkshops(widget.Field<TextField>(ContentType, "Titre").Text ?? "Ateliers en cours", current, slug));
    }
}

/// <summary>What the widget shows.</summary>
internal sealed record CurrentWorkshops(string Title, IReadOnlyList<Workshop> Workshops, string? NetworkSlug);
