using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using Reseau50.Networks.Contracts;

namespace Reseau50.Territories.Directory;

/// <summary>The directory: a list by EPCI and commune, and a map that says the same.</summary>
[OutputCache(PolicyName = PublicPages.Policy)]
public sealed class StructuresController : Controller
{
    private readonly StructureTable _structures;
    private readonly ReseauTable _networks;
    private readonly TermTable _terms;
    private readonly Viewer _viewer;

    public StructuresController(IServiceProvider services)
    {
        _structures = services.GetRequiredService<StructureTable>();
        _networks = services.GetRequiredService<ReseauTable>();
        _terms = services.GetRequiredService<TermTable>();
        _viewer = services.GetRequiredService<CurrentViewer>().Value;
    }

    [HttpGet("/structures"), HttpHead("/structures")]
    public async Task<IActionResult> List(string? reseau, string? territoire, string? genre, CancellationToken ct)
    {
        var networks = await _networks.AllAsync(_viewer, ct);
        var network = networks.FirstOrDefault(n => n.Slug == reseau);
        var epci = await _terms.EpciAsync(territoire, ct);
        var kind = await _terms.FindAsync("tax-types-structure", genre, ct);
        var found = (await _structures.AllAsync(_viewer, ct))
            .Where(s => (network is null || s.Networks.Any(n => n.Id == network.Id)) && (epci is null || s.Epci?.Id == epci.Id) && (kind is null || s.Kind?.Id == kind.Id)).ToList();
        var filters = new FilterForm("/structures",
        [
            new Filter("reseau", "Réseau", "Tous", network?.Slug, [.. networks.Select(n => (n.Slug, n.Label))]),
            new Filter("territoire", "Territoire", "Tous", epci?.Slug(), [.. (await _terms.EpcisAsync(ct)).Select(t => (t.Slug(), t.Name))]),
            new Filter("genre", "Type", "Tous", kind?.Id, [.. (await _terms.AllAsync("tax-types-structure", ct)).Select(t => (t.Id, t.Name))]),
        ], found.Count, "structure", "structures");
        ViewData[PageHead.Key] = new PageHead("Structures", "Relais, crèches, micro-crèches et maisons d’assistants maternels de la Manche, par intercommunalité et par commune.")
        {
            Section = "/structures", Canonical = "/structures",
        };
        return View("StructuresList", new StructuresListView(found, networks, filters));
    }
}

/// <summary>What the directory shows.</summary>
public sealed record StructuresListView(IReadOnlyList<Structure> Structures, IReadOnlyList<Reseau> Networks, FilterForm Filters);
