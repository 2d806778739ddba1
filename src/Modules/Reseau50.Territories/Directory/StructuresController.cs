using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using Reseau50.Networks.Contracts;

namespace Reseau50.Territories.Directory;

/// <summary>The directory: a list by EPCI and commune, and a map that says the same.</summary>
[OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class StructuresController(StructureTable structures, ReseauTable networkTable, TermTable terms, CurrentViewer viewer) : Controller
{
    [HttpGet("/structures")]
    public async Task<IActionResult> List(string? reseau, string? territoire, string? genre, CancellationToken ct)
    {
        var networks = await networkTable.AllAsync(viewer.Value, ct);
        var network = networks.FirstOrDefault(n => n.Slug == reseau);
        var epci = await terms.EpciAsync(territoire, ct);
        var kind = await terms.FindAsync("tax-types-structure", genre, ct);
        var found = (await structures.AllAsync(viewer.Value, ct))
            .Where(s => (network is null || s.Networks.Any(n => n.Id == network.Id)) && (epci is null || s.Epci?.Id == epci.Id) && (kind is null || s.Kind?.Id == kind.Id)).ToList();
        var filters = new FilterForm("/structures",
        [
            new Filter("reseau", "Réseau", "Tous", network?.Slug, [.. networks.Select(n => (n.Slug, n.Label))]),
            new Filter("territoire", "Territoire", "Tous", epci?.Slug(), [.. (await terms.EpcisAsync(ct)).Select(t => (t.Slug(), t.Name))]),
            new Filter("genre", "Type", "Tous", kind?.Id, [.. (await terms.AllAsync("tax-types-structure", ct)).Select(t => (t.Id, t.Name))]),
        ], found.Count, "structure", "structures");
        ViewData[PageHead.Key] = new PageHead("Structures", "Relais, crèches, micro-crèches et maisons d’assistants maternels de la Manche, par intercommunalité et par commune.")
        {
            Section = "/structures",
            Canonical = "/structures",
        };
        return View("StructuresList", new StructuresListView(found, networks, filters));
    }
}

/// <summary>What the directory shows.</summary>
internal sealed record StructuresListView(IReadOnlyList<Structure> Structures, IReadOnlyList<Reseau> Networks, FilterForm Filters);
