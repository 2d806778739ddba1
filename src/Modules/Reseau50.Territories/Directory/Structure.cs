using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Networks.Contracts;

namespace Reseau50.Territories.Directory;

/// <summary>A place that welcomes children, or helps those who do.</summary>
internal sealed record Structure(ContentItem Item, Term? Kind, Term? Commune, IReadOnlyList<Reseau> Networks)
{
    private const string Type = "Structure";

    public string Path => "/" + Item.Part<AutoroutePart>().Path;
    public Term? Epci => Commune?.Root;
    public string? Text(string field) => Item.Field<TextField>(Type, field).Text is { Length: > 0 } text ? text : null;
    public int? Places => (int?)Item.Field<NumericField>(Type, "Places").Value;

    /// <summary>Where it stands on the map: its own position, or its commune's.</summary>
    public GeoPointField? Position => Item.Field<GeoPointField>(Type, "Position") is { Latitude: not null } own ? own
        : Commune?.Item.Field<GeoPointField>("Commune", "Position") is { Latitude: not null } commune ? commune : null;
}

/// <summary>The structures a viewer may see: a few hundred at most, kept in memory for visitors.</summary>
internal sealed class StructureTable(ContentReader reader, TermTable terms, ReseauTable networks)
{
    public Task<IReadOnlyList<Structure>> AllAsync(Viewer viewer, CancellationToken ct) => reader.CachedAsync<IReadOnlyList<Structure>>("structures", viewer, async () =>
    {
        var order = StringComparer.Create(SiteTime.French, ignoreCase: true);
        var all = new List<Structure>();
        foreach (var item in await reader.AllAsync("Structure", viewer, ct)) all.Add(await OfAsync(item, viewer, ct));
        return [.. all.OrderBy(s => s.Epci?.Name ?? "", order).ThenBy(s => s.Commune?.Name ?? "", order).ThenBy(s => s.Item.DisplayText, order)];
    });

    public async Task<Structure> OfAsync(ContentItem item, Viewer viewer, CancellationToken ct) => new(item,
        await terms.FindAsync("tax-types-structure", item.Field<TaxonomyField>("Structure", "Genre").TermContentItemIds.FirstOrDefault(), ct),
        await terms.FindAsync(Networks.Contracts.Territories.Taxonomy, item.Field<TaxonomyField>("Structure", "Territoire").TermContentItemIds.FirstOrDefault(), ct),
        await networks.OfAsync(item, viewer, ct));
}
