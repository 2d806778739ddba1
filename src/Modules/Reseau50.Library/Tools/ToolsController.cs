using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Settings;
using Reseau50.Cms.Site;
using Reseau50.Library.Contracts;
using Reseau50.Networks.Contracts;

namespace Reseau50.Library.Tools;

/// <summary>The list of tools, with its filters.</summary>
[OutputCache(PolicyName = PublicPages.Policy)]
public sealed class ToolsController : Controller
{
    private readonly ToolLines _lines;
    private readonly SiteDb _db;
    private readonly ContentReader _reader;
    private readonly ReseauTable _networks;
    private readonly TermTable _terms;
    private readonly SiteDocuments _documents;
    private readonly Viewer _viewer;

    public ToolsController(IServiceProvider services)
    {
        _lines = services.GetRequiredService<ToolLines>();
        _db = services.GetRequiredService<SiteDb>();
        _reader = services.GetRequiredService<ContentReader>();
        _networks = services.GetRequiredService<ReseauTable>();
        _terms = services.GetRequiredService<TermTable>();
        _documents = services.GetRequiredService<SiteDocuments>();
        _viewer = services.GetRequiredService<CurrentViewer>().Value;
    }

    [HttpGet("/ressources"), HttpHead("/ressources")]
    public async Task<IActionResult> List(string? reseau, string? theme, string? age, string? format, string? territoire, int page = 1, CancellationToken ct = default)
    {
        var networks = await _networks.AllAsync(_viewer, ct);
        var network = networks.FirstOrDefault(n => n.Slug == reseau);
        var epci = await _terms.EpciAsync(territoire, ct);
        var within = await _terms.WithinAsync(epci, ct);
        var choices = new[] { await TermAsync("tax-themes", theme, ct), await TermAsync("tax-ages", age, ct), await TermAsync("tax-formats", format, ct) };
        var size = (await _documents.ReadAsync<SiteSettings>(ct)).PageSize;
        var number = Math.Max(1, page);
        var (lines, total) = await _reader.CachedAsync($"ressources:{network?.Id}:{string.Join(':', choices.Select(c => c?.Id))}:{epci?.Id}:{number}:{size}", _viewer, async () =>
        {
            var query = _lines.Query(_viewer).Pointing(_db, network?.Id).Under(_db, within);
            foreach (var choice in choices.OfType<Term>()) query = query.Under(_db, [choice.Id]);
            return (await _lines.PageAsync(query, (number - 1) * size, size, _viewer, ct), await query.CountAsync(ct));
        });
        var filters = new FilterForm("/ressources",
        [
            new Filter("reseau", "Réseau", "Tous", network?.Slug, [.. networks.Select(n => (n.Slug, n.Label))]),
            await FilterAsync("theme", "Thème", "Tous", "tax-themes", choices[0], ct),
            await FilterAsync("age", "Âge", "Tous", "tax-ages", choices[1], ct),
            await FilterAsync("format", "Format", "Tous", "tax-formats", choices[2], ct),
            new Filter("territoire", "Origine", "Tous", epci?.Slug(), [.. (await _terms.EpcisAsync(ct)).Select(t => (t.Slug(), t.Name))]),
        ], total, "outil", "outils");
        var pager = new Pager(number, size, total, "/ressources", filters.Query);
        if (pager.Page > pager.Pages) return NotFound();
        ViewData[PageHead.Key] = new PageHead(pager.Title("Ressources"), "Les outils que les ateliers et les structures du réseau partagent : grilles, trames, fiches, modèles, à lire ici ou à télécharger.")
        {
            Section = "/ressources", Canonical = pager.Canonical,
        };
        return View("ToolsList", new ToolsListView(lines, filters, pager));
    }

    private async Task<Term?> TermAsync(string taxonomy, string? id, CancellationToken ct) => await _terms.FindAsync(taxonomy, id, ct);

    private async Task<Filter> FilterAsync(string name, string label, string all, string taxonomy, Term? chosen, CancellationToken ct) =>
        new(name, label, all, chosen?.Id, [.. (await _terms.AllAsync(taxonomy, ct)).Select(t => (t.Id, t.Name))]);
}

/// <summary>What the list shows.</summary>
public sealed record ToolsListView(IReadOnlyList<ToolLine> Lines, FilterForm Filters, Pager Pager);
