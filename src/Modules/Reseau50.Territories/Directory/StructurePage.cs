using Reseau50.Cms.Content;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;

namespace Reseau50.Territories.Directory;

/// <summary>One structure.</summary>
internal sealed class StructurePage(StructureTable structures) : IContentPage
{
    public string ContentType => "Structure";

    public async Task<PageView?> BuildAsync(ContentItem item, string? containedId, Viewer viewer, CancellationToken ct)
    {
        var structure = await structures.OfAsync(item, viewer, ct);
        return new PageView("Structure", structure, new PageHead($"{item.DisplayText}{(structure.Commune is { } commune ? ", " + commune.Name : "")}", structure.Text("Presentation") ?? item.DisplayText)
        {
            Section = "/structures",
            Crumbs = [new Crumb("Structures", "/structures")],
        });
    }
}
